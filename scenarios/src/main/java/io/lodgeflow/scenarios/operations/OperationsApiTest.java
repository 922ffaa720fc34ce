package io.lodgeflow.scenarios.operations;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The addresses of operations: who may call them, and that they answer what the ports know. */
@OnBothDatabases(Because.STORE)
class OperationsApiTest extends Desk {

    private final TestHotel hotel = hotel(3, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);

    @Test
    void onlyTheHeadOfficeSeesAllBookings() {
        List<String> addresses = List.of(
                "/overview",
                "/health",
                "/late",
                "/retrying",
                "/audit",
                "/audit/verification",
                "/incident-groups",
                "/repair-batches",
                "/bookings",
                "/processes/reservation/versions/1/steps",
                "/processes/reservation/versions/1/diagram",
                "/processes/reservation/throughput");
        for (String address : addresses) {
            assertThat(anonymous.get("/v1/operations" + address).status())
                    .as(address)
                    .isEqualTo(401);
            assertThat(guest.get("/v1/operations" + address).status())
                    .as(address)
                    .isEqualTo(403);
            assertThat(operations.get("/v1/operations" + address).status())
                    .as(address)
                    .isEqualTo(200);
        }
        assertThat(operations
                        .get("/v1/operations/processes/reservation/versions/1/diagram")
                        .text())
                .contains("BPMNDiagram");
        for (int never : new int[] {999, 0, -36_983_935, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            String version = "/v1/operations/processes/reservation/versions/" + never;
            assertProblem(operations.get(version + "/diagram"), 404, "not_found");
            assertThat(operations.get(version + "/steps").text()).contains("\"items\":[]");
            Answer check = operations.post(
                    "/v1/operations/version-changes/check",
                    Map.of("process", "reservation", "fromVersion", never, "toVersion", 1));
            assertThat(check.status()).as(check.text()).isBetween(200, 422);
        }
    }

    @Test
    void aBookingIsRepairedOverHttp() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String repairs = "/v1/operations/reservations/" + id + "/repairs";
        assertProblem(guest.post(repairs, Map.of("kind", "SUSPEND", "reason", "x")), 403, "forbidden");
        assertProblem(operations.post(repairs, Map.of("kind", "SUSPEND")), 422, "reason_missing");
        assertProblem(operations.post(repairs, Map.of("kind", "SKIP_STEP", "reason", "x")), 422, "field_missing");
        Answer preview = operations.post(repairs + "/preview", Map.of("kind", "CANCEL"));
        assertThat(preview.text()).contains("refund", "nights_released");
        assertThat(status(id)).isEqualTo("paid");
        Answer done = operations.post(repairs, Map.of("kind", "CANCEL", "reason", "guest called"));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(operations.get("/v1/operations/audit?target=" + id).at("/items/0/reason"))
                .isEqualTo("guest called");
        assertThat(operations
                        .get("/v1/operations/reservations/" + id + "/position")
                        .text())
                .contains("RefundCompleted");
        assertProblem(operations.get("/v1/operations/reservations/res_unknown/position"), 404, "not_found");
    }

    @Test
    void manyAreRepairedOverHttp() {
        String one = paid(guest, hotel.wish("standard", "flexible", arrival, 1));
        String two = placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        Answer answer = operations.post(
                "/v1/operations/repairs",
                Map.of(
                        "reservationIds", List.of(one, two),
                        "repair", Map.of("kind", "MOVE_TO_STEP", "step", "ExpireReservation", "reason", "close")));
        assertThat(answer.json().findValuesAsString("refusal")).containsExactly("wrong_status");
        assertThat(status(two)).isEqualTo("canceled");
        assertThat(status(one)).isEqualTo("paid");
    }

    @Test
    void theHouseMayDoWhatConcernsItOnly() {
        Http desk = person("frontdesk");
        String elsewhere = paid(guest, hotel.wish("standard", "flexible", arrival, 1));
        assertProblem(
                desk.post(
                        "/v1/operations/reservations/" + elsewhere + "/repairs",
                        Map.of("kind", "ADD_NOTE", "reason", "x")),
                404,
                "not_found");
        assertProblem(
                desk.post(
                        "/v1/operations/reservations/" + elsewhere + "/repairs",
                        Map.of("kind", "SUSPEND", "reason", "x")),
                403,
                "forbidden");
    }

    @Test
    void bookingsAreFound() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String held = placed(korean, hotel.wish("standard", "flexible", arrival, 2));
        String canceled = placed(korean, hotel.wish("suite", "flexible", arrival.plusDays(1), 2));
        cancel(korean, canceled);
        lodgeflow.settle();
        String number = read(id).at("/confirmationNumber");
        assertThat(found("text=" + number.toLowerCase(java.util.Locale.ROOT))).containsExactly(id);
        assertThat(found("text=" + id)).containsExactly(id);
        String here = "hotel=" + hotel.id();
        assertThat(found(here)).containsExactly(canceled, held, id);
        assertThat(found(here + "&status=PAID&status=PENDING")).containsExactly(held, id);
        assertThat(found(here + "&step=AwaitPayment")).containsExactly(held);
        assertThat(found(here + "&step=FindRoom")).isEmpty();
        assertThat(found(here + "&incident=true")).isEmpty();
        assertThat(found(here + "&arrivalFrom=" + arrival.plusDays(1))).containsExactly(canceled);
        assertThat(found(here + "&arrivalTo=" + arrival)).containsExactly(held, id);
        Answer first = operations.get("/v1/operations/bookings?limit=2&" + here);
        assertThat(first.json().at("/items").findValuesAsString("reservationId"))
                .containsExactly(canceled, held);
        assertThat(found(here + "&limit=2&cursor=" + first.at("/nextCursor"))).containsExactly(id);
        assertThat(operations.get("/v1/operations/bookings?limit=1&" + here).text())
                .contains("Test hotel");
    }

    private List<String> found(String query) {
        Answer answer = operations.get("/v1/operations/bookings?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().at("/items").findValuesAsString("reservationId");
    }
}
