package io.lodgeflow.domain.reservation;

/** What can be done to a reservation; each answer of the API lists those that are allowed right now. */
public enum ReservationAction {
    PAY,
    MODIFY,
    CANCEL,
    ASSIGN_ROOM,
    CHECK_IN,
    CHECK_OUT,
    NO_SHOW,
    REINSTATE
}
