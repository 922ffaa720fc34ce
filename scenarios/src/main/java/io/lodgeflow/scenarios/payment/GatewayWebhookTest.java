package io.lodgeflow.scenarios.payment;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway that decides later and tells it: held back, twice, late, forged (issue: webhooks and the inbox). */
@OnBothDatabases(Because.LOCK)
class GatewayWebhookTest extends Story {

    private final TestHotel hotel = hotel(3, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void thePaymentIsTakenAtOnceWhenTheGatewayTells() {
        String id = pending("needs_action");
        decide(reference(id), "granted", true);

        assertThat(status(id)).isEqualTo("paid"); // no time has passed
        assertThat(folio(id)).containsExactly("payment -200.00");
        assertThat(moved(id)).isEqualTo(20_000);
    }

    @Test
    void theDeclineIsTakenAtOnceToo() {
        String id = pending("needs_action");
        decide(reference(id), "refused", true);

        assertThat(paymentStatus(id)).isEqualTo("unpaid");
        assertThat(status(id)).isEqualTo("pending");
        assertThat(pay(guest, id, "tok_ok").at("/status")).isEqualTo("captured");
    }

    @Test
    void aDecisionThatNobodyTellsOfIsFoundByAsking() {
        String id = pending("needs_action");
        decide(reference(id), "granted", false);
        assertThat(paymentStatus(id)).isEqualTo("processing");
        advance(Duration.ofSeconds(2));
        assertThat(status(id)).isEqualTo("paid");
    }

    @Test
    void lateAndDuplicatedEventsChangeNothing() {
        String id = pending("needs_action");
        String event = decide(reference(id), "granted", false);
        advance(Duration.ofSeconds(2));
        assertThat(status(id)).isEqualTo("paid");
        List<String> history = history(id);

        for (int delivery = 0; delivery < 3; delivery++) {
            assertThat(operations
                            .post("/v1/sandbox/gateway/events/" + event + "/deliveries", null)
                            .status())
                    .isEqualTo(200);
        }

        assertThat(column("select outcome from gateway_event where event_id = ?", event))
                .containsExactly("done");
        assertThat(history(id)).isEqualTo(history);
        assertThat(folio(id)).containsExactly("payment -200.00");
    }

    @Test
    void anEventOfTheFirstTryDoesNotTouchTheSecond() {
        String id = pending("needs_action");
        String declined = decide(reference(id), "refused", false);
        advance(Duration.ofSeconds(2));
        assertThat(paymentStatus(id)).isEqualTo("unpaid");
        assertThat(submitted(id, "needs_action").status()).isEqualTo(202);
        String second = reference(id);
        String captured = decide(second, "granted", false);

        deliver(captured); // the newer event first
        deliver(declined);

        assertThat(status(id)).isEqualTo("paid");
        assertThat(column("select status from payment_attempt where reservation_id = ? order by attempt_number", id))
                .containsExactly("DECLINED", "CAPTURED");
    }

    @Test
    void aCaptureAfterTwentyMinutesIsToldByTheGateway() {
        String id = pending("late_capture");
        advance(Duration.ofMinutes(25));
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(column(
                        "select processed_at is not null from gateway_event where movement_key = ?", id + ":charge:1"))
                .hasSize(1)
                .doesNotContain("0", "FALSE");
    }

    @Test
    void aRefundIsPendingUntilTheBankHasDecided() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        assertThat(submitted(id, "refund_pending").status()).isIn(201, 202);
        assertThat(status(id)).isEqualTo("paid");
        cancel(guest, id);
        assertThat(paymentStatus(id)).isEqualTo("refund_pending");

        decide(
                column(
                                "select reference from sandbox_movement where kind = 'refund' and movement_key like ?",
                                id + ":%")
                        .getFirst(),
                "granted",
                true);

        assertThat(paymentStatus(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
    }

    @Test
    void aForgedEventIsRefusedAndNotStored() {
        String body =
                "{\"id\":\"sev_forged\",\"subject\":\"CHARGE\",\"key\":\"res_1:charge:1\",\"reference\":\"sbx_1\","
                        + "\"occurredAt\":\"2026-06-01T08:00:00Z\"}";
        assertProblem(anonymous.send("POST", "/v1/gateway/webhooks/sandbox", body), 403, "forbidden");
        assertProblem(
                anonymous.with("Sandbox-Signature", "00ff").send("POST", "/v1/gateway/webhooks/sandbox", body),
                403,
                "forbidden");
        assertProblem(anonymous.send("POST", "/v1/gateway/webhooks/nobody", body), 404, "not_found");
        assertThat(column("select event_id from gateway_event where event_id = 'sev_forged'"))
                .isEmpty();
    }

    @Test
    void onlyTheHeadOfficePlaysTheBank() {
        String id = pending("needs_action");
        assertProblem(
                guest.post(
                        "/v1/sandbox/gateway/movements/" + reference(id) + "/decisions", Map.of("decision", "granted")),
                403,
                "forbidden");
        decide(reference(id), "granted", true);
        assertProblem(
                operations.post(
                        "/v1/sandbox/gateway/movements/" + reference(id) + "/decisions", Map.of("decision", "granted")),
                409,
                "not_pending");
    }

    @Test
    void aFaultConcernsItsPaymentOnly() {
        String faulty = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        String sound = placed(korean, hotel.wish("standard", "flexible", arrival, 2));
        assertThat(submitted(faulty, "declined").status()).isIn(201, 202);
        assertThat(pay(korean, sound, "tok_ok").at("/status")).isEqualTo("captured");
        assertThat(column("select decline_code from payment_attempt where reservation_id = ?", faulty))
                .containsExactly("do_not_honor");
    }

    @Test
    void anUnknownFaultIsRefused() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        assertProblem(submitted(id, "earthquake"), 400, "unknown_fault").inHeader("Lodgeflow-Test");
        assertProblem(pay(guest.with("Lodgeflow-Test", "unknown"), id, "tok_ok"), 400, "unknown_fault");
        assertThat(column("select id from payment_attempt where reservation_id = ?", id))
                .isEmpty();
    }

    /** A booking whose payment waits for the bank; answers its id. */
    private String pending(String fault) {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        Answer answer = submitted(id, fault);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(paymentStatus(id)).isEqualTo("processing");
        return id;
    }

    private Answer submitted(String id, String fault) {
        return payWithoutWaiting(guest.with("Lodgeflow-Test", "payment=" + fault), id, "tok_ok");
    }

    /** Of the newest charge, as the gateway calls it. */
    private String reference(String id) {
        return column(
                        "select reference from sandbox_movement where movement_key like ? order by movement_key desc",
                        id + ":charge:%")
                .getFirst();
    }

    private String decide(String reference, String decision, boolean announce) {
        Answer answer = operations.post(
                "/v1/sandbox/gateway/movements/" + reference + "/decisions",
                Map.of("decision", decision, "announce", announce));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.at("/id");
    }

    private void deliver(String event) {
        Answer answer = operations.post("/v1/sandbox/gateway/events/" + event + "/deliveries", null);
        assertThat(answer.at("/deliveredAt")).as(answer.text()).isNotBlank();
        lodgeflow.settle();
    }
}
