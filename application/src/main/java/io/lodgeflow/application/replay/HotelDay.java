package io.lodgeflow.application.replay;

import io.lodgeflow.application.replay.RecordedBooking.Outcome;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What happens at the hotel on one day, in the order of the hours at which the replay lets it happen. */
final class HotelDay {

    /** The hours of the replayed hotel; between them the workflow's own timers fire. */
    enum Hour {
        BOOKINGS(9, 0),
        EXTENSIONS(10, 0),
        CHECK_OUTS(10, 30),
        CANCELLATIONS(13, 0),
        CHECK_INS(16, 0),
        SAME_DAY_CHECK_OUTS(20, 0);

        private final LocalTime time;

        Hour(int hour, int minute) {
            time = LocalTime.of(hour, minute);
        }

        LocalTime time() {
            return time;
        }
    }

    private final Map<Hour, List<RecordedBooking>> events = new EnumMap<>(Hour.class);

    List<RecordedBooking> at(Hour hour) {
        return events.getOrDefault(hour, List.of());
    }

    /** All days on which something happens, ascending; of who never comes, the day on which they were awaited. */
    static NavigableMap<LocalDate, HotelDay> calendar(List<RecordedBooking> bookings) {
        NavigableMap<LocalDate, HotelDay> days = new TreeMap<>();
        for (RecordedBooking booking : bookings) {
            LocalDate arrival = booking.stay().arrival();
            on(days, booking.bookedOn(), Hour.BOOKINGS, booking);
            if (booking.outcome() == Outcome.CANCELED) {
                LocalDate canceledOn = booking.endedOn().isAfter(arrival) ? arrival : booking.endedOn();
                on(days, canceledOn, Hour.CANCELLATIONS, booking);
            } else if (booking.outcome() == Outcome.NO_SHOW) {
                days.computeIfAbsent(arrival, day -> new HotelDay());
            } else if (booking.outcome() == Outcome.CHECK_OUT) {
                on(days, arrival, Hour.CHECK_INS, booking);
                if (booking.isExtended()) {
                    on(
                            days,
                            booking.stay().departure(),
                            booking.stay().isDayUse() ? Hour.SAME_DAY_CHECK_OUTS : Hour.EXTENSIONS,
                            booking);
                }
                boolean sameDay = booking.endedOn().equals(arrival);
                on(days, booking.endedOn(), sameDay ? Hour.SAME_DAY_CHECK_OUTS : Hour.CHECK_OUTS, booking);
            }
        }
        return days;
    }

    private static void on(Map<LocalDate, HotelDay> days, LocalDate date, Hour hour, RecordedBooking booking) {
        days.computeIfAbsent(date, day -> new HotelDay())
                .events
                .computeIfAbsent(hour, none -> new ArrayList<>())
                .add(booking);
    }
}
