package io.lodgeflow.workflows.payment;

import io.lodgeflow.domain.payment.PointsRates;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param earnAt when points are earned
 * @param earnPercent share of the money paid that comes back as points
 * @param value minor units that one point pays, by currency code, such as {@code lodgeflow.points.value.KRW=10}; adds to
 *     {@link #USUAL_VALUE}, so that a point is worth about the same everywhere
 */
@ConfigurationProperties("lodgeflow.points")
public record PointsSettings(
        @DefaultValue("CHECK_OUT") EarnAt earnAt,
        @DefaultValue("5") int earnPercent,
        @DefaultValue Map<String, Integer> value) {

    /** One point is about a cent of the euro; currencies not named: one minor unit. */
    public static final Map<String, Integer> USUAL_VALUE = Map.of("KRW", 10, "JPY", 1, "THB", 30, "AED", 4);

    /** When points are earned. */
    public enum EarnAt {
        /** With the payment; taken back if the booking is canceled. */
        PAYMENT,
        /** When the guest has stayed. */
        CHECK_OUT
    }

    public PointsRates rates() {
        Map<String, Integer> all = new HashMap<>(USUAL_VALUE);
        all.putAll(value);
        return new PointsRates(earnPercent, all);
    }
}
