package io.lodgeflow.scenarios;

import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the inventory of a hotel should be, by the simplest means: a number for each room type and night. */
final class NightModel {

    /** What a booking holds. */
    record Held(String typeId, StayDates stay, int rooms) {}

    private final Map<String, Integer> limits;
    private final Map<String, Integer> reserved = new TreeMap<>();
    private final Map<String, Held> bookings = new HashMap<>();

    NightModel(Map<String, Integer> limitByType) {
        limits = Map.copyOf(limitByType);
    }

    boolean fits(Held wish) {
        return wish.stay().roomDates().stream().allMatch(date -> free(wish.typeId(), date) >= wish.rooms());
    }

    /** While a change is open the old nights stay held, so it needs what is new in it. */
    boolean fitsInstead(String id, Held changed) {
        Held old = held(id);
        return changed.stay().roomDates().stream()
                .allMatch(date -> free(changed.typeId(), date) >= changed.rooms() - roomsOf(old, changed, date));
    }

    void take(String id, Held held) {
        bookings.put(id, held);
        add(held, held.stay().arrival(), 1);
    }

    void change(String id, Held changed) {
        release(id, LocalDate.MIN);
        take(id, changed);
    }

    /** The booking has ended: its nights from that date on are free again. */
    void release(String id, LocalDate from) {
        Held held = bookings.remove(id);
        if (held != null) {
            add(held, from, -1);
        }
    }

    boolean holds(String id) {
        return bookings.containsKey(id);
    }

    Held held(String id) {
        Held held = bookings.get(id);
        if (held == null) {
            throw new IllegalArgumentException(id + " holds nothing");
        }
        return held;
    }

    /** By type and date, nights without any left out. */
    Map<String, Integer> reserved() {
        return Map.copyOf(reserved);
    }

    private static int roomsOf(Held old, Held changed, LocalDate date) {
        return old.typeId().equals(changed.typeId()) && old.stay().roomDates().contains(date) ? old.rooms() : 0;
    }

    private int free(String typeId, LocalDate date) {
        return limits.getOrDefault(typeId, 0) - reserved.getOrDefault(typeId + " " + date, 0);
    }

    private void add(Held held, LocalDate from, int sign) {
        for (LocalDate date : held.stay().roomDates()) {
            if (!date.isBefore(from)) {
                String night = held.typeId() + " " + date;
                if (reserved.merge(night, sign * held.rooms(), Integer::sum) == 0) {
                    reserved.remove(night);
                }
            }
        }
    }
}
