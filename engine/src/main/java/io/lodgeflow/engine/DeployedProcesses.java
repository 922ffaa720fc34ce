package io.lodgeflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.Deployment;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The deployed versions of all processes and their diagrams. */
@Component
public class DeployedProcesses {

    private final RepositoryService repositoryService;

    DeployedProcesses(RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    /** By process, newest version first. */
    public List<DeployedProcess> all() {
        Map<String, Integer> newest = new HashMap<>();
        List<ProcessDefinition> definitions = repositoryService
                .createProcessDefinitionQuery()
                .orderByProcessDefinitionKey()
                .asc()
                .orderByProcessDefinitionVersion()
                .desc()
                .list();
        definitions.forEach(definition -> newest.merge(definition.getKey(), definition.getVersion(), Math::max));
        Map<String, Instant> deployed = new HashMap<>();
        for (Deployment deployment : repositoryService.createDeploymentQuery().list()) {
            deployed.put(deployment.getId(), deployment.getDeploymentTime().toInstant());
        }
        return definitions.stream()
                .map(definition -> new DeployedProcess(
                        definition.getKey(),
                        Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                        definition.getVersion(),
                        Objects.requireNonNull(deployed.get(definition.getDeploymentId())),
                        definition.getVersion() == Objects.requireNonNull(newest.get(definition.getKey()))))
                .toList();
    }

    /** The BPMN 2.0 XML of a version with its drawing; empty if it was never deployed. */
    public Optional<String> diagram(String process, int version) {
        if (version < 1) {
            return Optional.empty(); // which the engine does not answer
        }
        return Optional.ofNullable(repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .processDefinitionVersion(version)
                        .singleResult())
                .map(definition -> read(definition.getId()));
    }

    private String read(String definitionId) {
        try (InputStream xml = repositoryService.getProcessModel(definitionId)) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One deployed version of a process; a workflow stays on the version it was started with until it is migrated. */
    public record DeployedProcess(String process, String name, int version, Instant deployedAt, boolean newest) {}
}
