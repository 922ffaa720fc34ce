package io.lodgeflow.engine.version;

import io.lodgeflow.engine.counter.StepCounting;
import io.lodgeflow.engine.counter.StepJournal.StepChange;
import io.lodgeflow.engine.incident.IncidentLog;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.engine.version.InstanceTraces.Place;
import io.lodgeflow.engine.version.InstanceTraces.Timer;
import io.lodgeflow.engine.version.InstanceTraces.Trace;
import io.lodgeflow.engine.version.MigrationEffect.StepMove;
import io.lodgeflow.engine.version.MigrationEffect.TimerMove;
import io.lodgeflow.engine.version.VersionPlans.VersionPlan;
import io.lodgeflow.engine.version.VersionSteps.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.operaton.bpm.engine.migration.MigrationPlan;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves one running workflow from one version of its process to another, with everything that is kept by version and step:
 * counters, the log of incidents, the calls that wait for the outside world. Takes part in the running transaction: all of
 * it moves, or nothing.
 */
@Component
public class VersionMigration {

    private final RuntimeService runtimeService;
    private final ExternalTaskService externalTasks;
    private final VersionPlans plans;
    private final InstanceTraces traces;
    private final StepCounting counting;
    private final IncidentLog incidents;
    private final JdbcClient jdbc;
    private final WakeUp wakeUp;
    private final Clock clock;

    VersionMigration(
            RuntimeService runtimeService,
            ExternalTaskService externalTasks,
            VersionPlans plans,
            InstanceTraces traces,
            StepCounting counting,
            IncidentLog incidents,
            JdbcClient jdbc,
            WakeUp wakeUp,
            Clock clock) {
        this.runtimeService = runtimeService;
        this.externalTasks = externalTasks;
        this.plans = plans;
        this.traces = traces;
        this.counting = counting;
        this.incidents = incidents;
        this.jdbc = jdbc;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** Work of the workflow is being done at this moment: the outside world is being called. Try again later. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy(String instanceId) {
            super("the outside world is being called for " + instanceId);
        }
    }

    /**
     * Idempotent: a workflow that is not of the old version is left alone.
     *
     * @return empty if it has ended or is not of the old version; with refusals, give the transaction up
     * @throws Busy if it must be tried later; give the transaction up
     */
    public Optional<MigrationEffect> migrate(VersionChange change, String instanceId) {
        VersionPlan plan = plans.of(change).orElseThrow(() -> new IllegalStateException("not deployed: " + change));
        ProcessInstance instance = runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult();
        if (instance == null || !instance.getProcessDefinitionId().equals(plan.sourceId())) {
            return Optional.empty();
        }
        String key = Objects.requireNonNullElse(instance.getBusinessKey(), "");
        if (plan.plan() == null) {
            return Optional.of(refused(instanceId, key, List.of("The two versions do not fit")));
        }
        unlessCalling(instanceId);
        Trace before = traces.of(instanceId);
        try {
            execute(plan.plan(), instanceId);
        } catch (MigratingProcessInstanceValidationException invalid) {
            return Optional.of(refused(instanceId, key, refusals(plan, invalid)));
        }
        rename(plan, before);
        Trace after = traces.of(instanceId);
        recount(before.visits(), after.visits());
        moveIncidents(before.incidents(), after.incidents());
        wakeUp.afterCommit();
        return Optional.of(
                new MigrationEffect(instanceId, key, List.of(), moves(plan, before, after), timers(before, after)));
    }

    /** The engine would rather have batches of its own, whose items commit without our counters, log and note. */
    @SuppressWarnings("removal")
    private void execute(MigrationPlan plan, String instanceId) {
        runtimeService
                .newMigration(plan)
                .processInstanceIds(List.of(instanceId))
                .execute();
    }

    private void unlessCalling(String instanceId) {
        Instant now = clock.instant();
        boolean calling = externalTasks.createExternalTaskQuery().processInstanceId(instanceId).list().stream()
                .anyMatch(task -> isCalling(task, now));
        if (calling) {
            throw new Busy(instanceId);
        }
    }

