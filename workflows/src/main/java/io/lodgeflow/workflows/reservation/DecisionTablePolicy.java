package io.lodgeflow.workflows.reservation;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.words.Sentence;
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

    /** What the lines of every version so far say; a line that somebody adds is told as it is written. */
    private static final Map<String, String> CODES = Map.of(
            "This rate is not refundable.", "policy.not_refundable",
            "Seven or more days before arrival: the full price is refunded.", "policy.full",
            "One to six days before arrival: half of the price is refunded.", "policy.half",
            "On the day of arrival or later: nothing is refunded.", "policy.nothing");

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
                explanation(Objects.requireNonNull(line.get("explanation")).toString()));
    }

    private static Sentence explanation(String written) {
        String code = CODES.get(written);
        return code == null ? Sentence.said(written) : Sentence.of(code);
    }
}
