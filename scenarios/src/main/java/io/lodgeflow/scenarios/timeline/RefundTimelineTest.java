package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Lives;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refunds as objects: partial, several, tried again, by hand, with four eyes (W19, P3). Nights of 100.00, suites 250.00. */
class RefundTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(10);
    private final Http support = person("support");

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    @Lives({"cancellation", "refund"})
    void theStepsOfARefundInOrder() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(steps(id, "cancellation")).containsExactly("ReleaseInventory", "RefundBooking");
        assertThat(steps(id, "refund"))
                .containsExactly(
                        "RequestRefund",
                        "BeginOrderCancellation",
                        "ReturnPoints",
                        "RefundPayment",
                        "TakeBackPoints",
                        "CompleteOrderCancellation");
    }

    @Test
    void aRefusedRefundIsTriedAgainThenGivenBackByHand() {
        String id = bookedWith("tok_refund_fails");
        cancel(guest, id);
        assertThat(paymentStatus(id)).isEqualTo("refund_pending");
        assertThat(refund(id).at("/status")).isEqualTo("pending");
        assertThat(refund(id).json().at("/tries").asInt()).isEqualTo(1);
        assertThat(openWork(id)).isEmpty();
        advance(Duration.ofMinutes(10));
        advance(Duration.ofMinutes(60));
        assertThat(refund(id).json().at("/tries").asInt()).isEqualTo(3);
        advance(Duration.ofHours(6));
        assertThat(refund(id).at("/status")).isEqualTo("failed");
        assertThat(openWork(id)).hasSize(1);
        assertThat(openWork(id).getFirst().at("/kind").asString()).isEqualTo("refund_failed");
        assertThat(column(
                        "select count(*) from sandbox_movement where kind = 'refund' and movement_key like ?",
                        id + "%"))
                .as("each try has a key of its own")
                .containsExactly("4");
        assertBooksAreRight();

        String refund = refund(id).at("/id");
        Map<String, Object> transfer = Map.of("reference", "bank transfer 4711");
        assertProblem(support.post("/v1/refunds/" + refund + "/actions/cancel", null), 409, "refund_begun");
        assertThat(guest.post("/v1/refunds/" + refund + "/actions/settle-by-hand", transfer)
                        .status())
                .isEqualTo(403);
        Answer settled = support.post("/v1/refunds/" + refund + "/actions/settle-by-hand", transfer);
        assertThat(settled.at("/status")).as(settled.text()).isEqualTo("succeeded");
        assertThat(settled.at("/reference")).isEqualTo("by-hand:bank transfer 4711");
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 200.00");
        assertThat(openWork(id)).isEmpty();
        assertThat(messages(id)).endsWith("cancellation", "refund");
        assertProblem(
                support.post("/v1/refunds/" + refund + "/actions/settle-by-hand", transfer), 409, "refund_not_failed");
    }

    @Test
    void supportLetsTheGatewayTryOnceMore() {
        String id = bookedWith("tok_refund_fails");
        cancel(guest, id);
        advance(Duration.ofHours(8));
        Answer again = support.post("/v1/refunds/" + refund(id).at("/id") + "/actions/retry", null);
        assertThat(again.at("/status")).as(again.text()).isEqualTo("pending");
        assertThat(refund(id).at("/status")).as("this bank never gives in").isIn("pending", "failed");
        assertThat(refund(id).json().at("/tries").asInt()).isEqualTo(5);
    }

    @Test
    void aPendingRefundIsAskedUntilItIsDecided() {
        String id = bookedWith("tok_refund_pending");
        cancel(guest, id);
        assertThat(refund(id).at("/status")).isEqualTo("pending");
        assertThat(paymentStatus(id)).isEqualTo("refund_pending");
        advance(Duration.ofHours(2));
        assertThat(refund(id).at("/status")).isEqualTo("succeeded");
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(column(
                        "select count(*) from sandbox_movement where kind = 'refund' and movement_key like ?",
                        id + "%"))
                .containsExactly("1");
    }

    @Test
    void staffGivesPartsBackWithoutACancellation() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        assertProblem(ask(guest, id, "10.00"), 403, "forbidden");
        Answer first = ask(operations, id, "30.00");
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.at("/status")).isEqualTo("succeeded");
        assertThat(ask(operations, id, "20.00").at("/status")).isEqualTo("succeeded");
        Answer tooMuch = ask(operations, id, "150.01");
        assertProblem(tooMuch, 409, "exceeds_refundable");
        assertThat(tooMuch.at("/refundable")).isEqualTo("150.00");
        assertProblem(ask(operations, id, "0.00"), 422, "not_positive");
        assertThat(status(id)).isEqualTo("paid");
        assertThat(moved(id)).isEqualTo(15_000);

        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(2), "09:00");
        done(operations, id, "check-out", null);
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(folio(id))
                .containsExactlyInAnyOrder(
                        "payment -200.00",
                        "refund 30.00",
                        "refund 20.00",
                        "room_charge 100.00",
                        "room_charge 100.00",
                        "allowance -30.00",
                        "allowance -20.00");
    }

    @Test
    void aRepeatedRequestGivesBackOnce() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        Http once = operations.once();
        Map<String, Object> body = body(id, "30.00");
        Answer first = once.post("/v1/refunds", body);
        Answer second = once.post("/v1/refunds", body);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(moved(id)).isEqualTo(17_000);
    }

    @Test
    void aboveTheLimitAnotherPersonApproves() {
        String id = paid(guest, hotel.wish("suite", "flexible", arrival, 4));
        Answer asked = ask(operations, id, "600.00");
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.at("/status")).isEqualTo("requested");
        assertThat(asked.at("/approval")).isEqualTo("awaited");
        assertThat(openWork(id).getFirst().at("/kind").asString()).isEqualTo("approve_refund");
        assertThat(steps(id, "refund")).containsExactly("RequestRefund", "AwaitApproval");
        assertProblem(ask(support, id, "500.00"), 409, "exceeds_refundable");

        String actions = "/v1/refunds/" + asked.at("/id") + "/actions/";
        assertProblem(operations.post(actions + "approve", null), 403, "forbidden");
        assertThat(moved(id)).isEqualTo(100_000);
        Answer approved = support.post(actions + "approve", null);
        assertThat(approved.at("/approval")).as(approved.text()).isEqualTo("granted");
        assertThat(refund(id).at("/status")).isEqualTo("succeeded");
        assertThat(moved(id)).isEqualTo(40_000);
        assertThat(openWork(id)).isEmpty();
        assertProblem(support.post(actions + "approve", null), 409, "refund_not_awaiting_approval");
    }

    @Test
    void partsBelowTheLimitCountTogether() {
        String id = paid(guest, hotel.wish("suite", "flexible", arrival, 4));
        assertThat(ask(operations, id, "499.00").at("/approval")).isEqualTo("not_needed");
        Answer second = ask(support, id, "499.00");
        assertThat(second.at("/approval")).as(second.text()).isEqualTo("awaited");
        assertThat(moved(id)).isEqualTo(50_100);
        assertThat(operations
                        .post("/v1/refunds/" + second.at("/id") + "/actions/reject", Map.of("reason", "Enough"))
                        .status())
                .isEqualTo(200);
        lodgeflow.settle();
        assertThat(ask(support, id, "1.00").at("/approval")).isEqualTo("not_needed");
        assertThat(ask(support, id, "0.01").at("/approval")).isEqualTo("awaited");
        cancel(guest, id);
        assertThat(moved(id)).isZero();
    }

    @Test
    void aRejectedOrWithdrawnRefundGivesItsAmountFreeAgain() {
        String id = paid(guest, hotel.wish("suite", "flexible", arrival, 4));
        String rejected = ask(operations, id, "1000.00").at("/id");
        Answer answer = support.post("/v1/refunds/" + rejected + "/actions/reject", Map.of("reason", "Not agreed"));
        assertThat(answer.at("/status")).as(answer.text()).isEqualTo("canceled");
        assertThat(steps(id, "refund")).contains("CancelRefund");
        String withdrawn = ask(operations, id, "1000.00").at("/id");
        assertThat(operations
                        .post("/v1/refunds/" + withdrawn + "/actions/cancel", null)
                        .at("/status"))
                .isEqualTo("canceled");
        assertThat(history(id)).endsWith("refund_requested", "refund_canceled");
        assertThat(moved(id)).isEqualTo(100_000);
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
    }

    @Test
    void aCancellationEndsARefundThatAwaitsApproval() {
        String id = paid(guest, hotel.wish("suite", "flexible", arrival, 4));
        String asked = ask(operations, id, "600.00").at("/id");
        Answer preview = guest.post("/v1/reservations/" + id + "/actions/preview-cancellation", null);
        assertThat(preview.at("/refund/amount")).isEqualTo("1000.00");
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).as("all of it, by the policy").isZero();
        assertThat(operations.get("/v1/refunds/" + asked).at("/status")).isEqualTo("canceled");
        assertThat(openWork(id)).isEmpty();
        assertThat(balance(id)).isEqualTo("0.00");
    }

    @Test
    void cashIsGivenBackByThePolicyWhenTheStayBecomesShorter() {
        String id = placed(guest, hotel.wish("standard", "pay_at_hotel", arrival, 3));
        operations.once().post("/v1/payments", Map.of("reservationId", id, "method", "cash"));
        Map<String, Object> shorter = Map.of("departure", arrival.plusDays(2).toString());
        Answer preview = guest.post("/v1/reservations/" + id + "/actions/preview-modification", shorter);
        assertThat(preview.at("/refundNow/amount")).as(preview.text()).isEqualTo("100.00");
        done(guest, id, "modify", shorter);
        assertThat(folio(id)).containsExactly("payment -300.00", "refund 100.00");
        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(2), "09:00");
        done(operations, id, "check-out", null);
        assertThat(folio(id)).doesNotContain("early_departure_fee 100.00");
        assertThat(balance(id)).isEqualTo("0.00");
    }

    private String bookedWith(String token) {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        assertThat(pay(guest, id, token).at("/status")).isEqualTo("captured");
        return id;
    }

    private Answer ask(Http who, String id, String amount) {
        return who.once().post("/v1/refunds", body(id, amount));
    }

    private static Map<String, Object> body(String id, String amount) {
        return Map.of("reservationId", id, "amount", Map.of("amount", amount, "currency", "EUR"), "reason", "Goodwill");
    }

    /** The only one of the booking. */
    private Answer refund(String id) {
        lodgeflow.settle();
        List<String> ids = column("select id from refund where reservation_id = ?", id);
        assertThat(ids).hasSize(1);
        return operations.get("/v1/refunds/" + ids.getFirst());
    }
}
