package io.lodgeflow.activities.queue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of an item of a {@link WorkQueue}.
 *
 * @param why it failed, or was done in the way it was
 * @param noted what else is set in its row
 * @param effects happen in the transaction that notes the outcome, unless somebody else has noted one
 */
public record Outcome(
        boolean done,
        @Nullable String why,
        Map<String, Object> noted,
        @Nullable Runnable effects) {

    public static Outcome done(@Nullable String why) {
        return new Outcome(true, why, Map.of(), null);
    }

    public static Outcome failed(String why) {
        return new Outcome(false, why, Map.of(), null);
    }

    public Outcome noting(String name, Object value) {
        return new Outcome(done, why, Map.of(name, value), effects);
    }

    public Outcome with(Runnable together) {
        return new Outcome(done, why, noted, together);
    }
}
