package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.transaction.Decisions;
import io.lodgeflow.workflows.words.Sentences;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The work that the workflow has for people: taken by one, given to another, postponed, and done by an outcome that the
 * workflow goes on with. Each is a line in the audit log. Staff of a hotel sees the items of its own hotel only.
 */
@Component
public class WorkList {

    private final WorkItems workItems;
    private final WorkOutcomes outcomes;
    private final AuditLog audit;
    private final Decisions decisions;
    private final Clock clock;

    WorkList(WorkItems workItems, WorkOutcomes outcomes, AuditLog audit, Decisions decisions, Clock clock) {
        this.workItems = workItems;
        this.outcomes = outcomes;
        this.audit = audit;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Refused when somebody else has it. */
    public Result<String> claim(String itemId, Operator operator) {
        String me = operator.actor().name();
        return changed(itemId, "work_claim", "", operator, item -> {
            if (item.claimedBy() != null && !item.claimedBy().equals(me)) {
                return Result.refused(Refusal.conflict("claimed_by_another", item.claimedBy()));
            }
            item.claim(me, clock.instant());
            return Result.done(itemId);
        });
    }

    /** Nobody has it from now on. */
    public Result<String> release(String itemId, Operator operator) {
        return changed(itemId, "work_release", "", operator, item -> {
            item.release();
            return Result.done(itemId);
        });
    }

    /** Gives it to somebody, whoever has it now. */
    public Result<String> assign(String itemId, String assignee, Operator operator) {
        return changed(itemId, "work_assign", "", operator, item -> {
            item.claim(assignee, clock.instant());
            return Result.done(itemId);
        });
    }

    public Result<String> postpone(String itemId, Instant dueAt, String reason, Operator operator) {
        return changed(itemId, "work_postpone", reason, operator, item -> {
            if (!dueAt.isAfter(clock.instant())) {
                return Result.refused(Refusal.invalid("due_in_the_past", "/dueAt"));
            }
            item.postpone(dueAt);
            return Result.done(itemId);
        });
    }

    /** The decision; what follows from it, the end of the item included, happens in the same transaction. */
    public Result<String> done(String itemId, WorkOutcome outcome, String reason, Operator operator) {
        return changed(itemId, "work_done", reason, operator, item -> {
            if (!outcome.answers(item.kind())) {
                return Result.refused(Refusal.invalid("wrong_outcome", "/outcome", item.kind()));
            }
            return outcomes.follow(item, outcome, reason, operator).map(text -> {
                item.done(text, clock.instant());
                return itemId;
            });
        });
    }

    private Result<String> changed(
            String itemId, String action, String reason, Operator operator, Function<WorkItem, Result<String>> change) {
        return decisions.decide(() -> {
            Optional<WorkItem> found = workItems
                    .lock(itemId)
                    .filter(item ->
                            operator.hotelId() == null || operator.hotelId().equals(item.hotelId()));
            if (found.isEmpty()) {
                return Result.refused(Refusal.notFound("work item", itemId));
            }
            WorkItem item = found.get();
            if (item.doneAt() != null) {
                return Result.refused(Refusal.conflict("already_done", item.outcome()));
            }
            String before = text(item);
            return change.apply(item).map(id -> {
                audit.append(new AuditEntry(operator, action, itemId, reason, before, text(item)));
                return id;
            });
        });
    }

    private static String text(WorkItem item) {
        return String.join(
                " ",
                "reservation=" + item.reservationId(),
                "kind=" + item.kind(),
                "claimed=" + Objects.requireNonNullElse(item.claimedBy(), ""),
                "due=" + item.dueAt(),
                "outcome=" + (item.outcome() == null ? "" : Sentences.english(item.outcome())));
    }
}
