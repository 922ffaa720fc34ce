package io.lodgeflow.engine;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.DecisionDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the users of a node are going to need is read and parsed before the first of them comes: the newest version of each
 * process, each older one in which workflows run, and all versions of the decisions, which are asked for long after. Other old versions are
 * loaded when somebody looks at them ({@link WholeProcesses}).
 */
@Component
class LoadedProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(LoadedProcesses.class);

    private final RepositoryService repositoryService;
    private final JdbcClient jdbc;

    LoadedProcesses(RepositoryService repositoryService, JdbcClient jdbc) {
        this.repositoryService = repositoryService;
        this.jdbc = jdbc;
    }

    /** Returns when all are loaded, by this thread. Idempotent. */
    void load() {
        long began = System.nanoTime();
        Set<String> processes = new LinkedHashSet<>(jdbc.sql("select distinct PROC_DEF_ID_ from ACT_RU_EXECUTION")
                .query((row, number) -> row.getString(1))
                .list());
        repositoryService
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(newest -> processes.add(newest.getId()));
        processes.forEach(repositoryService::getProcessDefinition);
        List<DecisionDefinition> decisions =
                repositoryService.createDecisionDefinitionQuery().list();
        decisions.forEach(decision -> repositoryService.getDecisionDefinition(decision.getId()));
        LOG.info(
                "Loaded in {} ms: processes {}, decisions {}",
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                processes.size(),
                decisions.size());
    }
}
