package io.lodgeflow.scenarios.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refund that was confirmed and came back: the guest's bank could not place it. Two nights for 200.00. */
class ReturnedRefundTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final Http support = person("support");

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void isTriedAgainAndThenGivenBackByHand() {
        String id = paidWithCardOfAClosedAccount();
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 200.00");

        advance(Duration.ofMinutes(61));
        assertThat(refund(id).at("/status")).isEqualTo("pending");
        assertThat(paymentStatus(id)).isEqualTo("refund_pending");
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 200.00", "refund -200.00");
        assertThat(history(id)).endsWith("refund_returned");
        assertThat(moved(id)).isEqualTo(20_000);
        assertBooksAreRight();

        advance(Duration.ofHours(8));
        assertThat(refund(id).at("/status")).isEqualTo("failed");
        assertThat(refund(id).json().at("/tries").asInt()).isEqualTo(4);
        assertThat(openWork(id).getFirst().at("/kind").asString()).isEqualTo("refund_failed");
        assertThat(column(
                        "select count(*) from sandbox_movement where kind = 'refund' and movement_key like ?",
                        id + "%"))
                .as("each try has a key of its own")
                .containsExactly("4");

        Answer settled = support.post(
                "/v1/refunds/" + refund(id).at("/id") + "/actions/settle-by-hand",
                Map.of("reference", "bank transfer 4711"));
        assertThat(settled.at("/status")).as(settled.text()).isEqualTo("succeeded");
        assertThat(paymentStatus(id)).isEqualTo("refunded");
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(openWork(id)).isEmpty();
    }

    @Test
    void newsThatComesTwiceTakesItBackOnce() {
        String id = paidWithCardOfAClosedAccount();
        cancel(guest, id);
        advance(Duration.ofMinutes(61));
        String event = column(
                        "select event_id from gateway_event where subject = 'REFUND' and movement_key like ?"
                                + " order by received_at desc",
                        id + "%")
                .getFirst();
        operations.post("/v1/sandbox/gateway/events/" + event + "/deliveries", null);
        lodgeflow.settle();
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 200.00", "refund -200.00");
        assertThat(refund(id).json().at("/tries").asInt()).isEqualTo(1);
    }

    @Test
    void goodwillThatComesBackLeavesTheStayAsItIs() {
        String id = paidWithCardOfAClosedAccount();
        giveBack(id, "30.00");
        advance(Duration.ofMinutes(61));
        assertThat(refund(id).at("/status")).isEqualTo("pending");
        assertThat(status(id)).isEqualTo("paid");
        assertThat(paymentStatus(id)).isEqualTo("paid");
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 30.00", "refund -30.00");
    }

    @Test
    void aBankThatReturnsEveryTryIsATaskForSupport() {
        String id = paidWith("tok_refund_always_returned");
        cancel(guest, id);
        for (int hour = 0; hour < 12; hour++) {
            advance(Duration.ofMinutes(61));
        }
        assertThat(refund(id).at("/status")).isEqualTo("failed");
        assertThat(refund(id).json().at("/tries").asInt()).isEqualTo(4);
        assertThat(openWork(id).getFirst().at("/kind").asString()).isEqualTo("refund_failed");
        assertThat(moved(id)).isEqualTo(20_000);
        assertBooksAreRight();

        Answer settled = support.post(
                "/v1/refunds/" + refund(id).at("/id") + "/actions/settle-by-hand",
                Map.of("reference", "bank transfer 4712"));
        assertThat(settled.at("/status")).as(settled.text()).isEqualTo("succeeded");
        assertThat(paymentStatus(id)).isEqualTo("refunded");
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(openWork(id)).isEmpty();
    }

    /** Late cancellation, 100.00 of 200.00 go back; goodwill on top came back and is on its way again when more is given. */
    @Test
    void whatCameBackDoesNotPayForLaterGoodwill() {
        String id =
                placed(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(3), 2));
        assertThat(pay(guest, id, "tok_refund_always_returned").at("/status")).isEqualTo("captured");
        cancel(guest, id);
        giveBack(id, "14.00");
        advance(Duration.ofMinutes(61));
        giveBack(id, "30.00");
        assertThat(folio(id))
                .containsExactlyInAnyOrder(
                        "payment -200.00",
                        "cancellation_fee 100.00",
                        "refund 100.00",
                        "refund 14.00",
                        "allowance -14.00",
                        "refund -100.00",
                        "refund -14.00",
                        "refund 30.00",
                        "allowance -30.00");
    }

    private void giveBack(String id, String amount) {
        Map<String, Object> refund = Map.of(
                "reservationId", id, "amount", Map.of("amount", amount, "currency", "EUR"), "reason", "Goodwill");
        Answer given = operations.once().post("/v1/refunds", refund);
        assertThat(given.at("/status")).as(given.text()).isEqualTo("succeeded");
    }

    private String paidWithCardOfAClosedAccount() {
        return paidWith("tok_refund_returned");
    }

    private String paidWith(String token) {
        String id =
                placed(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(10), 2));
        assertThat(pay(guest, id, token).at("/status")).isEqualTo("captured");
        return id;
    }

    /** The only one of the booking. */
    private Answer refund(String id) {
        lodgeflow.settle();
        return operations.get("/v1/refunds/"
                + column("select id from refund where reservation_id = ?", id).getFirst());
    }
}
