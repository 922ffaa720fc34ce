package io.lodgeflow.api.operations;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.operations.WorkList;
import io.lodgeflow.workflows.operations.WorkOutcome;
import io.lodgeflow.workflows.payment.PaymentMethod;
import io.lodgeflow.workflows.words.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The work list: what the workflow needs staff to decide. An item is done by its outcome, or by the action it asks for. */
@RestController
@Tag(name = "Work list", description = "Decisions the workflow waits for")
class WorkItemController {

    private static final int MOST = 200;

    private final WorkItems workItems;
    private final WorkList workList;
    private final Transactions transactions;

    WorkItemController(WorkItems workItems, WorkList workList, Transactions transactions) {
        this.workItems = workItems;
        this.workList = workList;
        this.transactions = transactions;
    }

    /** @param choices ranked, best first */
    record WorkItemView(
            String id,
            String kind,
            String title,
            String reservationId,
            String hotelId,
            List<String> choices,
            Instant createdAt,
            Instant dueAt,
            @Nullable String claimedBy,
            @Nullable Instant claimedAt) {}

    record Assignee(@NotNull @Size(min = 1, max = 80) String assignee) {}

    record Postponed(
            @NotNull Instant dueAt,
            @NotNull @Text(max = 300) String reason) {}

    /**
     * @param outcome which of the outcomes of the item's kind
     * @param roomIds of rooms_found
     * @param settlement of checked_out, when there is a balance; of balance_collected
     * @param reference of refunded_by_hand
     */
    record Decision(
            @NotNull Outcome outcome,
            @NotNull @Text(max = 300) String reason,
            @Nullable @Size(min = 1, max = 10) List<@NotNull @Size(min = 1, max = 40) String> roomIds,
            @Nullable PaymentMethod settlement,
            @Nullable @Text(max = 80) String reference) {

        enum Outcome {
            ROOMS_FOUND,
            NO_ROOM,
            CHECKED_OUT,
            ASK_AGAIN,
            REFUNDED_BY_HAND,
            REFUND_TRIED_AGAIN,
            REFUND_APPROVED,
            REFUND_REJECTED,
            BALANCE_COLLECTED,
            EVIDENCE_HANDED_IN,
            CHARGEBACK_ACCEPTED
        }

        Result<WorkOutcome> workOutcome() {
            return switch (outcome) {
                case ROOMS_FOUND ->
                    roomIds == null ? missing("/roomIds") : Result.done(new WorkOutcome.RoomsFound(roomIds));
                case NO_ROOM -> Result.done(new WorkOutcome.NoRoom());
                case CHECKED_OUT -> Result.done(new WorkOutcome.CheckedOut(settlement));
                case REFUND_TRIED_AGAIN -> Result.done(new WorkOutcome.RefundTriedAgain());
                case REFUND_APPROVED, REFUND_REJECTED ->
                    Result.done(new WorkOutcome.RefundDecided(outcome == Outcome.REFUND_APPROVED));
                case BALANCE_COLLECTED ->
                    settlement == null
                            ? missing("/settlement")
                            : Result.done(new WorkOutcome.BalanceCollected(settlement));
                case EVIDENCE_HANDED_IN, CHARGEBACK_ACCEPTED ->
                    Result.done(new WorkOutcome.DisputeAnswered(outcome == Outcome.EVIDENCE_HANDED_IN));
                case ASK_AGAIN -> Result.done(new WorkOutcome.AskAgain());
                case REFUNDED_BY_HAND ->
                    reference == null ? missing("/reference") : Result.done(new WorkOutcome.RefundedByHand(reference));
            };
        }

        private static Result<WorkOutcome> missing(String field) {
            return Result.refused(Refusal.invalid("field_missing.outcome", field));
        }
    }

    @GetMapping("/v1/work-items")
    @Operation(
            operationId = "listWorkItems",
            summary = "Open tasks by due time",
            description = "Of the caller's hotel, or of all for the head office.")
    Page<WorkItemView> open(Caller caller) {
        Answers.unlessRefused(caller.isGuest() ? Optional.of(Refusal.forbidden("staff_sees")) : Optional.empty());
        return Page.whole(transactions.read(() -> workItems.open(caller.hotelId(), MOST).stream()
                .map(WorkItemController::view)
                .toList()));
    }

    @PostMapping("/v1/work-items/{id}/actions/claim")
    @Operation(
            operationId = "claimWorkItem",
            summary = "Take a task",
            description = "Refused when somebody else has it.")
    void claim(@PathVariable String id, Operator operator) {
        Answers.granted(workList.claim(id, operator));
    }

    @PostMapping("/v1/work-items/{id}/actions/release")
    @Operation(
            operationId = "releaseWorkItem",
            summary = "Give a task back",
            description = "Refused when somebody else has it; then it is open to everybody.")
    void release(@PathVariable String id, Operator operator) {
        Answers.granted(workList.release(id, operator));
    }

    @PostMapping("/v1/work-items/{id}/actions/assign")
    @Operation(
            operationId = "assignWorkItem",
            summary = "Give a task to somebody",
            description = "Whoever had it before: the task is then that person's.")
    void assign(@PathVariable String id, @Valid @RequestBody Assignee body, Operator operator) {
        Answers.granted(workList.assign(id, body.assignee(), operator));
    }

    @PostMapping("/v1/work-items/{id}/actions/postpone")
    @Operation(
            operationId = "postponeWorkItem",
            summary = "Move the due time of a task",
            description = "Into the future, with a reason; the audit log keeps both times.")
    void postpone(@PathVariable String id, @Valid @RequestBody Postponed body, Operator operator) {
        Answers.granted(workList.postpone(id, body.dueAt(), body.reason(), operator));
    }

    @PostMapping("/v1/work-items/{id}/actions/done")
    @Operation(
            operationId = "decideWorkItem",
            summary = "Decide a task",
            description = "The outcome steers the workflow, in the same transaction.")
    void done(@PathVariable String id, @Valid @RequestBody Decision body, Operator operator) {
        Answers.granted(body.workOutcome().then(outcome -> workList.done(id, outcome, body.reason(), operator)));
    }

    private static WorkItemView view(WorkItem item) {
        return new WorkItemView(
                item.id(),
                item.kind().name().toLowerCase(Locale.ROOT),
                Sentences.english(item.title()),
                item.reservationId(),
                item.hotelId(),
                item.choices().stream().map(Sentences::english).toList(),
                item.createdAt(),
                item.dueAt(),
                item.claimedBy(),
                item.claimedAt());
    }
}
