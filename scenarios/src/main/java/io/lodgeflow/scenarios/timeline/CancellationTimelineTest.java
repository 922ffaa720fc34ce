package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Canceling, and what comes back (W11). A stay of two nights for 200.00, or 180.00 not refundable. */
class CancellationTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(10);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @ParameterizedTest(name = "{0}, {1} days before: {2} %")
    @CsvSource({
        "flexible,       8, 100, 200.00, 0.00,   refunded, refunded",
        "flexible,       7, 100, 200.00, 0.00,   refunded, refunded",
        "flexible,       6,  50, 100.00, 100.00, refunded, partially_refunded",
        "flexible,       3,  50, 100.00, 100.00, refunded, partially_refunded",
        "flexible,       1,  50, 100.00, 100.00, refunded, partially_refunded",
        "flexible,       0,   0, 0.00,   200.00, canceled, paid",
        "non_refundable, 8,   0, 0.00,   180.00, canceled, paid"
    })
    void thePreviewIsWhatHappens(
            String plan, int daysBefore, int percent, String refund, String fee, String status, String paymentStatus) {
        String id = paid(guest, hotel.wish("standard", plan, arrival, 2));
        travelTo(hotel, arrival.minusDays(daysBefore), "10:00");

        Answer preview = guest.post("/v1/reservations/" + id + "/actions/preview-cancellation", null);
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.json().at("/daysBeforeArrival").asInt()).isEqualTo(daysBefore);
        assertThat(preview.json().at("/refundPercent").asInt()).isEqualTo(percent);
        assertThat(preview.at("/refund/amount")).isEqualTo(refund);
        assertThat(preview.at("/fee/amount")).isEqualTo(fee);
        assertThat(preview.at("/explanation")).isNotBlank();
        assertThat(status(id)).as("a preview changes nothing").isEqualTo("paid");

        Answer canceled = cancel(guest, id);
        assertThat(canceled.status()).as(canceled.text()).isEqualTo(200);
        assertThat(canceled.at("/cancellationReason")).isEqualTo("Plans have changed");
        assertThat(status(id)).isEqualTo(status);
        assertThat(paymentStatus(id)).isEqualTo(paymentStatus);
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(moved(id)).as("what the hotel keeps").isEqualTo(minor(fee));
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);
        assertThat(nightsOf(id)).isEmpty();
        assertProblem(cancel(guest, id), 409, "wrong_status");
    }

    @Test
    void theRefundIsTrackedUntilTheGatewayConfirmsIt() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        Answer canceled = cancel(guest.with("Prefer", "wait=30"), id);
        assertThat(canceled.at("/status")).as(canceled.text()).isEqualTo("refunded");
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 200.00");
        var refunds =
                operations.get("/v1/reservations/" + id + "/payments").json().at("/refunds");
        assertThat(refunds.findValuesAsString("status")).containsExactly("succeeded");
        assertThat(refunds.at("/0/reason").asString()).isEqualTo("cancellation");
        assertThat(history(id)).endsWith("canceled", "refund_requested", "refunded");
        assertThat(messages(id)).endsWith("cancellation", "refund");
    }

    @Test
    void theKoreanGuestIsToldInKorean() {
        String id = paid(korean, hotel.wish("standard", "flexible", arrival, 2));
        cancel(korean, id);
        var told = lastMessage(id, "cancellation");
        assertThat(told.at("/language").asString()).isEqualTo("ko");
        assertThat(told.at("/subject").asString()).contains("예약이 취소되었습니다");
        assertThat(told.at("/body").asString()).contains("데모 고객 고객님", "환불 예정 금액");
        assertThat(lastMessage(id, "refund").at("/language").asString()).isEqualTo("ko");
    }

    @Test
    void aHoldIsCanceledWithoutMoney() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(paymentStatus(id)).isEqualTo("unpaid");
        assertThat(folio(id)).isEmpty();
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);
    }

    @Test
    void moneyTakenAtTheDeskGoesBackAtTheDesk() {
        String id = placed(guest, hotel.wish("standard", "pay_at_hotel", arrival, 2));
        operations.once().post("/v1/payments", java.util.Map.of("reservationId", id, "method", "cash"));
        cancel(operations, id);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(moved(id)).isZero();
    }

    @Test
    void assignedRoomsAreFreeAfterACancellation() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        travelTo(hotel, arrival.minusDays(1), "15:00");
        assertThat(nightsOf(id)).hasSize(2);
        cancel(guest, id);
        assertThat(nightsOf(id)).isEmpty();
        assertThat(rooms(id)).isEmpty();
        assertThat(history(id)).endsWith("canceled", "refund_requested", "refunded");
    }

    private static long minor(String amount) {
        return Long.parseLong(amount.replace(".", ""));
    }
}
