package io.lodgeflow.application.demo;

import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomFeature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Deals a hotel's rooms over its floors: every floor gets a mix of the ordinary types, the best types are near the roof.
 * The lift opens at the first doors of a floor, the far end is quiet, odd numbers look to the front, and the rooms for
 * guests in wheelchairs are by the lift of the first floor.
 */
final class RoomLayout {

    /**
     * @param lowest where the type's rooms begin, 0 (street) to 1 (roof)
     * @param rooms how many there are
     */
    record Share(String roomTypeId, double lowest, int rooms) {}

    private record Door(String roomTypeId, double height) {}

    private final String hotelId;
    private final String roomPrefix;
    private final int roomsPerFloor;

    /** @param roomPrefix to which the number is added to make a room's id */
    RoomLayout(String hotelId, String roomPrefix, int roomsPerFloor) {
        this.hotelId = hotelId;
        this.roomPrefix = roomPrefix;
        this.roomsPerFloor = roomsPerFloor;
    }

    List<Room> rooms(List<Share> shares) {
        List<Door> doors = new ArrayList<>();
        for (Share share : shares) {
            for (int each = 0; each < share.rooms(); each++) {
                double part = (each + 0.5) / share.rooms();
                doors.add(new Door(share.roomTypeId(), share.lowest() + part * (1 - share.lowest())));
            }
        }
        doors.sort(Comparator.comparingDouble(Door::height));
        int floors = Math.ceilDiv(doors.size(), roomsPerFloor);
        List<Room> rooms = new ArrayList<>();
        for (int index = 0; index < doors.size(); index++) {
            rooms.add(
                    room(doors.get(index).roomTypeId(), index / roomsPerFloor + 1, index % roomsPerFloor + 1, floors));
        }
        return List.copyOf(rooms);
    }

    private Room room(String roomTypeId, int floor, int position, int floors) {
        String number = Integer.toString(floor * 100 + position);
        return new Room(roomPrefix + number, hotelId, roomTypeId, number, floor, features(floor, position, floors));
    }

    private Set<RoomFeature> features(int floor, int position, int floors) {
        Set<RoomFeature> features = EnumSet.noneOf(RoomFeature.class);
        if (position <= 2) {
            features.add(RoomFeature.NEAR_ELEVATOR);
        }
        if (position > roomsPerFloor - 2) {
            features.add(RoomFeature.QUIET);
        }
        if (position % 2 == 1 && floor * 2 > floors) {
            features.add(RoomFeature.VIEW);
        }
        if (floor == 1 && position <= 2) {
            features.add(RoomFeature.ACCESSIBLE);
        }
        return features;
    }
}
