package io.lodgeflow.workflows.frontdesk;

/** How money is taken at the hotel. */
public enum PaymentMethod {
    CASH,
    CARD_TERMINAL
}
