package io.lodgeflow.workflows.operations;

import io.lodgeflow.engine.incident.IncidentRecord;
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
}
