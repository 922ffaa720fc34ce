package io.lodgeflow.engine;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.DeploymentBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys the processes and decisions at start, each under its stable class-path name; unchanged ones are not deployed
 * again. Before that it checks that every element has its step and every step its element, also of the older versions
 * in which workflows still run, and stops the start with the list of what is missing. Afterwards what users need is
 * loaded.
 */
@Component
class ProcessDeployment {

    private final RepositoryService repositoryService;
    private final Steps steps;
    private final ApplicationContext context;
    private final Workflows workflows;
    private final RunningVersions versions;
    private final LoadedProcesses loaded;

    ProcessDeployment(
            RepositoryService repositoryService,
            Steps steps,
            ApplicationContext context,
            Workflows workflows,
            RunningVersions versions,
            LoadedProcesses loaded) {
        this.repositoryService = repositoryService;
        this.steps = steps;
        this.versions = versions;
        this.loaded = loaded;
        this.context = context;
        this.workflows = workflows;
    }

    @PostConstruct
    void deploy() throws IOException {
        List<Resource> resources = resources();
        ProcessBinding binding = new ProcessBinding(steps);
        List<String> problems = new ArrayList<>(binding.problems(resources));
        steps.classes().stream()
                .filter(type -> context.getBeanNamesForType(type).length != 1)
                .forEach(type -> problems.add("there is not one bean of " + type));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "The processes and their steps do not fit:\n  " + String.join("\n  ", problems));
        }
        versions.check(binding);
        DeploymentBuilder deployment =
                repositoryService.createDeployment().name("lodgeflow").enableDuplicateFiltering(true);
        for (Resource resource : resources) {
            try (InputStream content = resource.getInputStream()) {
                deployment.addInputStream(Objects.requireNonNull(resource.getFilename()), content);
            }
        }
        deployment.deploy();
        workflows.forgetDefinitions();
        loaded.load();
    }

    private List<Resource> resources() {
        try {
            return Arrays.stream(new String[] {"classpath*:processes/*.bpmn", "classpath*:decisions/*.dmn"})
                    .flatMap(pattern -> Arrays.stream(resources(pattern)))
                    .sorted(Comparator.comparing(resource -> Objects.requireNonNull(resource.getFilename())))
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw new IllegalStateException("cannot read the processes from the class path", unreadable);
        }
    }

    private Resource[] resources(String pattern) {
        try {
            return context.getResources(pattern);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
