package io.lodgeflow.domain.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * Port to the stored catalogue. Reads see soft-deleted entries too; callers ask {@code isDeleted()}. Changes to what a
 * read returned are stored when the surrounding transaction commits, guarded by the entry's version.
 */
public interface Catalogue {

    <E extends CatalogueEntry> Optional<E> find(Class<E> kind, String id);

    default Optional<Hotel> hotel(String id) {
        return find(Hotel.class, id);
    }

    default Optional<RoomType> roomType(String id) {
        return find(RoomType.class, id);
    }

    default Optional<Room> room(String id) {
        return find(Room.class, id);
    }

    default Optional<RatePlan> ratePlan(String id) {
        return find(RatePlan.class, id);
    }

    /** Whether the hotel has or had an entry of the same kind and code. */
    boolean isCodeTaken(CatalogueEntry entry);

    /** Of one hotel, by grade; deleted ones left out. */
    List<RoomType> roomTypesOf(String hotelId);

    /** Of one hotel, by number; deleted ones left out. */
    List<Room> roomsOf(String hotelId);

    /** Of one room type of the hotel, by number; deleted ones left out. */
    default List<Room> roomsOf(String hotelId, String roomTypeId) {
        return roomsOf(hotelId).stream()
                .filter(room -> room.roomTypeId().equals(roomTypeId))
                .toList();
    }

    /** Of one hotel, by code; deleted ones left out. */
    List<RatePlan> ratePlansOf(String hotelId);

    void add(CatalogueEntry entry);
}
