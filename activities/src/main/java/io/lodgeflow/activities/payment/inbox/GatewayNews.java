package io.lodgeflow.activities.payment.inbox;

import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.domain.payment.PaymentGateway.Movement;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome;
import java.util.List;

/**
 * What was learned from an event: how one of our payments, refunds or disputes stands now by the gateway's own word, asked
 * after the event came. Older and newer news of one thing may come in any order and more than once; each tells the truth of
 * the moment at which it was asked.
 */
public sealed interface GatewayNews {

    String reservationId();

    /** @param outcome captured or declined, never anything less */
    record ChargeDecided(String reservationId, String attemptId, ChargeOutcome outcome) implements GatewayNews {}

    /**
     * @param gatewayKey of the try that the outcome is about
     * @param outcome succeeded or failed, never anything less
     */
    record RefundDecided(String reservationId, String refundId, String gatewayKey, RefundOutcome outcome)
            implements GatewayNews {}

    /**
     * People may have given money back at the gateway itself.
     *
     * @param refunds all of the payment, those that we asked for included
     */
    record RefundsListed(String reservationId, String attemptId, List<Movement> refunds) implements GatewayNews {}

    /** @param attemptId the disputed payment */
    record DisputeChanged(String reservationId, String attemptId, Dispute dispute) implements GatewayNews {}
}
