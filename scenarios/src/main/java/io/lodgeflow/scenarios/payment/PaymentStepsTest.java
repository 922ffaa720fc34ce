package io.lodgeflow.scenarios.payment;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.activities.payment.inbox.GatewayInboxWork;
import io.lodgeflow.domain.payment.GatewaySandbox;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome;
import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.RemoteSteps;
import io.lodgeflow.engine.RemoteWork;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.SteppedGateway;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.aop.framework.AopProxyUtils;

/**
 * Two who want the same booking, in every order of their transactions and calls. One is the payment: its submission, the call
 * of the gateway, the record of the answer. The other steps in before the call arrives, or when the gateway has decided and
 * the answer is not written down; before the submission and after the record are told by the first and last tests.
 */
@OnBothDatabases(Because.LOCK)
class PaymentStepsTest extends Story {

    private static final Duration WINDOW = Duration.ofMinutes(15);

    private enum Gap {
        /** After the submission is committed, before the gateway has the order. */
        BEFORE_THE_CALL,
        /** After the gateway has decided, before its answer is committed. */
        AFTER_THE_CALL
    }

    private final TestHotel hotel = hotel(1, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);
    private final Map<String, Object> wish = hotel.wish("standard", "flexible", arrival, 2);

    @AfterEach
    void booksAreRight() {
        lodgeflow.gateway().clear();
        assertBooksAreRight();
    }

    /**
     * The deadline passes in one gap, the door is closed in the same or a later one.
     *
     * @param closing in which gap; NONE leaves it to after the record of the charge's answer, which comes to nothing
     */
    @ParameterizedTest
    @CsvSource({
        "BEFORE_THE_CALL, BEFORE_THE_CALL, canceled",
        "BEFORE_THE_CALL, AFTER_THE_CALL, paid",
        "BEFORE_THE_CALL, NONE, paid",
        "AFTER_THE_CALL, AFTER_THE_CALL, paid",
        "AFTER_THE_CALL, NONE, paid"
    })
    void payAgainstExpire(Gap deadline, String closing, String expected) {
        String id = placed(guest, wish);
        payStepped(id, "tok_ok", gap -> {
            if (gap == deadline) {
                passDeadline(id);
            }
            if (gap.name().equals(closing)) {
                lodgeflow.bean(RemoteWork.class).runDue();
            }
        });

        assertThat(status(id)).isEqualTo(expected);
        boolean paid = expected.equals("paid");
        assertThat(moved(id)).isEqualTo(paid ? 20_000 : 0);
        assertThat(sold(hotel, "standard", arrival, 2)).containsOnly(paid ? 1 : 0);
        assertThat(folio(id)).isEqualTo(paid ? List.of("payment -200.00") : List.of());
        assertThat(history(id)).containsOnlyOnce(paid ? "payment_received" : "expired");
    }

    @Test
    void expireBeforePay() {
        String id = placed(guest, wish);
        advance(WINDOW);
        assertProblem(pay(guest, id, "tok_ok"), 409, "wrong_status");
        assertThat(moved(id)).isZero();
    }

    @Test
    void expireAfterPay() {
        String id = paid(guest, wish);
        advance(WINDOW);
        assertThat(status(id)).isEqualTo("paid");
    }

    @ParameterizedTest
    @EnumSource(Gap.class)
    void payAgainstCancel(Gap moment) {
        String id = placed(guest, wish);
        List<Answer> canceled = new ArrayList<>();
        payStepped(id, "tok_ok", gap -> {
            if (gap == moment) {
                canceled.add(cancelNow(id));
            }
        });
        assertProblem(canceled.getFirst(), 409, "change_in_progress");
        assertThat(status(id)).isEqualTo("paid");
        assertThat(cancel(guest, id).status()).isEqualTo(200);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
    }

