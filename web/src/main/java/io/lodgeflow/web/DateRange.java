package io.lodgeflow.web;

import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Dates from the first to the one after the last. */
public record DateRange(LocalDate from, LocalDate to) {

    /** Longest range that one request may read or change. */
    public static final int MOST_DAYS = 400;

    /** Dates asked for by parameters {@code from} and {@code to}: in order, not empty, not too long. */
    public static DateRange ofParameters(LocalDate from, LocalDate to) {
        new Faults()
                .parameter(!from.isBefore(to), "to", "dates_swapped", "'to' must be after 'from'; it is not included.")
                .parameter(from.getYear() < 1, "from", "dates_too_far", "No calendar goes back that far.")
                .parameter(isTooFar(to), "to", "dates_too_far", "No calendar goes that far ahead.")
                .parameter(isTooLong(from, to), "to", "range_too_long", "At most " + MOST_DAYS + " days at once.")
                .refuseIfAny();
        return new DateRange(from, to);
    }

    /** Dates to be changed by a body's {@code from} and {@code to}: also not in the past. */
    public static DateRange ofBody(LocalDate from, LocalDate to, LocalDate today) {
        new Faults()
                .body(!from.isBefore(to), "/to", "dates_swapped", "'to' must be after 'from'; it is not included.")
                .body(isTooFar(to), "/to", "dates_too_far", "No calendar goes that far ahead.")
                .body(isTooLong(from, to), "/to", "range_too_long", "At most " + MOST_DAYS + " days at once.")
                .body(from.isBefore(today), "/from", "dates_in_the_past", "At the hotel it is " + today + " already.")
                .refuseIfAny();
        return new DateRange(from, to);
    }

    private static boolean isTooFar(LocalDate to) {
        return to.getYear() > StayDates.LAST_YEAR;
    }

    private static boolean isTooLong(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) > MOST_DAYS;
    }
}
