package io.lodgeflow.application.replay;

import io.lodgeflow.application.replay.HotelDay.Hour;
import io.lodgeflow.application.replay.RecordedBooking.Outcome;
import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The most rooms of each type that the book ever needed for one night: held by all bookings made and not yet canceled at
 * that moment, whatever became of them later.
 */
final class RoomsNeeded {

    private final Map<String, Integer> peaks = new TreeMap<>();
    private final Map<String, Map<LocalDate, Integer>> held = new HashMap<>();

    static Map<String, Integer> byType(List<RecordedBooking> bookings) {
        RoomsNeeded needed = new RoomsNeeded();
        Map<LocalDate, List<RecordedBooking>> noShows = new HashMap<>();
        for (RecordedBooking booking : bookings) {
            needed.peaks.putIfAbsent(booking.roomType(), 1);
            if (booking.outcome() == Outcome.NO_SHOW) {
                noShows.computeIfAbsent(booking.stay().arrival().plusDays(1), day -> new ArrayList<>())
                        .add(booking);
            }
        }
        NavigableMap<LocalDate, HotelDay> days = HotelDay.calendar(bookings);
        noShows.keySet().forEach(day -> days.putIfAbsent(day, new HotelDay()));
        days.forEach((date, day) -> needed.live(date, day, noShows.getOrDefault(date, List.of())));
        return needed.peaks;
    }

    private void live(LocalDate date, HotelDay day, List<RecordedBooking> noShows) {
        day.at(Hour.BOOKINGS).forEach(booking -> change(booking, booking.stay(), 1));
        day.at(Hour.EXTENSIONS).forEach(this::extend);
        day.at(Hour.CHECK_OUTS).forEach(booking -> giveBack(booking, date));
        noShows.forEach(booking -> giveBack(booking, date));
        day.at(Hour.CANCELLATIONS).forEach(booking -> giveBack(booking, date));
        day.at(Hour.SAME_DAY_CHECK_OUTS).forEach(booking -> {
            if (booking.endedOn().equals(date)) {
                giveBack(booking, date.plusDays(1));
            } else {
                extend(booking);
            }
        });
    }

    private void extend(RecordedBooking booking) {
        change(booking, new StayDates(booking.stay().roomFreeFrom(), booking.endedOn()), 1);
    }

    private void giveBack(RecordedBooking booking, LocalDate from) {
        StayDates stay = booking.longestStay();
        LocalDate first = from.isBefore(stay.arrival()) ? stay.arrival() : from;
        if (first.isBefore(stay.roomFreeFrom())) {
            change(booking, new StayDates(first, stay.roomFreeFrom()), -1);
        }
    }

    private void change(RecordedBooking booking, StayDates dates, int rooms) {
        Map<LocalDate, Integer> nights = held.computeIfAbsent(booking.roomType(), type -> new HashMap<>());
        for (LocalDate date : dates.roomDates()) {
            int now = nights.merge(date, rooms, Integer::sum);
            peaks.merge(booking.roomType(), now, Math::max);
        }
    }

    private RoomsNeeded() {}
}
