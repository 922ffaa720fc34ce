package io.lodgeflow.domain.catalogue;

/** What a guest would like of the room; wishes raise a room's score at assignment, they are no promise. */
public enum RoomWish {
    HIGH_FLOOR,
    QUIET,
    NEAR_ELEVATOR,
    VIEW,
    ACCESSIBLE,
    /** Rooms next to each other, for bookings of several rooms. */
    ADJACENT
}
