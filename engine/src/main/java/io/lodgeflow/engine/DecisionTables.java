package io.lodgeflow.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.DmnDecisionTableResult;
import org.operaton.bpm.engine.DecisionService;
import org.operaton.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/**
 * The deployed decision tables. A version is the engine's id of one deployment of a table. A newly deployed one is the
 * newest on every node {@link #LOOKED_UP_AGAIN_AFTER} later at the latest.
 */
@Component
public class DecisionTables {

    /** Operations may deploy a changed table on any node at any time; whoever decides should not ask each time. */
    private static final Duration LOOKED_UP_AGAIN_AFTER = Duration.ofMinutes(1);

    private record Known(String version, Instant since) {}

    private final DecisionService decisionService;
    private final RepositoryService repositoryService;
    private final Clock clock;
    private final Map<String, Known> newest = new ConcurrentHashMap<>();

    DecisionTables(DecisionService decisionService, RepositoryService repositoryService, Clock clock) {
        this.decisionService = decisionService;
        this.repositoryService = repositoryService;
        this.clock = clock;
    }

    public String newestVersion(String table) {
        Known last = newest.get(table);
        Instant now = clock.instant();
        if (last == null || !now.isBefore(last.since().plus(LOOKED_UP_AGAIN_AFTER))) {
            last = new Known(lookedUp(table), now);
            newest.put(table, last);
        }
        return last.version();
    }

    private String lookedUp(String table) {
        return Objects.requireNonNull(repositoryService
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(table)
                        .latestVersion()
                        .singleResult())
                .getId();
    }

    /** The values of the first line of the version that fits; empty if none does. */
    public Optional<Map<String, @Nullable Object>> decide(String version, Map<String, Object> inputs) {
        DmnDecisionTableResult result = decisionService.evaluateDecisionTableById(version, inputs);
        return result.isEmpty()
                ? Optional.empty()
                : Optional.of(result.getFirstResult().getEntryMap());
    }
}
