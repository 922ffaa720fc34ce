package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.incident.WorkflowRepairs;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stops the workflow of a booking where it is, and lets it go on. Rooms stay held and money stays where it is. */
@Component
class SuspendRepair {

    private final WorkflowRepairs workflow;

    SuspendRepair(WorkflowRepairs workflow) {
        this.workflow = workflow;
    }

    Result<List<Effect>> previewSuspend(RepairSubject subject) {
        if (!workflow.isRunning(subject.id())) {
            return Result.refused(Refusal.conflict("workflow_ended", "The workflow of this booking has ended."));
        }
        if (workflow.isSuspended(subject.id())) {
            return Result.refused(Refusal.conflict("suspended", "It is suspended already."));
        }
        if (workflow.isCallUnderWay(subject.id())) {
            return Result.refused(Refusal.conflict(
                    "change_in_progress",
                    "The gateway is being asked at this moment. Try again when it has answered."));
        }
        return Result.done(List.of(
                Effect.of(Effect.Kind.WORKFLOW, "No timer fires, no deadline ends the hold, until it is resumed."),
                Effect.of(
                        Effect.Kind.WORKFLOW,
                        "Payment, check-in, change and cancellation are refused until it is resumed.")));
    }

    Result<List<Effect>> previewResume(RepairSubject subject) {
        return workflow.isSuspended(subject.id())
                ? Result.done(List.of(Effect.of(
                        Effect.Kind.WORKFLOW, "The workflow goes on; what fell due meanwhile happens at once.")))
                : Result.refused(Refusal.conflict("not_suspended", "It is not suspended."));
    }

    void suspend(RepairSubject subject, String reason, Operator operator) {
        workflow.suspend(subject.id());
        subject.reservation().noteRepair("Workflow suspended: " + reason, operator.actor(), subject.now());
    }

    void resume(RepairSubject subject, String reason, Operator operator) {
        workflow.resume(subject.id());
        subject.reservation().noteRepair("Workflow resumed: " + reason, operator.actor(), subject.now());
    }
}
