package io.lodgeflow.domain.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * Port to the stored catalogue. Reads see soft-deleted entries too; callers ask {@code isDeleted()}. Changes to what a
 * read returned are stored when the surrounding transaction commits, guarded by the entry's version.
 */
public interface Catalogue {

    Optional<Hotel> hotel(String id);

    Optional<RoomType> roomType(String id);

    Optional<Room> room(String id);

    Optional<RatePlan> ratePlan(String id);

    /** Of one hotel, by grade; deleted ones left out. */
    List<RoomType> roomTypesOf(String hotelId);

    /** Of one hotel, by number; deleted ones left out. */
    List<Room> roomsOf(String hotelId);

    /** Of one hotel, by code; deleted ones left out. */
    List<RatePlan> ratePlansOf(String hotelId);

    void add(Hotel hotel);

    void add(RoomType roomType);

    void add(Room room);

    void add(RatePlan ratePlan);
}
