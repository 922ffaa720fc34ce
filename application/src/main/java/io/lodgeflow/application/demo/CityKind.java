package io.lodgeflow.application.demo;

import java.time.DayOfWeek;
import java.time.Month;

/**
 * Why people come to a city, which decides when it is dear. Percent of a room's base price, for the northern hemisphere;
 * south of the equator {@link NightPrice} turns the year by six months.
 */
enum CityKind {
    BEACH,
    BUSINESS,
    CULTURE,
    WINTER_SUN,
    SKI;

    int seasonPercent(Month month) {
        return switch (this) {
            case BEACH -> pick(month.getValue(), 64, 66, 74, 88, 100, 122, 148, 155, 118, 92, 70, 74);
            case BUSINESS -> pick(month.getValue(), 84, 92, 104, 108, 112, 110, 92, 84, 118, 116, 106, 96);
            case CULTURE -> pick(month.getValue(), 74, 78, 94, 112, 120, 122, 116, 110, 120, 108, 84, 98);
            case WINTER_SUN -> pick(month.getValue(), 126, 124, 118, 102, 84, 76, 80, 82, 78, 94, 112, 130);
            case SKI -> pick(month.getValue(), 138, 150, 126, 88, 70, 86, 106, 112, 86, 74, 72, 132);
        };
    }

    /** @param day on whose evening the night begins */
    int weekdayPercent(DayOfWeek day) {
        return switch (this) {
            case BEACH, SKI -> pick(day.getValue(), 92, 92, 93, 96, 116, 122, 98);
            case BUSINESS -> pick(day.getValue(), 106, 113, 113, 104, 86, 82, 88);
            case CULTURE, WINTER_SUN -> pick(day.getValue(), 94, 94, 96, 100, 114, 117, 96);
        };
    }

    private static int pick(int position, int... percents) {
        return percents[position - 1];
    }
}
