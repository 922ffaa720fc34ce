package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
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
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.activity.RemoteActivity;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Brings every promised refund of a booking to the gateway. What the front desk took goes back at the front desk, no
 * gateway is asked for it.
 *
 * <p>Key: booking, "refund", refund id. Compensation: none. Refusals: a refused refund becomes a task for support.
 */
@Component
class RefundPayment implements RemoteActivity<List<RefundPayment.Order>, Map<String, RefundOutcome>> {

    /** One refund to be made. */
    record Order(String refundId, boolean atHotel, RefundOrder gatewayOrder) {}

    private final Reservations reservations;
    private final Payments payments;
    private final Folios folios;
    private final Catalogue catalogue;
    private final PaymentGateway gateway;
    private final Clock clock;

    RefundPayment(
            Reservations reservations,
            Payments payments,
            Folios folios,
            Catalogue catalogue,
            PaymentGateway gateway,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.folios = folios;
        this.catalogue = catalogue;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public List<Order> prepare(String reservationId) {
        return payments.refundsOf(reservationId).stream()
                .filter(Refund::isOpen)
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
            if (outcome != null && refund.isOpen()) {
                record(reservation, refund, outcome, now);
            }
        }
        return payments.refundsOf(reservationId).stream().anyMatch(Refund::isOpen)
                ? Report.ASK_AGAIN
                : Report.COMPLETED;
    }

    private void record(Reservation reservation, Refund refund, RefundOutcome outcome, Instant now) {
        switch (outcome) {
            case Succeeded succeeded -> {
                refund.succeed(succeeded.reference(), now);
                folios.post(List.of(new Posting(
                        refund.gatewayKey(),
                        reservation.id(),
                        Posting.Type.REFUND,
                        refund.amount(),
                        "Refund, " + refund.reason(),
                        catalogue
                                .hotel(reservation.hotelId())
                                .orElseThrow()
                                .times()
                                .today(now),
                        now)));
                if (reservation.status() != ReservationStatus.CANCELED) {
                    reservation.noteRefund(refund.amount(), now);
                }
            }
            case Failed failed -> refund.fail(failed.reason(), now);
            case Pending pending -> {
                // stays open, the same key tells what became of it
            }
            case Unknown unknown -> {
                // stays open and is asked again with the same key
            }
        }
    }
}
