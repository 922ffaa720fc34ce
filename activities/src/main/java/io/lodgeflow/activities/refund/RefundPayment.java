package io.lodgeflow.activities.refund;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOrder;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome.Failed;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome.Pending;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome.Succeeded;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome.Unknown;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.RemoteActivity;
import io.lodgeflow.workflows.refund.ConfirmedRefunds;
import io.lodgeflow.workflows.refund.RefundSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Brings every promised refund of a booking to the gateway. What the front desk took goes back at the front desk, no
 * gateway is asked for it.
 *
 * <p>Key: booking, "refund", refund id, and the number of the try after the first. Compensation: none. Refusals: a
 * refused refund is tried again with growing pauses, then it is a task for support.
 */
@Component
@EnableConfigurationProperties(RefundSettings.class)
public class RefundPayment implements RemoteActivity<List<RefundPayment.Order>, Map<String, RefundOutcome>> {

    /** One refund to be made. */
    record Order(String refundId, boolean atHotel, RefundOrder gatewayOrder) {}

    private final Reservations reservations;
    private final Payments payments;
    private final ConfirmedRefunds confirmed;
    private final RefundSettings settings;
    private final PaymentGateway gateway;
    private final Clock clock;

    RefundPayment(
            Reservations reservations,
            Payments payments,
            ConfirmedRefunds confirmed,
            RefundSettings settings,
            PaymentGateway gateway,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.confirmed = confirmed;
        this.settings = settings;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public List<Order> prepare(String reservationId) {
        Instant now = clock.instant();
        return payments.refundsOf(reservationId).stream()
                .filter(refund -> refund.isDueAt(now))
                .map(this::order)
                .toList();
    }

    private Order order(Refund refund) {
        PaymentAttempt payment = payments.attempt(refund.paymentAttemptId()).orElseThrow();
        return new Order(
                refund.id(),
                payment.purpose() == PaymentAttempt.Purpose.AT_HOTEL,
                new RefundOrder(
                        refund.gatewayKey(), Objects.requireNonNull(payment.gatewayReference()), refund.amount()));
    }

    @Override
    public Map<String, RefundOutcome> call(List<Order> orders) {
        Map<String, RefundOutcome> outcomes = new LinkedHashMap<>();
        for (Order order : orders) {
            outcomes.put(
                    order.refundId(),
                    order.atHotel() ? new Succeeded("at-hotel") : gateway.refund(order.gatewayOrder()));
        }
        return outcomes;
    }

    @Override
    public Report record(String reservationId, List<Order> orders, Map<String, RefundOutcome> outcomes) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        for (Refund refund : payments.refundsOf(reservationId)) {
            RefundOutcome outcome = outcomes.get(refund.id());
            if (outcome != null && isAnswerTo(orders, refund)) {
                record(reservation, refund, outcome, now);
            }
        }
        return outcomes.values().stream().anyMatch(Unknown.class::isInstance) ? Report.ASK_AGAIN : Report.COMPLETED;
    }

    /** Another process of the same booking may have heard of it first, and have asked anew with another key. */
    private static boolean isAnswerTo(List<Order> orders, Refund refund) {
        return refund.status() == Refund.Status.PENDING
                && orders.stream().anyMatch(order -> order.gatewayOrder().key().equals(refund.gatewayKey()));
    }

    private void record(Reservation reservation, Refund refund, RefundOutcome outcome, Instant now) {
        switch (outcome) {
            case Succeeded succeeded -> {
                refund.succeed(succeeded.reference(), now);
                confirmed.post(reservation, refund, now);
            }
            case Failed failed -> {
                int tries = refund.tries() + 1;
                if (tries <= settings.retries()) {
                    refund.tryAgain(failed.reason(), timer(now.plus(settings.pauseAfter(tries))));
                } else {
                    refund.fail(failed.reason(), now);
                }
            }
            case Pending pending -> refund.awaitGateway(timer(now.plus(settings.pendingLook())));
            case Unknown unknown -> {
                // stays open and is asked again with the same key
            }
        }
    }

    /** The engine's timers know milliseconds; a rest of one would make the try come too early and find nothing due. */
    private static Instant timer(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
