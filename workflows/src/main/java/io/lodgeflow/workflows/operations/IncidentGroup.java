package io.lodgeflow.workflows.operations;

import java.time.Instant;
import java.util.List;

/**
 * Incidents of one cause.
 *
 * @param cause the message with ids, numbers and dates masked
 * @param open incidents that wait now
 * @param total incidents ever
 * @param trend opened in each of the last 24 hours, oldest first, the last one the running hour
 * @param sample the latest open message as it was
 * @param steps where it happens now, as {@code process/step}
 */
public record IncidentGroup(
        String fingerprint,
        String cause,
        long open,
        long total,
        Instant firstSeen,
        Instant lastSeen,
        List<Long> trend,
        String sample,
        List<String> steps) {}
