package io.lodgeflow.api.operations;

import io.lodgeflow.engine.WorkflowPosition;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import io.lodgeflow.engine.version.MigrationCheck;
import io.lodgeflow.engine.version.MigrationCheck.MigrationProblem;
import io.lodgeflow.engine.version.MigrationEffect;
import io.lodgeflow.engine.version.StepFate;
import io.lodgeflow.engine.version.VersionChange;
import java.time.Instant;
import java.util.List;

/** What the engine says of workflows, for callers who know bookings: its keys are ids of reservations. */
public final class WorkflowBody {

    public record Position(
            String reservationId,
            List<WorkflowPosition.Instance> processes,
            List<WorkflowPosition.Visit> way,
            List<WorkflowPosition.Timer> timers,
            List<WorkflowPosition.RemoteCall> work,
            List<WorkflowPosition.Failure> failures,
            List<WorkflowPosition.Expected> expected) {

        public static Position of(WorkflowPosition position) {
            return new Position(
                    position.key(),
                    position.processes(),
                    position.way(),
                    position.timers(),
                    position.work(),
                    position.failures(),
                    position.expected());
        }
    }

    public record Incident(
            String id,
            String workId,
            IncidentRecord.Kind kind,
            String message,
            String process,
            int version,
            String step,
            String reservationId,
            Instant openedAt) {

        public static Incident of(IncidentRecord incident) {
            return new Incident(
                    incident.id(),
                    incident.workId(),
                    incident.kind(),
                    incident.message(),
                    incident.process(),
                    incident.version(),
                    incident.step(),
                    incident.key(),
                    incident.openedAt());
        }
    }

    public record Check(
            VersionChange change, long running, List<StepFate> steps, List<Problem> problems, boolean allowed) {

        public static Check of(MigrationCheck check) {
            return new Check(
                    check.change(),
                    check.running(),
                    check.steps(),
                    check.problems().stream().map(Problem::of).toList(),
                    check.isAllowed());
        }
    }

    public record Problem(
            MigrationProblem.Kind kind,
            String step,
            String name,
            long waiting,
            List<String> reservationIds,
            String detail) {

        public static Problem of(MigrationProblem problem) {
            return new Problem(
                    problem.kind(),
                    problem.step(),
                    problem.name(),
                    problem.waiting(),
                    problem.keys(),
                    problem.detail());
        }
    }

    public record Effect(
            String instanceId,
            String reservationId,
            List<String> refusals,
            List<MigrationEffect.StepMove> moves,
            List<MigrationEffect.TimerMove> timers,
            boolean allowed) {

        public static Effect of(MigrationEffect effect) {
            return new Effect(
                    effect.instanceId(),
                    effect.key(),
                    effect.refusals(),
                    effect.moves(),
                    effect.timers(),
                    effect.isAllowed());
        }
    }

    private WorkflowBody() {}
}
