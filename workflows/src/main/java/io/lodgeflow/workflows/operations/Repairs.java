package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which repair is done by whom. */
@Component
class Repairs {

    private final RetryRepair retries;
    private final MoveRepair moves;
    private final CancelRepair cancellations;
    private final SuspendRepair suspensions;
    private final ResurrectRepair resurrections;
    private final HouseRepair house;
    private final RefundRepair refunds;

    Repairs(
            RetryRepair retries,
            MoveRepair moves,
            CancelRepair cancellations,
            SuspendRepair suspensions,
            ResurrectRepair resurrections,
            HouseRepair house,
            RefundRepair refunds) {
        this.retries = retries;
        this.moves = moves;
        this.cancellations = cancellations;
        this.suspensions = suspensions;
        this.resurrections = resurrections;
        this.house = house;
        this.refunds = refunds;
    }

    /** What it would do, or why it may not be done; changes nothing. */
    Result<List<Effect>> preview(RepairSubject subject, Repair repair) {
        return switch (repair) {
            case Repair.RetryNow retry -> retries.previewRetry(subject);
            case Repair.EditAndRetry edit -> retries.previewEdit(subject, edit);
            case Repair.SkipStep skip -> moves.previewSkip(subject, skip.step());
            case Repair.MoveToStep move -> moves.previewMove(subject, move.step());
            case Repair.Compensate compensate -> cancellations.preview(subject, true);
            case Repair.Cancel cancel -> cancellations.preview(subject, cancel.waiveFee());
            case Repair.Refund refund -> refunds.preview(subject, refund);
            case Repair.Suspend suspend -> suspensions.previewSuspend(subject);
            case Repair.Resume resume -> suspensions.previewResume(subject);
            case Repair.ReassignRoom rooms -> house.previewRooms(subject, rooms);
            case Repair.ResendMessage message -> house.previewMessage(subject, message);
            case Repair.Resurrect resurrect -> resurrections.preview(subject);
            case Repair.AddNote note ->
                Result.done(List.of(Effect.of(Effect.Kind.NOTHING, "A note that the guest does not see.")));
            case Repair.Assign assign -> house.previewAssign(subject, assign.assignee());
        };
    }

    /**
     * Does it, after {@link #preview} has granted it in the same transaction.
     *
     * @param released is added to: what is to be run once the transaction has committed
     * @return what it did
     */
    Result<List<Effect>> perform(
            RepairSubject subject, Repair repair, String reason, Operator operator, List<FailedWork> released) {
        return switch (repair) {
            case Repair.Compensate compensate -> cancellations.cancel(subject, true, reason, operator);
            case Repair.Cancel cancel -> cancellations.cancel(subject, cancel.waiveFee(), reason, operator);
            case Repair.Refund refund ->
                previewed(subject, repair, () -> refunds.refund(subject, refund, reason, operator));
            case Repair.ReassignRoom rooms -> house.reassignRooms(subject, rooms, reason, operator);
            case Repair.Resurrect resurrect -> resurrections.resurrect(subject, reason, operator);
            case Repair.RetryNow retry -> {
                Result<List<Effect>> effects = retries.previewRetry(subject);
                released.addAll(retries.release(subject));
                yield effects;
            }
            case Repair.EditAndRetry edit -> {
                Result<List<Effect>> effects = retries.previewEdit(subject, edit);
                retries.edit(subject, edit, reason, operator);
                released.addAll(retries.release(subject));
                yield effects;
            }
            case Repair.SkipStep skip ->
                previewed(subject, repair, () -> moves.skip(subject, skip.step(), reason, operator));
            case Repair.MoveToStep move ->
                previewed(subject, repair, () -> moves.move(subject, move.step(), reason, operator));
            case Repair.Suspend suspend ->
                previewed(subject, repair, () -> suspensions.suspend(subject, reason, operator));
            case Repair.Resume resume ->
                previewed(subject, repair, () -> suspensions.resume(subject, reason, operator));
            case Repair.ResendMessage message -> previewed(subject, repair, () -> house.resend(subject, message));
            case Repair.AddNote note -> preview(subject, repair);
            case Repair.Assign assign ->
                previewed(subject, repair, () -> house.assign(subject, assign.assignee(), operator));
        };
    }

    private Result<List<Effect>> previewed(RepairSubject subject, Repair repair, Runnable deed) {
        Result<List<Effect>> effects = preview(subject, repair);
        deed.run();
        return effects;
    }
}
