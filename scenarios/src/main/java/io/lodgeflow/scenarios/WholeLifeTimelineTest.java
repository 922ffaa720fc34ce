package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One booking from hold to feedback request, told day by day over HTTP. */
class WholeLifeTimelineTest {

    private final Product lodgeflow = Product.shared();
    private final TestHotel hotel = TestHotel.with(lodgeflow, 3, 1, 110);
    private final Http guest = Http.demo(lodgeflow.uri(), "guest.en");
    private final Http operations = Http.demo(lodgeflow.uri(), "operations");

    @Test
    @Lives({"reservation", "payment"})
    void aPaidBookingLivesUntilCheckOut() {
        LocalDate arrival = hotel.today().plusDays(30);
        Answer placed = guest.once().post("/v1/reservations", hotel.wish("standard", "flexible", arrival, 3));
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(placed.at("/status")).isEqualTo("pending");
        assertThat(placed.at("/total/amount")).isEqualTo("300.00");
        String id = placed.at("/id");

        Answer paid = guest.once().post("/v1/payments", Map.of("reservationId", id, "paymentToken", "tok_ok"));
        assertThat(paid.status()).as(paid.text()).isEqualTo(201);
        assertThat(paid.at("/status")).isEqualTo("captured");
        assertThat(read(id).at("/status")).isEqualTo("paid");

        lodgeflow.travelTo(
                arrival.minusDays(1).atTime(14, 59).atZone(hotel.zone()).toInstant());
        assertThat(read(id).json().at("/assignedRooms").size()).isZero();
        lodgeflow.travelTo(
                arrival.minusDays(1).atTime(15, 0).atZone(hotel.zone()).toInstant());
        assertThat(read(id).json().at("/assignedRooms").size()).isEqualTo(1);

        lodgeflow.travelTo(arrival.atTime(LocalTime.NOON).atZone(hotel.zone()).toInstant());
        assertThat(operations
                        .post("/v1/reservations/" + id + "/actions/check-in", null)
                        .at("/status"))
                .isEqualTo("checked_in");

        lodgeflow.travelTo(
                arrival.plusDays(3).atTime(10, 0).atZone(hotel.zone()).toInstant());
        Answer left = operations.post("/v1/reservations/" + id + "/actions/check-out", null);
        assertThat(left.at("/status")).as(left.text()).isEqualTo("checked_out");
        lodgeflow.settle();
        assertThat(guest.get("/v1/reservations/" + id + "/folio").at("/balance/amount"))
                .isEqualTo("0.00");
        assertThat(guest.get("/v1/reservations/" + id + "/messages").json().findValuesAsString("kind"))
                .containsExactly(
                        "payment_receipt",
                        "confirmation",
                        "room_assigned",
                        "reminder",
                        "check_out_receipt",
                        "feedback_request");
        assertThat(lodgeflow.violations()).isEmpty();
    }

    private Answer read(String id) {
        return guest.get("/v1/reservations/" + id);
    }
}
