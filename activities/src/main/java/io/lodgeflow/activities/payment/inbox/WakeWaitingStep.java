package io.lodgeflow.activities.payment.inbox;

import io.lodgeflow.activities.payment.inbox.GatewayNews.ChargeDecided;
import io.lodgeflow.activities.payment.inbox.GatewayNews.DisputeChanged;
import io.lodgeflow.activities.payment.inbox.GatewayNews.RefundDecided;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.workflows.engine.RemoteSteps;
import org.springframework.stereotype.Component;

/**
 * A workflow that waits for the outcome of a charge or a refund asks for it at once, instead of after its pause; also one that
 * had given up asking and become an incident. The step itself takes the outcome, by the key, as if it had asked by itself.
 */
@Component
class WakeWaitingStep implements GatewayNewsEffect {

    private final Payments payments;
    private final RemoteSteps steps;

    WakeWaitingStep(Payments payments, RemoteSteps steps) {
        this.payments = payments;
        this.steps = steps;
    }

    @Override
    public void on(GatewayNews news) {
        boolean awaited = switch (news) {
            case ChargeDecided charge ->
                payments.attempt(charge.attemptId())
                        .filter(PaymentAttempt::isOpen)
                        .isPresent();
            case RefundDecided refund ->
                payments.refundsOf(refund.reservationId()).stream()
                        .anyMatch(refunded -> refunded.status() == Refund.Status.PENDING);
            case DisputeChanged dispute -> false;
        };
        if (awaited) {
            steps.askNow(news.reservationId());
        }
    }
}
