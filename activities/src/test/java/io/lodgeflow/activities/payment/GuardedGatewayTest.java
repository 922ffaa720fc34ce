package io.lodgeflow.activities.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.activities.payment.GuardedGateway.State;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.Charge;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOrder;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome;
import io.lodgeflow.testkit.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The circuit breaker on a clock that is moved: it opens, spares the gateway, and closes again. */
class GuardedGatewayTest {

    private static final Money PRICE = Money.parse("200.00", "EUR");
    private static final ChargeOutcome CAPTURED = new ChargeOutcome.Captured("ch_1");
    private static final ChargeOutcome SILENCE = new ChargeOutcome.Unknown("no answer");

    private final MovableClock clock = new MovableClock(PaymentGatewayContract.NOW);
    private final AtomicInteger calls = new AtomicInteger();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private ChargeOutcome answer = CAPTURED;
    private final GuardedGateway guarded =
            new GuardedGateway(outside(), new GatewayGuardSettings(10, 4, 50, Duration.ofSeconds(30)), clock, metrics);

    @Test
    void staysClosedWhileTheGatewayAnswers() {
        answer = new ChargeOutcome.Declined("do_not_honor", "No.");
        for (int call = 0; call < 30; call++) {
            charge();
        }
        assertThat(guarded.state()).isEqualTo(State.CLOSED);
        assertThat(calls).hasValue(30);
    }

    @Test
    void opensWhenHalfOfTheCallsFailAndAnswersAtOnceThen() {
        breakDown();
        int before = calls.get();

        assertThat(charge()).isInstanceOf(ChargeOutcome.Unavailable.class);
        assertThat(guarded.look("k")).get().isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(guarded.close("k")).isInstanceOf(CloseOutcome.Unknown.class);
        RefundOrder order = new RefundOrder("r", "ch_1", PRICE);
        assertThat(guarded.refund(order)).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(guarded.lookRefund(order)).get().isInstanceOf(RefundOutcome.Unknown.class);
        assertThatThrownBy(() -> guarded.lookDispute("d")).isInstanceOf(PaymentGateway.GatewayFailure.class);
        assertThatThrownBy(() -> guarded.movements(Instant.MIN, Instant.MAX))
                .isInstanceOf(PaymentGateway.GatewayFailure.class);

        assertThat(calls).hasValue(before);
        assertThat(metrics.get("lodgeflow.gateway.circuit").gauge().value()).isEqualTo(2);
        assertThat(metrics.get("lodgeflow.gateway.calls")
                        .tag("operation", "charge")
                        .tag("outcome", "not_called")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void closesWhenTheGatewayIsBack() {
        breakDown();
        clock.moveOn(Duration.ofSeconds(31));
        answer = CAPTURED;
        for (int call = 0; call < 3; call++) {
            assertThat(charge()).isEqualTo(CAPTURED);
        }
        assertThat(guarded.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void opensAgainWhenTheGatewayIsNotBack() {
        breakDown();
        clock.moveOn(Duration.ofSeconds(31));
        for (int call = 0; call < 3; call++) {
            assertThat(charge()).isEqualTo(SILENCE);
        }
        assertThat(guarded.state()).isEqualTo(State.OPEN);
        assertThat(charge()).isInstanceOf(ChargeOutcome.Unavailable.class);
    }

    private void breakDown() {
        answer = SILENCE;
        for (int call = 0; call < 4; call++) {
            assertThat(charge()).isEqualTo(SILENCE);
        }
        assertThat(guarded.state()).isEqualTo(State.OPEN);
    }

    private ChargeOutcome charge() {
        return guarded.charge(new Charge("k", PRICE, "tok", "res_1"));
    }

    /** The outside world: counts its calls and answers charges as the test says; nothing else is to be called. */
    private GatewayAdapter outside() {
        return (GatewayAdapter) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {GatewayAdapter.class}, (proxy, method, values) -> {
                    if (method.getName().equals("name")) {
                        return "stub";
                    }
                    if (method.getName().equals("isOutage")) {
                        return SILENCE.equals(values[0]);
                    }
                    calls.incrementAndGet();
                    return answer;
                });
    }
}
