package io.lodgeflow.domain.stay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A hotel's clock: its IANA zone and the hours of the house, from which the instants of a stay follow. On the day the
 * zone skips an hour, an hour inside the gap becomes the same time later by the gap's length; on the day an hour is
 * repeated, its first run counts ({@link ZonedDateTime#of}'s rule).
 *
 * @param checkIn hour from which rooms are ready; also until when guests can book for the same day
 * @param checkOut hour until which guests leave
 * @param noShowCutOff hour of the day after arrival at which a guest who never came is a no-show
 */
public record HouseTimes(ZoneId zone, LocalTime checkIn, LocalTime checkOut, LocalTime noShowCutOff) {

    /** Until this hour of the morning the desk still sells the night before. */
    private static final LocalTime END_OF_BUSINESS_DAY = LocalTime.of(6, 0);

    public LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /** The day whose night is sold now: it ends at 06:00 of the next. */
    public LocalDate businessDay(Instant now) {
        ZonedDateTime there = now.atZone(zone);
        LocalDate date = there.toLocalDate();
        return there.toLocalTime().isBefore(END_OF_BUSINESS_DAY) ? date.minusDays(1) : date;
    }

    public Instant checkInAt(StayDates stay) {
        return at(stay.arrival(), checkIn);
    }

    /** The check-out hour of the departure day; a day use leaves by midnight. */
    public Instant checkOutAt(StayDates stay) {
        return stay.isDayUse() ? at(stay.departure().plusDays(1), LocalTime.MIDNIGHT) : at(stay.departure(), checkOut);
    }

    /** Check-in hour of the day before arrival: 24 hours before check-in by the hotel's wall clock. */
    public Instant roomAssignmentAt(StayDates stay) {
        return at(stay.arrival().minusDays(1), checkIn);
    }

    public Instant noShowCutOffAt(StayDates stay) {
        return at(stay.arrival().plusDays(1), noShowCutOff);
    }

    /** That of the day after the business day that it is now. */
    public Instant nextNoShowCutOff(Instant now) {
        return at(businessDay(now).plusDays(1), noShowCutOff);
    }

    /** The end of so many business days after this one, or of the departure day if that comes first. */
    public Instant endOfBusinessDays(StayDates stay, Instant now, int days) {
        Instant end = at(businessDay(now).plusDays(days + 1L), END_OF_BUSINESS_DAY);
        Instant departed = at(stay.roomFreeFrom().plusDays(1), LocalTime.MIDNIGHT);
        return end.isBefore(departed) ? end : departed;
    }

    /** True until the check-in hour of the arrival day. */
    public boolean canStillBeBooked(StayDates stay, Instant now) {
        return now.isBefore(checkInAt(stay));
    }

    private Instant at(LocalDate date, LocalTime time) {
        return ZonedDateTime.of(date, time, zone).toInstant();
    }
}