    @Test
    void cancelBeforePay() {
        String id = placed(guest, wish);
        assertThat(cancel(guest, id).status()).isEqualTo(200);
        assertProblem(pay(guest, id, "tok_ok"), 409, "wrong_status");
        assertThat(moved(id)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Gap.class)
    void doubleSubmit(Gap moment) {
        String id = placed(guest, wish);
        List<Answer> second = new ArrayList<>();
        payStepped(id, "tok_ok", gap -> {
            if (gap == moment) {
                second.add(payWithoutWaiting(guest, id, "tok_ok"));
            }
        });
        assertProblem(second.getFirst(), 409, "payment_in_progress");
        assertThat(status(id)).isEqualTo("paid");
        assertProblem(pay(guest, id, "tok_ok"), 409, "wrong_status");
        assertThat(moved(id)).isEqualTo(20_000);
    }

    /** The bank decides and its event is worked off in one gap of the next time the gateway is asked. */
    @ParameterizedTest
    @EnumSource(Gap.class)
    void webhookAgainstAnswer(Gap moment) {
        String id = placed(guest, wish);
        payWithoutWaiting(guest, id, "tok_needs_action");
        assertThat(paymentStatus(id)).isEqualTo("processing");
        SteppedGateway.Once asked = stepped(id, gap -> {
            if (gap == moment) {
                grant(id);
                workInboxOff();
            }
        });
        advance(Duration.ofSeconds(2));
        asked.await();
        advance(Duration.ofSeconds(2));

        assertThat(status(id)).isEqualTo("paid");
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(folio(id)).containsExactly("payment -200.00");
        assertThat(history(id)).containsOnlyOnce("payment_received");
    }

    @Test
    void aGatewayThatNeverAnswersIsAnIncidentAndATaskUntilItDoes() {
        String id = placed(guest, wish);
        lodgeflow.gateway().at(id, "charge", call -> new ChargeOutcome.Unknown("no answer"));
        lodgeflow.gateway().at(id, "close", call -> new CloseOutcome.Unknown("no answer"));
        payWithoutWaiting(guest, id, "tok_ok");
        askEachMinute(Math.toIntExact(WINDOW.multipliedBy(2).plusMinutes(2).toMinutes()));

        assertThat(status(id)).isEqualTo("pending");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(1, 1);
        assertThat(column("select count(*) from engine_incident where business_key = ? and step = 'ClosePayment'", id))
                .containsExactly("1");
        assertThat(openWork(id))
                .singleElement()
                .satisfies(item -> assertThat(item.at("/kind").asString()).isEqualTo("payment_unknown"));

        lodgeflow.gateway().clear();
        lodgeflow
                .bean(Transactions.class)
                .run(() -> lodgeflow.bean(RemoteSteps.class).askNow(id));
        assertThat(status(id)).isEqualTo("canceled"); // no order had ever arrived
        assertThat(openWork(id)).isEmpty();
        assertThat(moved(id)).isZero();
    }

    /** Goodwill reaches the guest while the fee of the late cancellation is being charged: it does not forgive the fee. */
    @Test
    void goodwillIsGivenBackBeforeTheFeeIsCharged() {
        LocalDate soon = hotel.today().plusDays(3);
        String id = placed(guest, hotel.wish("standard", "deposit", soon, 2));
        assertThat(pay(guest, id, "tok_ok").at("/status")).isEqualTo("captured");
        lodgeflow.gateway().at(id, "refund", call -> new RefundOutcome.Unknown("no answer"));
        Map<String, Object> goodwill = Map.of(
                "reservationId",
                id,
                "amount",
                Map.of("amount", "14.00", "currency", "EUR"),
                "reason",
                "The lift was out of order");
        operations.with("Prefer", "respond-async").once().post("/v1/refunds", goodwill);
        lodgeflow.gateway().at(id, "charge", call -> new ChargeOutcome.Unknown("no answer"));
        assertThat(cancelNow(id).status()).isEqualTo(200);
        lodgeflow.gateway().at(id, "refund", MethodInvocation::proceed);
        askEachMinute(5);
        assertThat(folio(id)).containsExactly("payment -60.00", "cancellation_fee 86.00", "refund 14.00");
        lodgeflow.gateway().clear();
        askEachMinute(10);

        assertThat(folio(id))
                .containsExactly("payment -60.00", "cancellation_fee 86.00", "refund 14.00", "payment -40.00");
        assertThat(moved(id)).isEqualTo(8_600);
    }

    /** The gateway is asked at each stop of the clock. */
    private void askEachMinute(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            advance(Duration.ofMinutes(1));
        }
    }

    // ---- stepping in

    private interface InGap {
        void run(Gap gap);
    }

    private void payStepped(String id, String token, InGap other) {
        SteppedGateway.Once charged = stepped(id, other);
        payWithoutWaiting(guest, id, token);
        charged.await();
    }

    private SteppedGateway.Once stepped(String id, InGap other) {
        return lodgeflow.gateway().once(id, "charge", call -> {
            other.run(Gap.BEFORE_THE_CALL);
            Object outcome = call.proceed();
            other.run(Gap.AFTER_THE_CALL);
            return outcome;
        });
    }

    private void passDeadline(String id) {
        lodgeflow.bean(LodgeflowClock.class).stopAt(lodgeflow.now().plus(WINDOW));
        DueWork dueWork = lodgeflow.bean(DueWork.class);
        List<String> due = new ArrayList<>(dueWork.dueJobs());
        due.forEach(dueWork::run);
        assertThat(lodgeflow
                        .jdbc()
                        .queryForList(
                                "select call_id from engine_call where business_key = ? and step = 'ClosePayment'", id))
                .as("the door is being closed")
                .hasSize(1);
    }

    /** Without settling first: the payment is under way. */
    private Answer cancelNow(String id) {
        String version = guest.get("/v1/reservations/" + id).header("ETag").orElseThrow();
        return guest.once()
                .with("If-Match", version)
                .post("/v1/reservations/" + id + "/actions/cancel", Map.of("reason", "Ill"));
    }

    /** The task itself: the guard that makes it stand still is held by the test, which is moving the clock. */
    private void workInboxOff() {
        Object unguarded = AopProxyUtils.getSingletonTarget(lodgeflow.bean(GatewayInboxWork.class));
        ((GatewayInboxWork) Objects.requireNonNull(unguarded)).runOnce();
    }

    private void grant(String id) {
        String reference = lodgeflow
                .jdbc()
                .query(
                        "select reference from sandbox_movement where movement_key = ?",
                        (row, number) -> String.valueOf(row.getString(1)),
                        id + ":charge:1")
                .getFirst();
        GatewaySandbox bank = lodgeflow.bean(GatewaySandbox.class);
        String event = bank.decide(reference, true, false).orThrow().id();
        bank.deliver(event);
    }
}
