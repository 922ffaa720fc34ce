package io.lodgeflow.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of money: a whole number of minor units (cents; for KRW and JPY whole won and yen) of one ISO 4217
 * currency. Immutable. Arithmetic across currencies throws {@link IllegalArgumentException}, overflow throws
 * {@link ArithmeticException}; nothing is ever rounded except by {@link #percent}, which says how.
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public static Money ofMinor(long minorUnits, String currencyCode) {
        return new Money(minorUnits, Currency.getInstance(currencyCode));
    }

    /**
     * Reads a decimal such as {@code "120.50"}.
     *
     * @throws ArithmeticException if the amount has more decimals than the currency
     * @throws IllegalArgumentException if the text is no number or the currency is unknown
     */
    public static Money parse(String decimal, String currencyCode) {
        return of(new BigDecimal(decimal), Currency.getInstance(currencyCode));
    }

    /** @throws ArithmeticException if the amount has more decimals than the currency */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount.movePointRight(digits(currency)).longValueExact(), currency);
    }

    /** The amount as a plain decimal with as many places as the currency has: {@code 120.50}, {@code 150000} (KRW). */
    public String decimal() {
        return BigDecimal.valueOf(minorUnits, digits(currency)).toPlainString();
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public Money times(int factor) {
        return new Money(Math.multiplyExact(minorUnits, (long) factor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    /** That share of the amount, rounded half up to the minor unit. */
    public Money percent(int percent) {
        long step = Chargeable.step(currency);
        return new Money(
                Math.multiplyExact(
                        BigDecimal.valueOf(minorUnits)
                                .multiply(BigDecimal.valueOf(percent))
                                .divide(BigDecimal.valueOf(100 * step), 0, RoundingMode.HALF_UP)
                                .longValueExact(),
                        step),
                currency);
    }

    /** This amount, or the other one if that is less. */
    public Money atMost(Money other) {
        return compareTo(other) > 0 ? other : this;
    }

    /** This amount, or the other one if that is more. */
    public Money atLeast(Money other) {
        return compareTo(other) < 0 ? other : this;
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    public boolean isNegative() {
        return minorUnits < 0;
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    public String currencyCode() {
        return currency.getCurrencyCode();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, sameCurrency(other).minorUnits);
    }

    @Override
    public String toString() {
        return decimal() + " " + currencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }

    private static int digits(Currency currency) {
        return Math.max(currency.getDefaultFractionDigits(), 0);
    }
}
