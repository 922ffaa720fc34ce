package io.lodgeflow.domain.stay;

import io.lodgeflow.domain.words.Sentence;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The local dates of a stay, half-open: the guest sleeps on every night from {@code arrival} up to, not including,
 * {@code departure}. When both are the same day it is a day use: it takes that day's room as a one-night stay would,
 * because the room cannot be sold again before it is cleaned.
 */
@Embeddable
public record StayDates(
        @Column(name = "arrival") LocalDate arrival,
        @Column(name = "departure") LocalDate departure) {

    /** Most rooms in one reservation; larger groups are contracts, not bookings. */
    public static final int MOST_ROOMS = 10;
    /** Longest stay in nights. */
    public static final int MOST_NIGHTS = 90;
    /** The last year that every calendar and database can name. */
    public static final int LAST_YEAR = 9999;

    public StayDates {
        if (departure.isBefore(arrival)) {
            throw new IllegalArgumentException("departure " + departure + " is before arrival " + arrival);
        }
    }

    public static StayDates of(LocalDate arrival, int nights) {
        return new StayDates(arrival, arrival.plusDays(nights));
    }

    /** Number of nights slept; 0 for a day use. */
    public int nights() {
        return Math.toIntExact(ChronoUnit.DAYS.between(arrival, departure));
    }

    public boolean isDayUse() {
        return arrival.equals(departure);
    }

    /** The first date whose room this stay no longer uses: the departure, or for a day use the day after. */
    public LocalDate roomFreeFrom() {
        return isDayUse() ? arrival.plusDays(1) : departure;
    }

    /** The dates on which this stay uses a room, ascending; never empty. */
    public List<LocalDate> roomDates() {
        return arrival.datesUntil(roomFreeFrom()).toList();
    }

    public boolean overlaps(StayDates other) {
        return arrival.isBefore(other.roomFreeFrom()) && other.arrival.isBefore(roomFreeFrom());
    }

    public Sentence words() {
        return Sentence.of("stay", arrival, departure);
    }

    @Override
    public String toString() {
        return arrival + " to " + departure;
    }
}
