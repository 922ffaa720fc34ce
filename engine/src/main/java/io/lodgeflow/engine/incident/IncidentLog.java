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

    /**
     * A step that has failed too often and waits for somebody.
     *
     * @param id unique
     * @param workId the job or remote call that failed
     * @param kind what that is
     * @param key of the workflow; empty if it has none
     */
    record IncidentRecord(
            String id,
            String workId,
            Kind kind,
            String message,
            String process,
            int version,
            String step,
            String key,
            Instant openedAt) {

        public enum Kind {
            /** A timer, or steps that follow a timer. */
            JOB,
            /** A call of the outside world. */
            REMOTE_CALL
        }
    }
}
