package io.lodgeflow.domain.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Port to the stored events of gateways. */
public interface GatewayInbox {

    /**
     * Stores an event that has come in; one that is there already is left as it is. Durable when the transaction has
     * committed.
     */
    void add(GatewayEvent event);

    /**
     * What a gateway tells by itself. Only a hint that something has changed: events come late, twice and in any order, so what is
     * true now is asked of the gateway before anything follows from one.
     *
     * @param gateway its {@link PaymentGateway#name()}
     * @param id the gateway's, the same when it tells the same event again
     * @param key of the charge or refund; absent when the gateway does not name one
     * @param reference of the charge, refund or dispute at the gateway; of a refund without a key, of its charge
     */
    record GatewayEvent(
            String gateway,
            String id,
            Subject subject,
            @Nullable String key,
            String reference,
            Instant occurredAt) {

        public enum Subject {
            CHARGE,
            REFUND,
            DISPUTE,
            /** Told, but nothing that moves money; kept and never acted on. */
            OTHER
        }
    }
}
