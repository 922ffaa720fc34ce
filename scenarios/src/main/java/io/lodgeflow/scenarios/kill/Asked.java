package io.lodgeflow.scenarios.kill;

import org.jspecify.annotations.Nullable;

/**
 * A request that must have one effect, as it was sent, so that it can be repeated to the letter.
 *
 * @param account who asked
 * @param key the Idempotency-Key; for {@link What#PLACE} the client reference too
 */
record Asked(
        What what,
        String account,
        String path,
        String body,
        String key,
        @Nullable String ifMatch) {

    enum What {
        PLACE,
        PAY,
        CANCEL,
        MODIFY
    }
}
