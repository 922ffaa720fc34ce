package io.lodgeflow.workflows.operations;

import io.lodgeflow.engine.incident.WorkflowRepairs.RetryOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a repair did.
 *
 * @param auditId its line in the audit log
 * @param retried what became of the work that was tried again, after it really ran; absent when nothing was retried
 */
public record RepairOutcome(
        String reservationId,
        RepairKind kind,
        long auditId,
        List<Effect> effects,
        String before,
        String after,
        @Nullable RetryOutcome retried) {}
