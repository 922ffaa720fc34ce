package io.lodgeflow.domain.catalogue;

/** What housekeeping would say of a room right now; it does not limit future assignment, except out of order. */
public enum RoomStatus {
    AVAILABLE,
    OCCUPIED,
    CLEANING,
    OUT_OF_ORDER
}
