package io.lodgeflow.workflows.closure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param answerWithinDays how long a guest may think, unless the campaign says otherwise
 * @param batchSize how many bookings are taken up in each pause, so that a pause comes in time and the other guests notice
 *     nothing
 * @param batchPause how long that is
 * @param alternativesWithinKm how far another hotel may be, unless it is in the same city
 */
@ConfigurationProperties("lodgeflow.closures")
public record ClosureSettings(
        @DefaultValue("7") int answerWithinDays,
        @DefaultValue("20") int batchSize,
        @DefaultValue("1s") Duration batchPause,
        @DefaultValue("30") int alternativesWithinKm) {

    int perMinute() {
        return Math.clamp(batchSize * Duration.ofMinutes(1).toMillis() / Math.max(1, batchPause.toMillis()), 1, 60_000);
    }
}
