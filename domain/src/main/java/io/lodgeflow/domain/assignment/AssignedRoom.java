package io.lodgeflow.domain.assignment;

/** A physical room given to a reservation. */
public record AssignedRoom(String roomId, String number, String roomTypeId) {}
