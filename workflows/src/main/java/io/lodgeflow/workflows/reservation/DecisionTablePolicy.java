package io.lodgeflow.workflows.reservation;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.engine.DecisionTables;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The cancellation table {@code decisions/cancellation-policy.dmn}. A newly deployed version is in force for new bookings, on
 * every node, a minute later at the latest.
 */
@Component
class DecisionTablePolicy implements CancellationPolicy {

    private static final String TABLE = "cancellation-policy";

    private final DecisionTables tables;

    DecisionTablePolicy(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public String currentVersion() {
        return tables.newestVersion(TABLE);
    }

    @Override
    public Rule decide(String version, String policy, int daysBeforeArrival) {
        Map<String, ?> line = tables.decide(version, Map.of("policy", policy, "daysBeforeArrival", daysBeforeArrival))
                .orElseThrow(() -> new IllegalStateException("version " + version
                        + " of the cancellation table has no line for policy " + policy + " and " + daysBeforeArrival
                        + " days"));
        return new Rule(
                ((Number) Objects.requireNonNull(line.get("refundPercent"))).intValue(),
                Objects.requireNonNull(line.get("explanation")).toString());
    }
}
