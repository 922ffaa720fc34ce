package io.lodgeflow.domain.payment;

/** Port to the stored events of gateways. */
public interface GatewayInbox {

    /**
     * Stores an event that has come in; one that is there already is left as it is. Durable when the transaction has
     * committed.
     */
    void add(GatewayEvent event);
}
