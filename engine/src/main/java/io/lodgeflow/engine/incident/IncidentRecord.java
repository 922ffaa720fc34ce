package io.lodgeflow.engine.incident;

import java.time.Instant;

/**
 * A step that has failed too often and waits for somebody.
 *
 * @param id unique
 * @param workId the job or remote call that failed
 * @param kind what that is
 * @param key of the workflow; empty if it has none
 */
public record IncidentRecord(
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
