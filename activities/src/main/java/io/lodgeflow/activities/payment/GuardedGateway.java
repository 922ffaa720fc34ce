package io.lodgeflow.activities.payment;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A circuit breaker before the gateway. While too many calls fail, nobody calls: a charge is {@code Unavailable} at once, so
 * that the guest can be offered another way to pay; whatever asks about money that may have moved is {@code Unknown} and
 * asked again. After a while a few calls are let through, and if they succeed all are. Each node judges by its own calls.
 */
final class GuardedGateway implements PaymentGateway {

    private static final String OPEN = "the gateway is down and not asked at the moment";
    private static final int CALLS_TO_TRY = 3;

    private final GatewayAdapter gateway;
    private final CircuitBreaker circuit;
    private final MeterRegistry metrics;

    GuardedGateway(GatewayAdapter gateway, GatewayGuardSettings settings, Clock clock, MeterRegistry metrics) {
        this.gateway = gateway;
        this.metrics = metrics;
        this.circuit = CircuitBreaker.of(
                "gateway-" + gateway.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.lastCalls())
                        .minimumNumberOfCalls(settings.fewestCalls())
                        .failureRateThreshold(settings.failuresPercent())
                        .waitDurationInOpenState(settings.openFor())
                        .permittedNumberOfCallsInHalfOpenState(CALLS_TO_TRY)
                        .recordResult(this::isOutage)
                        .clock(clock)
                        .build());
        Gauge.builder("lodgeflow.gateway.circuit", circuit, guarded -> state().order)
                .description("0 closed, 1 half open, 2 open")
                .tag("gateway", gateway.name())
                .register(metrics);
    }

    /** What the circuit breaker lets through. */
    enum State {
        /** Everything. */
        CLOSED(0),
        /** A few calls, to see whether the gateway is back. */
        HALF_OPEN(1),
        /** Nothing. */
        OPEN(2);

        private final int order;

        State(int order) {
            this.order = order;
        }
    }

    State state() {
        return switch (circuit.getState()) {
            case CLOSED, DISABLED, METRICS_ONLY -> State.CLOSED;
            case HALF_OPEN -> State.HALF_OPEN;
            case OPEN, FORCED_OPEN -> State.OPEN;
        };
    }

    @Override
    public String name() {
        return gateway.name();
    }

    @Override
    public ChargeOutcome charge(Charge charge) {
        return guarded("charge", () -> gateway.charge(charge), () -> new ChargeOutcome.Unavailable(OPEN));
    }

    @Override
    public SetupOutcome setUp(CardSetup setup) {
        return guarded("set_up", () -> gateway.setUp(setup), () -> new SetupOutcome.Unknown(OPEN));
    }

    @Override
    public Optional<ChargeOutcome> look(String key) {
        return guarded("look", () -> gateway.look(key), () -> Optional.of(new ChargeOutcome.Unknown(OPEN)));
    }

    @Override
    public CloseOutcome close(String key) {
        return guarded("close", () -> gateway.close(key), () -> new CloseOutcome.Unknown(OPEN));
    }

    @Override
    public RefundOutcome refund(RefundOrder order) {
        return guarded("refund", () -> gateway.refund(order), () -> new RefundOutcome.Unknown(OPEN));
    }

    @Override
    public Optional<RefundOutcome> lookRefund(RefundOrder order) {
        return guarded(
                "look_refund", () -> gateway.lookRefund(order), () -> Optional.of(new RefundOutcome.Unknown(OPEN)));
    }

    @Override
    public List<Movement> refundsOf(String chargeReference) {
        return guarded("refunds_of", () -> gateway.refundsOf(chargeReference), () -> {
            throw down();
        });
    }

    @Override
    public Optional<Dispute> lookDispute(String reference) {
        return guarded("look_dispute", () -> gateway.lookDispute(reference), () -> {
            throw down();
        });
    }

    @Override
    public List<Movement> movements(Instant from, Instant to) {
        return guarded("movements", () -> gateway.movements(from, to), () -> {
            throw down();
        });
    }

    private <T> T guarded(String operation, Supplier<T> call, Supplier<T> whileOpen) {
        if (!circuit.tryAcquirePermission()) {
            count(operation, "not_called");
            return whileOpen.get();
        }
        long start = circuit.getCurrentTimestamp();
        try {
            T outcome = call.get();
            circuit.onResult(circuit.getCurrentTimestamp() - start, circuit.getTimestampUnit(), outcome);
            count(operation, isOutage(outcome) ? "outage" : "answered");
            return outcome;
        } catch (RuntimeException failure) {
            circuit.onError(circuit.getCurrentTimestamp() - start, circuit.getTimestampUnit(), failure);
            count(operation, "outage");
            throw failure;
        }
    }

    private boolean isOutage(Object outcome) {
        Object inner = outcome instanceof Optional<?> optional ? optional.orElse(null) : outcome;
        return inner != null && gateway.isOutage(inner);
    }

    private void count(String operation, String outcome) {
        metrics.counter(
                        "lodgeflow.gateway.calls",
                        "gateway",
                        gateway.name(),
                        "operation",
                        operation,
                        "outcome",
                        outcome)
                .increment();
    }

    private static GatewayFailure down() {
        return new GatewayFailure(OPEN, null);
    }
}
