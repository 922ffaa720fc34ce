package io.lodgeflow.api.reservation;

import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.web.Preference;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Waits for the outcome of a step that the workflow does in the background, so that a caller usually gets it at once.
 * Looks after every commit on this node and four times a second. Real time, not the business clock: it is the caller who
 * waits.
 */
@Component
public class Patience {

    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final WakeUp wakeUp;

    Patience(WakeUp wakeUp) {
        this.wakeUp = wakeUp;
    }

    /** @return whether the outcome came within the caller's patience */
    public boolean await(Preference preference, BooleanSupplier outcomeIsThere) {
        Duration limit = preference.patience() != null
                ? preference.patience()
                : preference.respondAsync() ? Duration.ZERO : USUAL;
        long end = System.nanoTime() + limit.toNanos();
        try (WakeUp.Sleeper sleeper = wakeUp.newSleeper()) {
            while (!outcomeIsThere.getAsBoolean()) {
                if (System.nanoTime() - end >= 0) {
                    return false;
                }
                sleeper.await(LOOK);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
