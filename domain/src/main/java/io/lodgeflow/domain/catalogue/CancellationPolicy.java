package io.lodgeflow.domain.catalogue;

import io.lodgeflow.domain.words.Sentence;

/**
 * Port to the cancellation table, which operations read and change as a DMN decision. A reservation keeps the version
 * that was in force when it was booked; every version ever in force stays answerable.
 */
public interface CancellationPolicy {

    /**
     * What one line of the table says.
     *
     * @param refundPercent 0 to 100, of what was paid
     * @param explanation the line, shown to guests
     */
    record Rule(int refundPercent, Sentence explanation) {}

    /** The version in force for new bookings. */
    String currentVersion();

    /**
     * @param policy the rate plan's policy, such as {@code FLEXIBLE}
     * @param daysBeforeArrival whole days by the hotel's calendar; 0 on the day of arrival, negative after it
     * @throws IllegalStateException if no line of that version matches
     */
    Rule decide(String version, String policy, int daysBeforeArrival);
}
