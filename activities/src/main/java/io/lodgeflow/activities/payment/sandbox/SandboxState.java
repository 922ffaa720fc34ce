package io.lodgeflow.activities.payment.sandbox;

import java.util.Locale;

/** Where an order is in the sandbox gateway's books. Only {@link #CAPTURED} has moved money. */
enum SandboxState {
    /** The order was lost on its way; the gateway has not seen it. */
    LOST,
    PENDING,
    /** The money went to its receiver: to the hotel for a charge, to the guest for a refund. */
    CAPTURED,
    DECLINED,
    /** A refund that the guest's bank sent back. */
    FAILED,
    /** No charge can be captured any more. */
    CLOSED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SandboxState read(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
