package io.lodgeflow.engine.incident;

import java.time.Instant;

/** Port: every incident, written in the transaction that opens or closes it. */
public interface IncidentLog {

    /** @return the cause it belongs to */
    IncidentCause opened(IncidentRecord incident);

    /**
     * Idempotent.
     *
     * @return fingerprint of its cause; empty if it was unknown or closed before
     */
    java.util.Optional<String> closed(String incidentId, Instant at);

    /** The work that failed goes on in another version of its process. */
    void moved(String incidentId, int version, String step);
}