    /** A lock with an error is the pause before the next try. */
    private static boolean isCalling(ExternalTask task, Instant now) {
        return task.getErrorMessage() == null
                && task.getLockExpirationTime() != null
                && task.getLockExpirationTime().toInstant().isAfter(now);
    }

    private static MigrationEffect refused(String instanceId, String key, List<String> refusals) {
        return new MigrationEffect(instanceId, key, refusals, List.of(), List.of());
    }

    private static List<String> refusals(VersionPlan plan, MigratingProcessInstanceValidationException invalid) {
        var report = invalid.getValidationReport();
        List<String> refusals = new ArrayList<>(report.getFailures());
        report.getActivityInstanceReports()
                .forEach(step -> refusals.add(refusal(plan, step.getSourceScopeId(), step.getFailures())));
        report.getTransitionInstanceReports()
                .forEach(step -> refusals.add(refusal(plan, step.getSourceScopeId(), step.getFailures())));
        return List.copyOf(refusals);
    }

    private static String refusal(VersionPlan plan, String step, List<String> failures) {
        return plan.targets().containsKey(step)
                ? step + ": " + String.join("; ", failures)
                : "It stands at '" + VersionPlans.nameOf(plan.source(), step)
                        + "', which has no place in the new version";
    }

    /** The engine leaves the name by which a waiting call is fetched as it was in the old version. */
    private void rename(VersionPlan plan, Trace before) {
        before.calls().forEach((task, step) -> {
            Step target = plan.target().byId().get(plan.targets().getOrDefault(step, ""));
            if (target != null) {
                jdbc.sql("""
                        update ACT_RU_EXT_TASK set TOPIC_NAME_ = :topic, REV_ = REV_ + 1
                        where ID_ = :task and TOPIC_NAME_ <> :topic
                        """).param("topic", target.topic()).param("task", task).update();
            }
        });
    }

    /** The engine tells of steps that begin and end, not of those that go on in another version. */
    private void recount(Map<String, Place> before, Map<String, Place> after) {
        before.forEach((visit, from) -> {
            Place to = after.get(visit);
            if (to != null && !to.equals(from)) {
                counting.note(entered(from, -1));
                counting.note(entered(to, 1));
            }
        });
    }

    private static StepChange entered(Place place, int visits) {
        return new StepChange(
                place.definition().process(), place.definition().version(), place.step(), visits, 0, 0, 0);
    }

    private void moveIncidents(Map<String, Place> before, Map<String, Place> after) {
        before.forEach((incident, from) -> {
            Place to = after.get(incident);
            if (to != null && !to.equals(from)) {
                counting.note(open(from, -1));
                counting.note(open(to, 1));
                incidents.moved(incident, to.definition().version(), to.step());
            }
        });
    }

    private static StepChange open(Place place, int incidents) {
        return new StepChange(
                place.definition().process(), place.definition().version(), place.step(), 0, 0, 0, incidents);
    }

    private static List<StepMove> moves(VersionPlan plan, Trace before, Trace after) {
        return before.visits().entrySet().stream()
                .filter(visit -> keeps(plan, visit.getValue().step()))
                .map(visit -> new StepMove(
                        visit.getValue().step(),
                        Objects.requireNonNullElse(after.visits().get(visit.getKey()), visit.getValue())
                                .step()))
                .sorted(Comparator.comparing(StepMove::from))
                .toList();
    }

    private static boolean keeps(VersionPlan plan, String step) {
        Step held = plan.source().byId().get(step);
        return held != null && held.kind().keeps();
    }

    private static List<TimerMove> timers(Trace before, Trace after) {
        Set<String> jobs = new HashSet<>(before.timers().keySet());
        jobs.addAll(after.timers().keySet());
        return jobs.stream()
                .map(job -> move(before.timers().get(job), after.timers().get(job)))
                .sorted(Comparator.comparing(TimerMove::step))
                .toList();
    }

    private static TimerMove move(@Nullable Timer before, @Nullable Timer after) {
        Timer named = Objects.requireNonNull(after == null ? before : after);
        return new TimerMove(
                named.step(), before == null ? null : before.dueAt(), after == null ? null : after.dueAt());
    }
}
