package io.lodgeflow.workflows.memory;

import io.lodgeflow.domain.inventory.Inventory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Of each night of every room type as many rooms are sold as the test says. */
final class StoredInventory implements Inventory {
    final Map<String, Map<LocalDate, Integer>> rooms = new HashMap<>();
    int sold;

    @Override
    public void change(NightChange change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LocalDate> setRooms(
            String hotelId, String roomTypeId, LocalDate from, LocalDate to, int number, int overbookingPercent) {
        List<LocalDate> nights = from.datesUntil(to).toList();
        if (number * overbookingPercent / 100 < sold) {
            return nights;
        }
        nights.forEach(night ->
                rooms.computeIfAbsent(roomTypeId, type -> new TreeMap<>()).put(night, number));
        return List.of();
    }

    @Override
    public List<LocalDate> allowOverbooking(String hotelId, LocalDate from, int overbookingPercent) {
        return rooms.values().stream()
                .flatMap(calendar -> calendar.entrySet().stream())
                .filter(night -> night.getValue() * overbookingPercent / 100 < sold)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void lowerTo(String roomTypeId, LocalDate from, int number, int overbookingPercent) {
        rooms.getOrDefault(roomTypeId, new TreeMap<>())
                .replaceAll((night, before) -> night.isBefore(from) ? before : Math.min(before, number));
    }

    @Override
    public boolean hasCalendar(String roomTypeId) {
        return rooms.containsKey(roomTypeId);
    }
}
