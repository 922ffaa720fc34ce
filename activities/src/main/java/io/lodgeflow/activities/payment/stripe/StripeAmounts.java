package io.lodgeflow.activities.payment.stripe;

import io.lodgeflow.domain.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/**
 * Stripe counts in the smallest unit of a currency, as we do, but has its own mind about a few: Iceland's and Uganda's money
 * has two decimals there, Madagascar's none.
 */
final class StripeAmounts {

    static long toStripe(Money money) {
        return BigDecimal.valueOf(money.minorUnits(), money.currency().getDefaultFractionDigits())
                .movePointRight(digits(money.currency()))
                .longValueExact();
    }

    static Money fromStripe(long amount, String currencyCode) {
        Currency currency = Currency.getInstance(currencyCode.toUpperCase(Locale.ROOT));
        return Money.of(BigDecimal.valueOf(amount, digits(currency)), currency);
    }

    private static int digits(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "ISK", "UGX" -> 2;
            case "MGA" -> 0;
            default -> currency.getDefaultFractionDigits();
        };
    }

    private StripeAmounts() {}
}
