package io.lodgeflow.domain.money;

import java.util.Currency;
import java.util.Map;

/**
 * Which amounts a card can be charged. Source: Stripe, "Supported currencies" (docs.stripe.com/currencies), its special cases
 * and its minimum charge amounts, read in November 2026; the sandbox plays by the same rules. Currencies that it lists no
 * minimum for are charged from one step on.
 */
public final class Chargeable {

    /** In minor units. */
    private static final Map<String, Integer> LEAST = Map.ofEntries(
            Map.entry("USD", 50),
            Map.entry("AED", 200),
            Map.entry("AUD", 50),
            Map.entry("BGN", 100),
            Map.entry("BRL", 50),
            Map.entry("CAD", 50),
            Map.entry("CHF", 50),
            Map.entry("CZK", 1500),
            Map.entry("DKK", 250),
            Map.entry("EUR", 50),
            Map.entry("GBP", 30),
            Map.entry("HKD", 400),
            Map.entry("HUF", 17_500),
            Map.entry("INR", 50),
            Map.entry("JPY", 50),
            Map.entry("MXN", 1000),
            Map.entry("MYR", 200),
            Map.entry("NOK", 300),
            Map.entry("NZD", 50),
            Map.entry("PLN", 200),
            Map.entry("RON", 200),
            Map.entry("SEK", 300),
            Map.entry("SGD", 50),
            Map.entry("THB", 1000));

    private static final int THREE_DECIMALS = 3;

    /** Nothing at all, or at least the minimum and no finer than the currency's step. */
    public static boolean is(Money amount) {
        return amount.isZero()
                || (amount.compareTo(least(amount.currency())) >= 0
                        && amount.minorUnits() % step(amount.currency()) == 0);
    }

    public static Money least(Currency currency) {
        return new Money(LEAST.getOrDefault(currency.getCurrencyCode(), Math.toIntExact(step(currency))), currency);
    }

    /** Of how many minor units amounts are multiples: of three decimals the last is 0, the ariary is charged whole. */
    public static long step(Currency currency) {
        if (currency.getCurrencyCode().equals("MGA")) {
            return 100;
        }
        return currency.getDefaultFractionDigits() == THREE_DECIMALS ? 10 : 1;
    }

    private Chargeable() {}
}
