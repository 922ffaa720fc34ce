package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.GatewayWebhook;
import io.lodgeflow.domain.payment.PaymentGateway;
import java.util.Map;

/** One gateway as its contract sees it: the adapter under test, and the hands of the bank behind it. */
public interface GatewayWorld extends AutoCloseable {

    /** What a card does. */
    enum Card {
        GOOD,
        DECLINED,
        INSUFFICIENT_FUNDS,
        EXPIRED,
        UNKNOWN_TO_THE_GATEWAY,
        /** The guest must confirm at the bank. */
        NEEDS_ACTION,
        /** The bank takes its time and cannot be stopped. */
        DECIDED_LATE,
        /** The first order is lost, nobody answers. */
        TIMEOUT_BEFORE,
        /** The first order is charged, nobody answers. */
        TIMEOUT_AFTER,
        /** Good, but the bank takes its time over refunds. */
        REFUND_PENDING,
        /** Good, but the first order of a refund is done and nobody answers. */
        REFUND_TIMEOUT_AFTER
    }

    PaymentGateway gateway();

    String token(Card card);

    /** The same gateway when nobody listens at its address, and a token to try it with. */
    PaymentGateway unreachable();

    String tokenWhenUnreachable();

    /** The bank decides what is pending. */
    void decide(String reference, boolean granted);

    /** Somebody gives a part of the charge back at the gateway's own dashboard. */
    void refundByHand(String chargeReference, String amount);

    /** The guest's bank takes the charge back; answers the dispute's reference. */
    String dispute(String chargeReference);

    /** The guest's bank asks about the charge and takes nothing; answers the dispute's reference. */
    String inquire(String chargeReference);

    GatewayWebhook webhook();

    /** The event of the last decision or dispute, as it goes over the line. */
    Delivery lastEvent();

    /** A webhook request. */
    record Delivery(String body, Map<String, String> headers) {}

    @Override
    void close();
}
