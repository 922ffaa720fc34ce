package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.operations.WorkItem;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.incident.WorkflowRepairs;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Moves the workflow of a booking to another step, or past one. See {@link MovePolicy} for where it may go. */
@Component
class MoveRepair {

    private static final Duration ROOM_FOUND_WITHIN = Duration.ofHours(4);

    private final WorkflowRepairs workflow;
    private final Reservations reservations;
    private final Payments payments;
    private final WorkItems workItems;
    private final Identifiers identifiers;

    MoveRepair(
            WorkflowRepairs workflow,
            Reservations reservations,
            Payments payments,
            WorkItems workItems,
            Identifiers identifiers) {
        this.workflow = workflow;
        this.reservations = reservations;
        this.payments = payments;
        this.workItems = workItems;
        this.identifiers = identifiers;
    }

    Result<List<Effect>> previewMove(RepairSubject subject, String target) {
        if (workflow.isSuspended(subject.id())) {
            return Result.refused(Refusal.conflict("suspended", "The workflow is suspended. Resume it first."));
        }
        List<String> steps = workflow.stepsNow(ReservationWorkflow.PROCESS, subject.id());
        if (steps.isEmpty()) {
            return Result.refused(Refusal.conflict("workflow_ended", "The workflow of this booking has ended."));
        }
        List<String> leaving = MovePolicy.leaving(steps);
        if (leaving.isEmpty() && MovePolicy.targets().contains(target)) {
            return Result.refused(Refusal.conflict(
                    "change_in_progress",
                    "The workflow is at " + String.join(", ", steps) + ", which must end by itself first."));
        }
        Reservation reservation = subject.reservation();
        Result<List<Effect>> effects =
                MovePolicy.effects(subject, target, payments.kept(reservation.id(), reservation.currency()));
        return effects.map(known -> {
            List<Effect> all = new ArrayList<>();
            all.add(Effect.of(
                    Effect.Kind.WORKFLOW,
                    "The workflow leaves " + String.join(", ", leaving) + " and goes on at " + target + "."));
            all.addAll(known);
            return List.copyOf(all);
        });
    }

    Result<List<Effect>> previewSkip(RepairSubject subject, String step) {
        List<String> failed =
                workflow.failedWork(subject.id()).stream().map(FailedWork::step).toList();
        if (!workflow.stepsNow(ReservationWorkflow.PROCESS, subject.id()).contains(step) && !failed.contains(step)) {
            return Result.refused(
                    Refusal.conflict("not_at_step", "The workflow is not at " + step + ", it cannot be left out."));
        }
        return MovePolicy.afterSkipping(step).then(target -> previewMove(subject, target));
    }

    void move(RepairSubject subject, String target, String reason, Operator operator) {
        Reservation reservation = subject.reservation();
        if (target.equals("FindRoom")) {
            askStaff(subject);
        }
        reservation.noteRepair("Workflow moved to " + target + ": " + reason, operator.actor(), subject.now());
        reservations.flush(); // timers of the target read the reservation as it is now
        workflow.move(
                ReservationWorkflow.PROCESS,
                subject.id(),
                MovePolicy.leaving(workflow.stepsNow(ReservationWorkflow.PROCESS, subject.id())),
                target);
    }

    void skip(RepairSubject subject, String step, String reason, Operator operator) {
        move(subject, MovePolicy.afterSkipping(step).orThrow(), reason, operator);
    }

    /** As the step before would have done when it found no room. */
    private void askStaff(RepairSubject subject) {
        Reservation reservation = subject.reservation();
        workItems.addOnce(new WorkItem(
                identifiers.next("wrk"),
                reservation.id(),
                reservation.hotelId(),
                WorkItem.Kind.FIND_ROOM,
                "Find " + reservation.rooms() + " room(s) for " + reservation.confirmationNumber() + ", "
                        + reservation.stay(),
                "Assign rooms by hand",
                subject.now(),
                subject.now().plus(ROOM_FOUND_WITHIN)));
    }
}
