package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a repair will do.
 *
 * @param text what it is
 * @param amount the money it is about, if any
 */
public record Effect(Kind kind, Sentence text, @Nullable Money amount) {

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

    public static Effect of(Kind kind, Sentence text) {
        return new Effect(kind, text, null);
    }

    public static Effect of(Kind kind, Sentence text, Money amount) {
        return new Effect(kind, text, amount);
    }
}
