package io.lodgeflow.workflows.campaign;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.operations.Repair;
import io.lodgeflow.workflows.operations.RepairKind;
import org.jspecify.annotations.Nullable;

/**
 * A repair that makes sense for many bookings: it needs nothing that only one booking has.
 *
 * @param assignee for a kind that asks for one; absent: nobody looks after them
 */
public record BatchRepair(RepairKind kind, @Nullable String assignee) {

    private static final int LONGEST_ASSIGNEE = 80;

    /** Refused for kinds that are decided booking by booking. */
    public static Result<BatchRepair> of(RepairKind kind, @Nullable String assignee) {
        if (!kind.isForMany()) {
            return Result.refused(Refusal.invalid("not_for_many", "/kind", kind.word()));
        }
        if (assignee != null && assignee.length() > LONGEST_ASSIGNEE) {
            return Result.refused(Refusal.invalid("too_long.account", "/assignee"));
        }
        return Result.done(new BatchRepair(kind, kind.fields().contains("assignee") ? assignee : null));
    }

    Repair repair() {
        return kind.forMany(assignee);
    }
}
