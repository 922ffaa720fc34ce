package io.lodgeflow.engine;

import java.util.List;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Workflows live for months: what a deployed version names must be there as long as a workflow runs in it, though the file
 * of that version is long gone.
 */
@Component
class RunningVersions {

    private static final Logger LOG = LoggerFactory.getLogger(RunningVersions.class);

    private final RepositoryService repositoryService;
    private final RuntimeService runtimeService;
    private final EngineSettings settings;

    RunningVersions(RepositoryService repositoryService, RuntimeService runtimeService, EngineSettings settings) {
        this.repositoryService = repositoryService;
        this.runtimeService = runtimeService;
        this.settings = settings;
    }

    /**
     * Checks every deployed version in which workflows run.
     *
     * @throws IllegalStateException naming the version, its running workflows and each class that is missing, unless the
     *     settings allow a start without them
     */
    void check(ProcessBinding binding) {
        check(binding, settings.startWithMissingClasses());
    }

    /** @param startAnyway only warns of what is missing */
    void check(ProcessBinding binding, boolean startAnyway) {
        List<String> problems = repositoryService
                .createProcessDefinitionQuery()
                .orderByProcessDefinitionKey()
                .asc()
                .orderByProcessDefinitionVersion()
                .asc()
                .list()
                .stream()
                .flatMap(definition -> problems(definition, binding).stream())
                .toList();
        if (problems.isEmpty()) {
            return;
        }
        String list = "Workflows run in versions whose classes are gone:\n  " + String.join("\n  ", problems);
        if (!startAnyway) {
            throw new IllegalStateException(
                    list + "\nBring the classes back, move the workflows to a newer version (docs/operations.md), then"
                            + " delete the classes.");
        }
        LOG.error("{}\nThese workflows fail when they come to such a step.", list);
    }

    private List<String> problems(ProcessDefinition definition, ProcessBinding binding) {
        long running = runtimeService
                .createProcessInstanceQuery()
                .processDefinitionId(definition.getId())
                .count();
        return running == 0
                ? List.of()
                : binding.problems(
                        definition.getKey() + " version " + definition.getVersion() + " (" + running + " running)",
                        repositoryService.getBpmnModelInstance(definition.getId()));
    }
}
