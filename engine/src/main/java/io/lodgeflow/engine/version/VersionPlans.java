package io.lodgeflow.engine.version;

import io.lodgeflow.engine.version.MigrationCheck.MigrationProblem;
import io.lodgeflow.engine.version.MigrationCheck.MigrationProblem.Kind;
import io.lodgeflow.engine.version.VersionSteps.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.migration.MigrationInstruction;
import org.operaton.bpm.engine.migration.MigrationInstructionBuilder;
import org.operaton.bpm.engine.migration.MigrationPlan;
import org.operaton.bpm.engine.migration.MigrationPlanBuilder;
import org.operaton.bpm.engine.migration.MigrationPlanValidationException;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Makes the engine's migration plan of a version change: equal steps as the engine matches them, then the renamed ones,
 * then what stands beside or lies within those. Messages take the name that the new version gives them; timers keep their
 * due instants, which may have been moved since. A deployed version never changes, so each plan is made once.
 */
@Component
class VersionPlans {

    private final RuntimeService runtimeService;
    private final RepositoryService repositoryService;
    private final Map<String, VersionSteps> steps = new ConcurrentHashMap<>();
    private final Map<Definitions, VersionPlan> plans = new ConcurrentHashMap<>();

    VersionPlans(RuntimeService runtimeService, RepositoryService repositoryService) {
        this.runtimeService = runtimeService;
        this.repositoryService = repositoryService;
    }

    /** What a plan is made of; ids are never given twice. */
    private record Definitions(VersionChange change, String sourceId, String targetId) {}

    /**
     * @param plan absent if the change cannot be made
     * @param targets step of the old version to step of the new
     * @param problems what the two versions say without looking at any workflow
     */
    record VersionPlan(
            String sourceId,
            String targetId,
            VersionSteps source,
            VersionSteps target,
            @Nullable MigrationPlan plan,
            Map<String, String> targets,
            List<MigrationProblem> problems) {}

    /** Empty if one of the versions was never deployed. */
    Optional<VersionPlan> of(VersionChange change) {
        Optional<ProcessDefinition> source = definition(change.process(), change.fromVersion());
        Optional<ProcessDefinition> target = definition(change.process(), change.toVersion());
        return source.isEmpty() || target.isEmpty()
                ? Optional.empty()
                : Optional.of(plans.computeIfAbsent(
                        new Definitions(
                                change, source.get().getId(), target.get().getId()),
                        wanted -> plan(wanted.change(), wanted.sourceId(), wanted.targetId())));
    }

    Optional<ProcessDefinition> definition(String process, int version) {
        if (version < 1) {
            return Optional.empty(); // which the engine does not answer
        }
        return Optional.ofNullable(repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(version)
                .singleResult());
    }

    private VersionSteps steps(String definitionId) {
        return steps.computeIfAbsent(definitionId, id -> VersionSteps.of(repositoryService.getBpmnModelInstance(id)));
    }

    private VersionPlan plan(VersionChange change, String sourceId, String targetId) {
        VersionSteps source = steps(sourceId);
        VersionSteps target = steps(targetId);
        List<MigrationProblem> problems = new ArrayList<>();
        Map<String, String> targets = new LinkedHashMap<>();
        for (MigrationInstruction equal : runtimeService
                .createMigrationPlan(sourceId, targetId)
                .mapEqualActivities()
                .build()
                .getInstructions()) {
            if (!change.renamed().containsKey(equal.getSourceActivityId())) {
                targets.put(equal.getSourceActivityId(), equal.getTargetActivityId());
            }
        }
        change.renamed().forEach((from, to) -> {
            MigrationProblem.Kind wrong =
                    wrong(source.byId().get(from), target.byId().get(to));
            if (wrong == null) {
                targets.put(from, to);
            } else {
                problems.add(new MigrationProblem(wrong, from, nameOf(source, from), 0, List.of(), to));
            }
        });
        addWhatBelongsToRenamed(source, target, targets);
        MigrationPlan plan = built(sourceId, targetId, source, targets, problems);
        return new VersionPlan(sourceId, targetId, source, target, plan, Map.copyOf(targets), List.copyOf(problems));
    }

    private static @Nullable Kind wrong(@Nullable Step from, @Nullable Step to) {
        if (from == null || to == null) {
            return Kind.UNKNOWN_STEP;
        }
        return from.kind() == to.kind() ? null : Kind.OTHER_KIND;
    }

    static String nameOf(VersionSteps steps, String id) {
        Step step = steps.byId().get(id);
        return step == null ? id : step.name();
    }

    /** The engine matches deadlines and requests beside a step, and steps within a subprocess, only if that one is equal. */
    private static void addWhatBelongsToRenamed(VersionSteps source, VersionSteps target, Map<String, String> targets) {
        boolean added = true;
        while (added) {
            added = false;
            for (Step step : source.byId().values()) {
                Step namesake = target.byId().get(step.id());
                if (namesake != null
                        && !targets.containsKey(step.id())
                        && namesake.kind() == step.kind()
                        && namesake.holder().equals(targets.get(step.holder()))) {
                    targets.put(step.id(), step.id());
                    added = true;
                }
            }
        }
    }

    private @Nullable MigrationPlan built(
            String sourceId,
            String targetId,
            VersionSteps source,
            Map<String, String> targets,
            List<MigrationProblem> problems) {
        MigrationPlanBuilder builder = runtimeService.createMigrationPlan(sourceId, targetId);
        for (Map.Entry<String, String> step : targets.entrySet()) {
            MigrationInstructionBuilder instruction = builder.mapActivities(step.getKey(), step.getValue());
            Step old = source.byId().get(step.getKey());
            builder = old != null && old.kind().isTold() ? instruction.updateEventTrigger() : instruction;
        }
        try {
            MigrationPlan plan = builder.build();
            return problems.isEmpty() ? plan : null;
        } catch (MigrationPlanValidationException invalid) {
            invalid.getValidationReport().getInstructionReports().forEach(report -> {
                String step = report.getMigrationInstruction().getSourceActivityId();
                problems.add(new MigrationProblem(
                        Kind.REFUSED,
                        step,
                        nameOf(source, step),
                        0,
                        List.of(),
                        String.join("; ", report.getFailures())));
            });
            return null;
        }
    }
}
