package io.lodgeflow.scenarios.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Lives;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money that arrives when the hold is over: the stay at its price, or all of it back (W4). */
class LatePaymentTimelineTest extends Story {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration BANK_TAKES = Duration.ofMinutes(20);

    private final TestHotel hotel = hotel(1, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);
    private final Map<String, Object> wish = hotel.wish("standard", "flexible", arrival, 2);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void theDoorIsClosedAtTheGatewayBeforeTheRoomIsReleased() {
        String id = placed(guest, wish);
        payWithoutWaiting(guest, id, "tok_needs_action");
        assertThat(paymentStatus(id)).isEqualTo("processing");

        advance(WINDOW);

        assertThat(status(id)).isEqualTo("canceled");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);
        assertThat(column("select outcome from sandbox_movement where movement_key = ?", id + ":charge:1"))
                .containsExactly("closed");
        assertThat(history(id)).containsSequence("payment_submitted", "payment_closed", "expired");
        assertThat(messages(id)).containsExactly("hold_expired");
        assertThat(lateProcesses(id)).isZero();
    }

    @Test
    void aPaymentThatWasConfirmedAtTheLastMomentIsFoundByClosing() {
        String id = placed(guest, wish);
        payWithoutWaiting(guest, id, "tok_timeout_after");
        advance(WINDOW);
        advance(Duration.ofMinutes(2));
        assertThat(status(id)).isEqualTo("paid");
        assertThat(moved(id)).isEqualTo(20_000);
    }

    @Test
    @Lives("late-payment")
    void aLateCaptureTakesTheRoomAgainAndTheStayGoesItsWay() {
        String id = expiredUndecided();
        assertThat(lateProcesses(id)).isEqualTo(1);

        advance(BANK_TAKES.minus(WINDOW).plusMinutes(2));

        assertThat(status(id)).isEqualTo("paid");
        assertThat(paymentStatus(id)).isEqualTo("paid");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(1, 1);
        assertThat(folio(id)).containsExactly("payment -200.00");
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(history(id)).containsSequence("expired", "reinstated", "payment_received", "confirmed");
        assertThat(history(id)).containsOnlyOnce("payment_submitted");
        assertThat(column("select occurred_at from reservation_event where reservation_id = ? order by id", id))
                .as("in the order in which it happened")
                .isSorted();
        assertThat(messages(id)).containsExactly("hold_expired", "reinstatement", "payment_receipt", "confirmation");
        assertThat(lateProcesses(id)).isZero();

        lodgeflow.travelTo(hotel.at(arrival, "16:00"));
        assertThat(rooms(id)).hasSize(1);
        done(operations, id, "check-in", Map.of());
        assertThat(status(id)).isEqualTo("checked_in");
    }

    @Test
    void aLateCaptureForARoomThatIsGoneGoesBackInFull() {
        String id = expiredUndecided();
        String other = paid(korean, wish);

        advance(BANK_TAKES.minus(WINDOW).plusMinutes(2));

        assertThat(status(id)).isEqualTo("refunded");
        assertThat(paymentStatus(id)).isEqualTo("refunded");
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 200.00");
        assertThat(moved(id)).isZero();
        assertThat(status(other)).isEqualTo("paid");
        assertThat(messages(id)).containsExactly("hold_expired", "late_payment_return", "refund");
        assertThat(lastMessage(id, "late_payment_return").at("/body").asString())
                .contains("200.00");
        assertThat(lateProcesses(id)).isZero();
    }

    @Test
    void aKoreanGuestIsToldInKorean() {
        String id = placed(korean, wish);
        payWithoutWaiting(korean, id, "tok_late_capture");
        advance(WINDOW);
        paid(guest, wish);
        advance(BANK_TAKES);
        assertThat(lastMessage(id, "late_payment_return").at("/body").asString())
                .contains("전액 환불");
    }

    @Test
    void atAnotherPriceTheMoneyGoesBack() {
        String id = expiredUndecided();
        lodgeflow
                .bean(Transactions.class)
                .run(() -> lodgeflow
                        .jdbc()
                        .update(
                                "update room_type_night set price_minor = price_minor + 100 where room_type_id = ?",
                                hotel.typeId("standard")));
        advance(BANK_TAKES);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
    }

    @Test
    void aLateDeclineEndsTheMatter() {
        String id = placed(guest, wish);
        payWithoutWaiting(guest, id, "tok_late_decline");
        advance(WINDOW);
        assertThat(lateProcesses(id)).isEqualTo(1);
        advance(BANK_TAKES);
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(lateProcesses(id)).isZero();
        assertThat(messages(id)).containsExactly("hold_expired");
    }

    @Test
    void newsThatComesAgainChangesNothing() {
        String id = expiredUndecided();
        advance(BANK_TAKES);
        assertThat(status(id)).isEqualTo("paid");
        for (int again = 0; again < 2; again++) {
            for (String event : column("select id from sandbox_event where movement_key = ?", id + ":charge:1")) {
                operations.post("/v1/sandbox/gateway/events/" + event + "/deliveries", null);
            }
            advance(Duration.ofMinutes(1));
        }
        assertThat(status(id)).isEqualTo("paid");
        assertThat(folio(id)).containsExactly("payment -200.00");
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(history(id)).containsOnlyOnce("reinstated");
    }

    @Test
    void aReinstatedBookingCanBeCanceledAsAnyOther() {
        String id = expiredUndecided();
        advance(BANK_TAKES);
        assertThat(cancel(guest, id).status()).isEqualTo(200);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);
    }

    private String expiredUndecided() {
        String id = placed(guest, wish);
        payWithoutWaiting(guest, id, "tok_late_capture");
        advance(WINDOW);
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(paymentStatus(id)).isEqualTo("unpaid");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);
        return id;
    }

    private int lateProcesses(String id) {
        return column("select instance_id from engine_instance where business_key = ? and process = 'late-payment'", id)
                .size();
    }
}
