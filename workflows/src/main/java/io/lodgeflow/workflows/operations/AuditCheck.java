package io.lodgeflow.workflows.operations;

import org.jspecify.annotations.Nullable;

/**
 * Whether the audit log is whole.
 *
 * @param rows how many were read
 * @param brokenAt number of the first row that was changed or is missing; absent if none
 * @param problem what is wrong there, absent if nothing is
 */
public record AuditCheck(
        long rows, @Nullable Long brokenAt, @Nullable String problem) {

    public boolean isWhole() {
        return problem == null;
    }
}
