package io.lodgeflow.activities.payment.inbox;

/**
 * What follows from news of a gateway. Every effect is told all news and picks its own. Called in the transaction that marks
 * the event as processed: the effect and the mark are there together or not at all, and what throws is tried again later with
 * fresh news. Calls nobody outside. Must be harmless when told the same twice, since a gateway may tell one thing by two
 * events, and must not rely on any order.
 */
public interface GatewayNewsEffect {

    void on(GatewayNews news);
}
