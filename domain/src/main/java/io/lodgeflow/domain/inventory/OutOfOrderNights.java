package io.lodgeflow.domain.inventory;

import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.OutOfOrder;
import io.lodgeflow.domain.result.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A room that is out of order takes its nights off sale as a booking would, so that they are not sold. Dates that somebody plans
 * are refused where all is sold; a room that breaks takes what is left, because it is broken anyway.
 */
public interface OutOfOrderNights {

    /**
     * Within the transaction that changes the room; nights before today stay as they were.
     *
     * @param out empty: it is in order
     * @return why it cannot be, with the nights and the bookings in the way
     */
    Optional<Refusal> change(Room room, Optional<OutOfOrder> out, LocalDate today);

    /**
     * The same for a room that is out of order already, of a type that has more nights or rooms on sale now: it takes what is
     * left.
     */
    void takeLeft(Room room, OutOfOrder out, LocalDate today);
}
