package io.lodgeflow.application.demo;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Currency;

/**
 * What a demo night costs: base price, season, weekday and the days around New Year, rounded to a step that people of
 * that currency expect on a price tag. Always at least one step.
 */
final class NightPrice {

    private static final int YEAR_END_PERCENT = 120;
    private static final MonthDay YEAR_END_FROM = MonthDay.of(Month.DECEMBER, 24);

    /** @param baseMinor price of an average night, in minor units */
    static long of(CityKind kind, boolean southern, Currency currency, long baseMinor, LocalDate night) {
        Month season = southern ? night.getMonth().plus(6) : night.getMonth();
        long millionths = Math.multiplyExact(
                baseMinor,
                (long) kind.seasonPercent(season)
                        * kind.weekdayPercent(night.getDayOfWeek())
                        * (isYearEnd(night) ? YEAR_END_PERCENT : 100));
        return rounded(millionths, 1_000_000, currency);
    }

    /** That fraction, rounded half up to the step of the currency. */
    static long rounded(long numerator, long denominator, Currency currency) {
        long step = step(currency);
        long divisor = Math.multiplyExact(denominator, step);
        return Math.max(1, Math.floorDiv(Math.addExact(numerator, divisor / 2), divisor)) * step;
    }

    /** Smallest difference between two prices, in minor units: 1,000 won, 100 yen, 10 baht, 5 dirham, else 1.00. */
    static long step(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "KRW", "THB" -> 1_000;
            case "AED" -> 500;
            default -> 100;
        };
    }

    private static boolean isYearEnd(LocalDate night) {
        return !MonthDay.from(night).isBefore(YEAR_END_FROM) || night.getDayOfYear() == 1;
    }

    private NightPrice() {}
}
