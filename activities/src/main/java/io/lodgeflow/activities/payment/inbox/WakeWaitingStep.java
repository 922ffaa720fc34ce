package io.lodgeflow.activities.payment.inbox;

import io.lodgeflow.activities.payment.inbox.GatewayNews.ChargeDecided;
import io.lodgeflow.activities.payment.inbox.GatewayNews.DisputeChanged;
import io.lodgeflow.activities.payment.inbox.GatewayNews.RefundDecided;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.RemoteSteps;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * A workflow that waits for the outcome of a charge or a refund asks for it at once, instead of after its pause; also one that
 * had given up asking and become an incident. The step itself takes the outcome, by the key, as if it had asked by itself.
 */
@Component
class WakeWaitingStep implements GatewayNewsEffect {

    private final Reservations reservations;
    private final Payments payments;
    private final RemoteSteps steps;
    private final Clock clock;

    WakeWaitingStep(Reservations reservations, Payments payments, RemoteSteps steps, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public void on(GatewayNews news) {
        switch (news) {
            case ChargeDecided charge -> {
                if (payments.attempt(charge.attemptId())
                        .filter(PaymentAttempt::isOpen)
                        .isPresent()) {
                    steps.askNow(charge.reservationId());
                }
            }
            case RefundDecided decided -> {
                reservations.lockExisting(decided.reservationId());
                payments.refundsOf(decided.reservationId()).stream()
                        .filter(refund -> refund.gatewayKey().equals(decided.gatewayKey()))
                        .filter(refund -> refund.status() == Refund.Status.PENDING)
                        .forEach(this::askNow);
            }
            case GatewayNews.RefundsListed listed -> {
                // whose keys are ours are told by news of their own
            }
            case DisputeChanged dispute -> {
                // nobody waits for one
            }
        }
    }

    private void askNow(Refund refund) {
        refund.awaitGateway(clock.instant());
        steps.askNow(ReservationWorkflow.REFUND_PROCESS, refund.reservationId());
    }
}
