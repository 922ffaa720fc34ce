package io.lodgeflow.workflows.payment;

/** How money is taken at the hotel. */
public enum PaymentMethod {
    CASH,
    CARD_TERMINAL,
    /** The card that guarantees the booking, through the gateway; at check-out only. */
    CARD_ON_FILE
}
