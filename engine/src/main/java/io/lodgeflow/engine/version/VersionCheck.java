package io.lodgeflow.engine.version;

import io.lodgeflow.engine.ProcessSteps.ProcessStep;
import io.lodgeflow.engine.version.MigrationCheck.MigrationProblem;
import io.lodgeflow.engine.version.MigrationCheck.MigrationProblem.Kind;
import io.lodgeflow.engine.version.VersionPlans.VersionPlan;
import io.lodgeflow.engine.version.VersionSteps.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** What a version change means for the workflows that run now: which step has no place, and who stands there. Changes nothing. */
@Component
public class VersionCheck {

    private static final int NAMED = 5;

    private final RuntimeService runtimeService;
    private final VersionPlans plans;
    private final InstanceTraces traces;

    VersionCheck(RuntimeService runtimeService, VersionPlans plans, InstanceTraces traces) {
        this.runtimeService = runtimeService;
        this.plans = plans;
        this.traces = traces;
    }

    /** Counts what really stands where, now. Empty if one of the versions was never deployed. */
    public Optional<MigrationCheck> check(VersionChange change) {
        return plans.of(change).map(plan -> {
            Map<String, Long> waiting = traces.waiting(plan.sourceId());
            List<MigrationProblem> problems = new ArrayList<>(plan.problems());
            problems.addAll(withoutPlace(plan, waiting));
            problems.addAll(dropped(plan, waiting));
            problems.addAll(addedDeadlines(plan));
            problems.sort(Comparator.comparing((MigrationProblem problem) -> !problem.blocks()));
            return new MigrationCheck(
                    change, traces.running(plan.sourceId()), fates(change, plan, waiting), List.copyOf(problems));
        });
    }

    /** One running workflow of the old version for each step at which any stands, by step. */
    public Collection<String> samples(VersionChange change) {
        return plans.of(change).stream()
                .flatMap(plan -> traces.samples(plan.sourceId()).entrySet().stream()
                        .filter(sample -> keeps(plan.source(), sample.getKey()))
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .distinct())
                .toList();
    }

    /** The running workflows of the old version that belong to the key. */
    public List<String> instancesOf(VersionChange change, String key) {
        return plans.of(change).stream()
                .flatMap(plan -> runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionId(plan.sourceId())
                        .processInstanceBusinessKey(key)
                        .list()
                        .stream()
                        .map(ProcessInstance::getId))
                .toList();
    }

    /** Empty if the workflow has ended. */
    public Optional<String> keyOf(String instanceId) {
        return runtimeService.createProcessInstanceQuery().processInstanceId(instanceId).list().stream()
                .map(ProcessInstance::getBusinessKey)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static boolean keeps(VersionSteps steps, String id) {
        Step step = steps.byId().get(id);
        return step != null && step.kind().keeps();
    }

    private List<MigrationProblem> withoutPlace(VersionPlan plan, Map<String, Long> waiting) {
        return plan.source().byId().values().stream()
                .filter(step -> step.kind().keeps() && !plan.targets().containsKey(step.id()))
                .map(step -> standing(Kind.NO_PLACE, plan, step, step.id(), waiting))
                .toList();
    }

    /** What stood beside a step that goes on, or beside the process, and is gone in the new version. */
    private List<MigrationProblem> dropped(VersionPlan plan, Map<String, Long> waiting) {
        return plan.source().byId().values().stream()
                .filter(step -> step.kind() == StepKind.DEADLINE || step.kind() == StepKind.REQUEST)
                .filter(step -> !plan.targets().containsKey(step.id()))
                .filter(step ->
                        !keeps(plan.source(), step.holder()) || plan.targets().containsKey(step.holder()))
                .map(step -> standing(
                        step.kind() == StepKind.DEADLINE ? Kind.DEADLINE_DROPPED : Kind.REQUEST_DROPPED,
                        plan,
                        step,
                        step.holder(),
                        waiting))
                .toList();
    }

    private MigrationProblem standing(Kind kind, VersionPlan plan, Step step, String where, Map<String, Long> waiting) {
        long count = waiting.getOrDefault(where, 0L);
        List<String> some = count == 0
                ? List.of()
                : runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionId(plan.sourceId())
                        .activityIdIn(where)
                        .listPage(0, NAMED)
                        .stream()
                        .map(ProcessInstance::getBusinessKey)
                        .distinct()
                        .toList();
        return new MigrationProblem(kind, step.id(), step.name(), count, some, "");
    }

    private static List<MigrationProblem> addedDeadlines(VersionPlan plan) {
        return plan.target().byId().values().stream()
                .filter(step ->
                        step.kind() == StepKind.DEADLINE && !plan.targets().containsValue(step.id()))
                .filter(step -> step.holder().isEmpty() || plan.targets().containsValue(step.holder()))
                .map(step -> new MigrationProblem(Kind.DEADLINE_ADDED, step.id(), step.name(), 0, List.of(), ""))
                .toList();
    }

    private static List<StepFate> fates(VersionChange change, VersionPlan plan, Map<String, Long> waiting) {
        return plan.source().byId().values().stream()
                .map(step -> new StepFate(
                        step.id(),
                        step.name(),
                        step.kind(),
                        plan.targets().get(step.id()),
                        change.renamed().containsKey(step.id()),
                        waiting.getOrDefault(step.id(), 0L),
                        candidates(change, plan, step)))
                .toList();
    }

    private static List<ProcessStep> candidates(VersionChange change, VersionPlan plan, Step step) {
        return plan.target().byId().values().stream()
                .filter(other -> other.kind() == step.kind())
                .filter(other -> !plan.source().byId().containsKey(other.id()))
                .map(other -> other.asProcessStep(change.process()))
                .toList();
    }
}
