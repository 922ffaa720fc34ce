package io.lodgeflow.workflows.engine;

import io.lodgeflow.domain.reservation.CancellationPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.DmnDecisionTableResult;
import org.operaton.bpm.engine.DecisionService;
import org.operaton.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/**
 * The cancellation table {@code decisions/cancellation-policy.dmn}. A version is the engine's id of one deployment of it.
 * A newly deployed one is in force for new bookings, on every node, {@link #LOOKED_UP_AGAIN_AFTER} later at the latest.
 */
@Component
class DecisionTablePolicy implements CancellationPolicy {

    private static final String DECISION = "cancellation-policy";

    /** Operations may deploy a changed table on any node at any time; bookings should not ask each time. */
    private static final Duration LOOKED_UP_AGAIN_AFTER = Duration.ofMinutes(1);

    private record Known(String version, Instant since) {}

    private final DecisionService decisionService;
    private final RepositoryService repositoryService;
    private final Clock clock;
    private volatile @Nullable Known known;

    DecisionTablePolicy(DecisionService decisionService, RepositoryService repositoryService, Clock clock) {
        this.decisionService = decisionService;
        this.repositoryService = repositoryService;
        this.clock = clock;
    }

    @Override
    public String currentVersion() {
        Known last = known;
        Instant now = clock.instant();
        if (last == null || !now.isBefore(last.since().plus(LOOKED_UP_AGAIN_AFTER))) {
            last = new Known(newestVersion(), now);
            known = last;
        }
        return last.version();
    }

    private String newestVersion() {
        return Objects.requireNonNull(repositoryService
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(DECISION)
                        .latestVersion()
                        .singleResult())
                .getId();
    }

    @Override
    public Rule decide(String version, String policy, int daysBeforeArrival) {
        DmnDecisionTableResult result = decisionService.evaluateDecisionTableById(
                version, Map.of("policy", policy, "daysBeforeArrival", daysBeforeArrival));
        if (result.isEmpty()) {
            throw new IllegalStateException("version " + version + " of the cancellation table has no line for policy "
                    + policy + " and " + daysBeforeArrival + " days");
        }
        Map<String, Object> line = result.getFirstResult().getEntryMap();
        return new Rule(
                ((Number) Objects.requireNonNull(line.get("refundPercent"))).intValue(),
                Objects.requireNonNull(line.get("explanation")).toString());
    }
}
