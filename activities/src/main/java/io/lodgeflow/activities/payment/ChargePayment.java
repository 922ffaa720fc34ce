package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Declined;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Charges what points leave of the price of a booking: the pivot of the payment, after it the booking goes forward.
 * <p>Key: booking, "charge", attempt number. Compensation: RefundCharge. Refusals: declined, the guest may try again;
 * gateway down, he may try again for longer.
 */
@Component
public class ChargePayment extends ChargeStep {

    private final ReservationWorkflow workflow;

    ChargePayment(
            Reservations reservations,
            Payments payments,
            CapturedPayments captures,
            PaymentGateway gateway,
            ReservationWorkflow workflow,
            Clock clock) {
        super(PaymentAttempt.Purpose.BOOKING, reservations, payments, captures, gateway, clock);
        this.workflow = workflow;
    }

    @Override
    public boolean canBeUndone(ChargeOutcome outcome) {
        return outcome instanceof ChargeOutcome.Captured;
    }

    /** Until the deadline, which ends this step. */
    @Override
    Report pending(PaymentAttempt attempt) {
        return Report.WAIT;
    }

    /**
     * As far as is known nothing has arrived at the gateway, so the guest need not wait for it. Yet a process that
     * died may have asked before, which nobody could write down: the late-payment process finds out when the gateway
     * is back.
     */
    @Override
    Report unavailable(PaymentAttempt attempt) {
        if (attempt.status() == PaymentAttempt.Status.UNKNOWN) {
            return askAgain(attempt);
        }
        attempt.leaveUndecided(
                PaymentAttempt.GATEWAY_UNAVAILABLE,
                "The payment company cannot be reached. Nothing was charged. Your rooms stay held; pay later by the"
                        + " link that was sent to you.");
        workflow.startLatePayment(attempt.reservationId());
        return Report.COMPLETED;
    }

    @Override
    void captured(Reservation reservation, PaymentAttempt attempt, Instant now) {
        CapturedPayments.payBooking(reservation, attempt, now);
    }

    @Override
    void declined(Reservation reservation, Declined declined, Instant now) {
        // the payment process undoes what came before: cancelPointsUse, cancelOrder
    }
}
