package io.lodgeflow.domain.assignment;

import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomFeature;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomWish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses rooms for a reservation among those free for its whole stay: of the booked type, else all of one better type
 * (an upgrade, the next better first), else nothing and staff decides among {@link #ranked} choices. Deterministic: equal
 * scores are settled by room number.
 */
public final class RoomChoice {

    private final List<RoomType> typesByGrade;
    private final List<Room> freeRooms;
    private final Set<RoomWish> wishes;

    /** @param freeRooms rooms of the hotel free for the whole stay; out-of-order ones are left out here */
    public RoomChoice(List<RoomType> types, List<Room> freeRooms, Set<RoomWish> wishes) {
        this.typesByGrade = types.stream()
                .sorted(Comparator.comparingInt(RoomType::grade).thenComparing(RoomType::code))
                .toList();
        this.freeRooms = freeRooms.stream()
                .filter(room -> room.status() != RoomStatus.OUT_OF_ORDER && !room.isDeleted())
                .toList();
        this.wishes = wishes;
    }

    /** The best rooms of the booked type, else of the next better type that has enough; empty if none has. */
    public Optional<List<Room>> choose(String bookedTypeId, int rooms) {
        int booked = indexOf(bookedTypeId);
        return typesByGrade.stream()
                .skip(booked)
                .map(type -> best(type.id(), rooms))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Every way to house the guest, best first: the booked type and upgrades by grade, then the nearest lower types, then
     * rooms of mixed types, larger grade first.
     */
    public List<List<Room>> ranked(String bookedTypeId, int rooms) {
        int booked = indexOf(bookedTypeId);
        List<RoomType> order = new ArrayList<>(typesByGrade.subList(booked, typesByGrade.size()));
        order.addAll(typesByGrade.subList(0, booked).reversed());
        List<List<Room>> choices = new ArrayList<>();
        order.stream()
                .map(type -> best(type.id(), rooms))
                .flatMap(Optional::stream)
                .forEach(choices::add);
        if (choices.isEmpty() && freeRooms.size() >= rooms) {
            choices.add(order.stream()
                    .flatMap(type -> byScore(type.id()).stream())
                    .limit(rooms)
                    .toList());
        }
        return choices;
    }

    private Optional<List<Room>> best(String typeId, int rooms) {
        List<Room> candidates = byScore(typeId);
        if (candidates.size() < rooms) {
            return Optional.empty();
        }
        return Optional.of(
                rooms > 1 && wishes.contains(RoomWish.ADJACENT)
                        ? mostAdjacent(typeId, rooms)
                        : candidates.subList(0, rooms));
    }

    private List<Room> byScore(String typeId) {
        return freeRooms.stream()
                .filter(room -> room.roomTypeId().equals(typeId))
                .sorted(Comparator.comparingInt(this::score).reversed().thenComparing(Room::number))
                .toList();
    }

    /** The window of neighbours by floor and number that lies closest together; a better score settles ties. */
    private List<Room> mostAdjacent(String typeId, int rooms) {
        List<Room> row = freeRooms.stream()
                .filter(room -> room.roomTypeId().equals(typeId))
                .sorted(Comparator.comparingInt(Room::floor).thenComparing(Room::number))
                .toList();
        List<Room> best = row.subList(0, rooms);
        for (int start = 1; start + rooms <= row.size(); start++) {
            List<Room> window = row.subList(start, start + rooms);
            int closer = Integer.compare(spread(best), spread(window));
            if (closer > 0 || (closer == 0 && totalScore(window) > totalScore(best))) {
                best = window;
            }
        }
        return best;
    }

    /** How far apart rooms are: a floor counts as much as a hundred doors. */
    private static int spread(List<Room> window) {
        int spread = 0;
        for (int i = 1; i < window.size(); i++) {
            Room left = window.get(i - 1);
            Room right = window.get(i);
            spread += Math.abs(right.floor() - left.floor()) * 100 + Math.abs(digits(right) - digits(left));
        }
        return spread;
    }

    private static int digits(Room room) {
        String digits = room.number().replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits.substring(0, Math.min(6, digits.length())));
    }

    private int totalScore(List<Room> window) {
        return window.stream().mapToInt(this::score).sum();
    }

    /**
     * Ten points for each wish a room meets, a wished-for floor counts by its height; a room with features nobody wished
     * for loses a point each, so that it stays free for those who do.
     */
    private int score(Room room) {
        int score = wishes.contains(RoomWish.HIGH_FLOOR) ? Math.min(room.floor(), 20) : 0;
        for (RoomFeature feature : room.features()) {
            score += wishes.contains(RoomWish.valueOf(feature.name())) ? 10 : -1;
        }
        return score;
    }

    private int indexOf(String typeId) {
        for (int i = 0; i < typesByGrade.size(); i++) {
            if (typesByGrade.get(i).id().equals(typeId)) {
                return i;
            }
        }
        throw new IllegalArgumentException("room type " + typeId + " is not one of " + typesByGrade.size());
    }
}
