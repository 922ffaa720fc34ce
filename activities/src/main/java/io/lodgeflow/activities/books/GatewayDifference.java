package io.lodgeflow.activities.books;

import io.lodgeflow.domain.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the gateway and our books see differently.
 *
 * @param key of the payment or refund, or the gateway's reference where it has none
 * @param atGateway what the gateway moved; absent when it knows of nothing
 * @param posted what is on the folio, as a positive amount; absent when nothing is
 */
public record GatewayDifference(
        Cause cause,
        String key,
        @Nullable Money atGateway,
        @Nullable Money posted) {

    public enum Cause {
        /** The guest was charged and the folio does not say so. */
        CHARGED_NOT_POSTED,
        /** The guest got money back and the folio does not say so. */
        REFUNDED_NOT_POSTED,
        /** The guest's bank took money back, or gave it back to us, and the folio does not say so. */
        CHARGEBACK_NOT_POSTED,
        /** The folio says that money moved and the gateway does not know of it. */
        POSTED_NOT_MOVED,
        AMOUNT_DIFFERS,
        /** The gateway moved money that none of our payments and refunds asked for. */
        NOT_OURS,
        /** Not decided yet, here or there: no contradiction, but somebody should look if it stays. */
        STILL_OPEN
    }

    /** Whether it is wrong now, whatever happens next. */
    public boolean isContradiction() {
        return cause != Cause.STILL_OPEN;
    }

    @Override
    public String toString() {
        return cause + " " + key + ": gateway " + (atGateway == null ? "nothing" : atGateway) + ", folio "
                + (posted == null ? "nothing" : posted);
    }
}
