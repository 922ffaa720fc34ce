package io.lodgeflow.workflows.operations;

import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port to incidents, grouped by cause from counters that are kept as they come and go. */
public interface Incidents {

    /** Causes with open incidents, most frequent first. */
    List<IncidentGroup> groups(int limit);

    /** Open incidents of a cause by id, after the id of the last one seen. */
    List<IncidentRecord> openOf(String fingerprint, @Nullable String afterId, int limit);

    /** Open incidents of a reservation, oldest first. */
    List<IncidentRecord> openOfReservation(String reservationId);

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
    record IncidentGroup(
            String fingerprint,
            String cause,
            long open,
            long total,
            Instant firstSeen,
            Instant lastSeen,
            List<Long> trend,
            String sample,
            List<String> steps) {}
}
