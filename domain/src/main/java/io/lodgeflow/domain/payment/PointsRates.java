package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;

/**
 * What a point is worth and how many a guest earns. A point is worth a whole number of minor units in each currency, so
 * the value of points is exact; what is earned is rounded down to whole points.
 *
 * @param earnPercent share of the money paid that comes back as points, 0 to 100
 * @param valueMinor minor units of one point by currency code; {@value #DEFAULT_VALUE} for currencies not named
 */
public record PointsRates(int earnPercent, Map<String, Integer> valueMinor) {

    public static final int DEFAULT_VALUE = 1;

    public PointsRates {
        valueMinor = Map.copyOf(valueMinor);
        if (earnPercent < 0 || earnPercent > 100) {
            throw new IllegalArgumentException("a guest earns 0 to 100 percent, not " + earnPercent);
        }
        valueMinor.forEach((currency, value) -> {
            if (value < 1) {
                throw new IllegalArgumentException("a point is worth at least one minor unit of " + currency);
            }
        });
    }

    /** What one point pays in that currency. */
    public Money valueOfOne(Currency currency) {
        return new Money(valueMinor.getOrDefault(currency.getCurrencyCode(), DEFAULT_VALUE), currency);
    }

    public Money valueOf(long points, Currency currency) {
        return new Money(Math.multiplyExact(points, valueOfOne(currency).minorUnits()), currency);
    }

    /** The most points that are not worth more than the amount. */
    public long pointsWithin(Money amount) {
        return amount.isPositive()
                ? amount.minorUnits() / valueOfOne(amount.currency()).minorUnits()
                : 0;
    }

    /** What paying that much money earns; 0 for nothing paid. */
    public long earnedOn(Money paid) {
        return paid.isPositive()
                ? BigDecimal.valueOf(paid.minorUnits())
                        .multiply(BigDecimal.valueOf(earnPercent))
                        .divide(
                                BigDecimal.valueOf(
                                        100L * valueOfOne(paid.currency()).minorUnits()),
                                0,
                                RoundingMode.DOWN)
                        .longValueExact()
                : 0;
    }
}
