package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the hotel gave back beyond the rules is never asked for again, however the booking ends. Two nights for 200.00. */
class GoodwillTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(10);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void theDeskDoesNotTakeItAgain() {
        String id = placed(guest, hotel.wish("standard", "pay_at_hotel", arrival, 2));
        takeCash(id);
        giveBack(id, "14.00");
        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        assertProblem(
                operations.once().post("/v1/payments", Map.of("reservationId", id, "method", "cash")),
                409,
                "nothing_due");
        travelTo(hotel, arrival.plusDays(2), "09:00");
        done(operations, id, "check-out", null);
        assertThat(folio(id))
                .containsExactlyInAnyOrder(
                        "payment -200.00",
                        "refund 14.00",
                        "room_charge 100.00",
                        "room_charge 100.00",
                        "allowance -14.00");
    }

    @Test
    void aNoShowIsChargedThePriceLessTheGoodwill() {
        String id = deposited();
        giveBack(id, "14.00");
        travelTo(hotel, arrival.plusDays(1), "12:00");
        assertThat(status(id)).isEqualTo("no_show");
        assertThat(folio(id))
                .containsExactlyInAnyOrder("payment -60.00", "refund 14.00", "no_show_fee 186.00", "payment -140.00");
        assertThat(moved(id)).isEqualTo(18_600);
    }

    @Test
    void aLateCancellationIsChargedThePenaltyLessTheGoodwill() {
        String id = deposited();
        giveBack(id, "14.00");
        travelTo(hotel, arrival.minusDays(3), "10:00");
        Answer preview = guest.post("/v1/reservations/" + id + "/actions/preview-cancellation", null);
        assertThat(preview.at("/charge/amount")).as(preview.text()).isEqualTo("40.00");
        cancel(guest, id);
        assertThat(folio(id))
                .containsExactlyInAnyOrder(
                        "payment -60.00", "refund 14.00", "cancellation_fee 86.00", "payment -40.00");
        assertThat(moved(id)).isEqualTo(8_600);
    }

    @Test
    void aBookingThatWasGivenBackInFullIsRefundedWhenItIsCanceled() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        giveBack(id, "200.00");
        assertThat(paymentStatus(id)).as("the stay is still on").isEqualTo("refunded");
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(paymentStatus(id)).isEqualTo("refunded");
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 200.00");
        assertThat(moved(id)).isZero();
    }

    /** The refund under way must not keep the withdrawn one from giving its amount free before the cancellation counts. */
    @Test
    void aWithdrawnRefundGivesItsAmountFreeWhileAnotherIsUnderWay() {
        String id = placed(guest, hotel.wish("suite", "flexible", arrival, 4));
        assertThat(pay(guest, id, "tok_refund_pending").at("/status")).isEqualTo("captured");
        assertThat(askFor(id, "30.00").at("/status")).isEqualTo("pending");
        Answer awaiting = askFor(id, "600.00");
        assertThat(awaiting.at("/approval")).as(awaiting.text()).isEqualTo("awaited");
        cancel(guest, id);
        assertThat(operations.get("/v1/refunds/" + awaiting.at("/id")).at("/status"))
                .isEqualTo("canceled");
        advance(Duration.ofHours(3));
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).as("all of it, by the policy").isZero();
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(openWork(id)).isEmpty();
    }

    /** Asked for while another one is under way, so that its own process goes along with that one, and then waits. */
    @Test
    void whatAwaitsApprovalBesideAnotherRefundIsCaredFor() {
        String id = placed(guest, hotel.wish("suite", "flexible", arrival, 4));
        assertThat(pay(guest, id, "tok_refund_pending").at("/status")).isEqualTo("captured");
        assertThat(askFor(id, "30.00").at("/status")).isEqualTo("pending");
        Answer awaiting = askFor(id, "600.00");
        advance(Duration.ofHours(3));
        assertThat(folio(id)).containsExactly("payment -1000.00", "refund 30.00");
        assertBooksAreRight();
        assertThat(waitingAt(id, "AwaitApproval")).isEqualTo("1");
        Answer approved = person("support").post("/v1/refunds/" + awaiting.at("/id") + "/actions/approve", null);
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        advance(Duration.ofHours(3));
        assertThat(folio(id)).containsExactly("payment -1000.00", "refund 30.00", "refund 600.00");
        assertThat(waitingAt(id, "AwaitApproval")).isEqualTo("0");
    }

    private String waitingAt(String id, String step) {
        return column("select count(*) from engine_position where business_key = ? and step = ?", id, step)
                .getFirst();
    }

    /** The desk took the first price; the dearer stay was never paid, so the way back to the first one gives nothing back. */
    @Test
    void aPriceThatWasNeverPaidIsNotGivenBack() {
        String id = placed(guest, hotel.wish("standard", "pay_at_hotel", arrival, 2));
        takeCash(id);
        modify(id, 4);
        giveBack(id, "14.00");
        Answer back = modify(id, 2);
        assertThat(back.at("/paymentStatus")).isEqualTo("paid");
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 14.00");
        cancel(guest, id);
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 14.00", "refund 186.00");
    }

    private Answer modify(String id, int nights) {
        return done(
                guest,
                id,
                "modify",
                Map.of("departure", arrival.plusDays(nights).toString()));
    }

    private void giveBack(String id, String amount) {
        Answer given = askFor(id, amount);
        assertThat(given.at("/status")).as(given.text()).isEqualTo("succeeded");
    }

    private Answer askFor(String id, String amount) {
        Map<String, Object> refund = Map.of(
                "reservationId",
                id,
                "amount",
                Map.of("amount", amount, "currency", "EUR"),
                "reason",
                "The lift was out of order");
        return operations.once().post("/v1/refunds", refund);
    }

    private void takeCash(String id) {
        Answer cash = operations.once().post("/v1/payments", Map.of("reservationId", id, "method", "cash"));
        assertThat(cash.at("/status")).as(cash.text()).isEqualTo("captured");
    }

    private String deposited() {
        String id = placed(guest, hotel.wish("standard", "deposit", arrival, 2));
        assertThat(pay(guest, id, "tok_ok").at("/amount/amount")).isEqualTo("60.00");
        return id;
    }
}
