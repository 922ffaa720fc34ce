package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome.AlreadyCaptured;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome.Closed;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome.Undecided;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome.Unknown;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.RemoteActivity;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The deadline has passed while a charge was under way: shuts the door at the gateway before the rooms are released.
 * Captured by then: the booking is paid. Not to be stopped any more: the rooms are released, and the late-payment
 * process follows the money. Not known: asked again, the rooms stay held.
 *
 * <p>Key: of the charge. Compensation: RefundCharge. Refusals: none.
 */
@Component
public class ClosePayment implements RemoteActivity<String, CloseOutcome> {

    static final ChargeOutcome.Declined TIME_IS_OVER =
            new ChargeOutcome.Declined("payment_closed", "The time to pay is over. Nothing was charged.");

    private final Reservations reservations;
    private final Payments payments;
    private final CapturedPayments captures;
    private final PaymentGateway gateway;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    ClosePayment(
            Reservations reservations,
            Payments payments,
            CapturedPayments captures,
            PaymentGateway gateway,
            ReservationWorkflow workflow,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.captures = captures;
        this.gateway = gateway;
        this.workflow = workflow;
        this.clock = clock;
    }

    /** The key of the charge. */
    @Override
    public String prepare(String reservationId) {
        return payments.openAttempt(reservationId, PaymentAttempt.Purpose.BOOKING)
                .gatewayKey();
    }

    @Override
    public CloseOutcome call(String key) {
        return gateway.close(key);
    }

    @Override
    public Report record(String reservationId, String key, CloseOutcome outcome) {
        Reservation reservation = reservations.lockExisting(reservationId);
        PaymentAttempt attempt = payments.openAttempt(reservationId, PaymentAttempt.Purpose.BOOKING);
        Instant now = clock.instant();
        return switch (outcome) {
            case Closed closed -> {
                attempt.decline(TIME_IS_OVER.code(), TIME_IS_OVER.detail(), now);
                yield Report.COMPLETED;
            }
            case AlreadyCaptured captured -> {
                captures.record(reservation, attempt, captured.reference(), now);
                CapturedPayments.payBooking(reservation, attempt, now);
                yield Report.COMPLETED;
            }
            case Undecided undecided -> {
                attempt.leaveUndecided(
                        "payment_undecided",
                        "The bank has not decided in time. If it takes the money after all, your rooms are booked"
                                + " again if they are free, or you get all of it back.");
                workflow.startLatePayment(reservationId);
                yield Report.COMPLETED;
            }
            case Unknown notKnown -> {
                attempt.outcomeUnknown();
                yield Report.ASK_AGAIN;
            }
        };
    }
}
