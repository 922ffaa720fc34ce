package io.lodgeflow.activities.payment.late;

import io.lodgeflow.activities.payment.inbox.GatewayNews;
import io.lodgeflow.activities.payment.inbox.GatewayNews.ChargeDecided;
import io.lodgeflow.activities.payment.inbox.GatewayNewsEffect;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Captured;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.RemoteSteps;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import org.springframework.stereotype.Component;

/**
 * The gateway tells of a charge that nobody waits for any more: the process that follows it asks at once. A charge that the
 * gateway had declined or closed and has captured nevertheless is followed from here on. Told twice: the second time the
 * payment is captured already, or a process follows it.
 */
@Component
class FollowLateCapture implements GatewayNewsEffect {

    private final Reservations reservations;
    private final Payments payments;
    private final RemoteSteps steps;
    private final ReservationWorkflow workflow;

    FollowLateCapture(Reservations reservations, Payments payments, RemoteSteps steps, ReservationWorkflow workflow) {
        this.reservations = reservations;
        this.payments = payments;
        this.steps = steps;
        this.workflow = workflow;
    }

    @Override
    public void on(GatewayNews news) {
        if (!(news instanceof ChargeDecided decided)) {
            return;
        }
        reservations.lockExisting(news.reservationId());
        PaymentAttempt attempt = payments.attempt(decided.attemptId()).orElseThrow();
        if (attempt.isUndecided()) {
            steps.askNow(news.reservationId());
        } else if (attempt.status() == PaymentAttempt.Status.DECLINED && decided.outcome() instanceof Captured) {
            attempt.leaveUndecided("captured_late", "The bank took the money after all; you get all of it back.");
            workflow.startLatePayment(news.reservationId());
        }
    }
}
