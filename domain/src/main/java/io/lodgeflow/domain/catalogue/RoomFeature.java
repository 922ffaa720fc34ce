package io.lodgeflow.domain.catalogue;

/** What sets one physical room apart from another of its type. */
public enum RoomFeature {
    QUIET,
    NEAR_ELEVATOR,
    VIEW,
    ACCESSIBLE
}
