package io.lodgeflow.domain.reservation;

/**
 * Port: the one place where ids are made. Ids are opaque, unique without asking the database, and sort roughly by
 * time, which keeps the indexes of large tables compact. The letters of the kind come first, then the cell.
 */
public interface Identifiers {

    /** @param kind three letters such as {@code res} */
    String next(String kind);

    /** Short, easy to read out on the phone, hard to guess: ten characters without the letters I, L, O, U. */
    String nextConfirmationNumber();
}
