package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a repair will do.
 *
 * @param text one sentence in hotel words
 * @param amount the money it is about, if any
 */
public record Effect(Kind kind, String text, @Nullable Money amount) {

    public enum Kind {
        STATUS,
        WORKFLOW,
        NIGHTS_TAKEN,
        NIGHTS_RELEASED,
        ROOMS,
        REFUND,
        FEE,
        CHARGE,
        PRICE,
        GUEST_TOLD,
        GUEST_DATA,
        NOTHING
    }

    public static Effect of(Kind kind, String text) {
        return new Effect(kind, text, null);
    }

    public static Effect of(Kind kind, String text, Money amount) {
        return new Effect(kind, text, amount);
    }
}
