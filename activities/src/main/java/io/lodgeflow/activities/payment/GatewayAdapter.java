package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentGateway;

/** The port spoken in one gateway's language; {@link GuardedGateway} stands before it. */
public interface GatewayAdapter extends PaymentGateway {

    /** Whether an outcome tells that the gateway as a whole is in trouble, rather than one payment. */
    boolean isOutage(Object outcome);
}
