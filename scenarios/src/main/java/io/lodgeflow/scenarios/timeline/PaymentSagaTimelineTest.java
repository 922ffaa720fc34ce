package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The steps of a payment in their order, and how each is undone (W5, W18). A stay of two nights for 200.00. */
class PaymentSagaTimelineTest extends Story {

    private static final List<String> TO_THE_CHARGE =
            List.of("LookUpOrder", "CreateOrder", "LookUpPoints", "UsePoints", "ChargePayment");

    private final TestHotel hotel = hotel(1, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void theStepsOfAPaymentInOrder() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        assertThat(steps(id, "payment"))
                .containsExactly(
                        "LookUpOrder",
                        "CreateOrder",
                        "LookUpPoints",
                        "UsePoints",
                        "ChargePayment",
                        "EarnPoints",
                        "CompleteOrder");
        assertThat(history(id)).containsExactly("placed", "payment_submitted", "payment_received", "confirmed");
        assertThat(messages(id)).containsExactly("payment_receipt", "confirmation");
    }

    @Test
    void aDeclinedCardUndoesPointsAndOrderAndMayBeTriedAgain() {
        long before = pointsOf(guest);
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        Answer declined = payWithPoints(guest, id, 5_000, "tok_declined");
        assertThat(declined.at("/status")).as(declined.text()).isEqualTo("declined");
        assertThat(steps(id, "payment"))
                .startsWith(TO_THE_CHARGE.toArray(String[]::new))
                .endsWith("ChargePayment", "CancelPointsUse", "CancelOrder")
                .hasSize(7);
        assertThat(history(id))
                .containsExactly("placed", "payment_submitted", "points_used", "points_returned", "payment_declined");
        assertThat(pointsOf(guest)).isEqualTo(before);
        assertThat(folio(id)).containsExactly("points -50.00", "points 50.00");
        assertThat(paymentStatus(id)).isEqualTo("unpaid");

        Answer again = payWithPoints(guest, id, 5_000, "tok_ok");
        assertThat(again.at("/status")).as(again.text()).isEqualTo("captured");
        assertThat(again.at("/amount/amount")).isEqualTo("150.00");
        assertThat(status(id)).isEqualTo("paid");
        assertThat(pointsOf(guest)).isEqualTo(before - 5_000);
        assertThat(moved(id)).isEqualTo(15_000);
    }

    @Test
    void aHotelThatClosesWhileTheCardIsChargedUndoesEverythingInReverseOrder() {
        long before = pointsOf(guest);
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        payWithPoints(guest.with("Prefer", "respond-async"), id, 5_000, "tok_unknown");
        closeHotel();
        for (int second = 0; second < 10; second++) {
            advance(Duration.ofSeconds(1));
        }
        assertUndone(id, before);
        assertThat(steps(id, "payment"))
                .endsWith(
                        "EarnPoints",
                        "CompleteOrder",
                        "GiveUpPayment",
                        "CancelPointsEarn",
                        "RefundCharge",
                        "CancelPointsUse",
                        "CancelOrder")
                .doesNotHaveDuplicates();
        assertThat(messages(id)).contains("payment_receipt", "refund", "cancellation");
    }

    @Test
    void aClosedHotelTakesNoPayment() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        closeHotel();
        assertProblem(pay(guest, id, "tok_ok"), 409, "hotel_closed");
        assertThat(paymentStatus(id)).isEqualTo("unpaid");
        assertThat(moved(id)).isZero();
    }

    /** As a process that dies between the gateway's answer and the commit, again and again. */
    @Test
    void whatFollowsTheChargeIsRepeatedUntilItIsDone() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        whileConfirmingFails(id, () -> {
            payWithoutWaiting(guest, id, "tok_ok");
            advance(Duration.ofSeconds(20));
            assertThat(status(id)).as("nothing of the failed step is stored").isEqualTo("pending");
            assertThat(folio(id)).isEmpty();
            assertThat(moved(id)).as("the gateway has the money").isEqualTo(20_000);
        });
        advance(Duration.ofMinutes(2));
        assertThat(status(id)).isEqualTo("paid");
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(history(id)).containsExactly("placed", "payment_submitted", "payment_received", "confirmed");
    }

    @Test
    void whatFollowsTheChargeAndFailsForGoodIsUndone() {
        long before = pointsOf(guest);
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        whileConfirmingFails(id, () -> {
            payWithPoints(guest.with("Prefer", "respond-async"), id, 5_000, "tok_ok");
            for (int minute = 0; minute < 20; minute++) {
                advance(Duration.ofMinutes(1));
            }
            assertUndone(id, before);
        });
        assertThat(steps(id, "payment"))
                .endsWith(
                        "ChargePayment",
                        "GiveUpPayment",
                        "CancelPointsEarn",
                        "RefundCharge",
                        "CancelPointsUse",
                        "CancelOrder");
    }

    private void assertUndone(String id, long pointsBefore) {
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(read(id).at("/cancellationReason")).isEqualTo("payment_failed");
        assertThat(paymentStatus(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
        assertThat(pointsOf(guest)).isEqualTo(pointsBefore);
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);
        assertThat(folio(id)).containsExactly("points -50.00", "payment -150.00", "refund 150.00", "points 50.00");
        assertThat(history(id))
                .containsExactly(
                        "placed",
                        "payment_submitted",
                        "points_used",
                        "payment_received",
                        "payment_given_up",
                        "refund_requested",
                        "refunded",
                        "points_returned",
                        "payment_undone",
                        "canceled");
        assertThat(steps(id, "refund"))
                .containsExactly(
                        "RequestRefund",
                        "BeginOrderCancellation",
                        "ReturnPoints",
                        "RefundPayment",
                        "TakeBackPoints",
                        "CompleteOrderCancellation");
        assertThat(steps(id, "reservation")).endsWith("PayReservation", "ReleaseInventory", "FailReservation");
    }

    private void closeHotel() {
        Answer seen = operations.get("/v1/hotels/" + hotel.id());
        Answer deleted = operations
                .with("If-Match", seen.header("ETag").orElseThrow())
                .send("DELETE", "/v1/hotels/" + hotel.id(), null);
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
    }

    /** The database refuses to note that this booking is confirmed: the step after the charge cannot commit. */
    private void whileConfirmingFails(String reservationId, Runnable story) {
        lodgeflow
                .jdbc()
                .execute("alter table reservation_event add constraint planted_fault check"
                        + " (type <> 'CONFIRMED' or reservation_id <> '" + reservationId + "')");
        try {
            story.run();
        } finally {
            lodgeflow.jdbc().execute("alter table reservation_event drop constraint planted_fault");
        }
    }
}
