package io.lodgeflow.domain.inventory;

import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.List;

/**
 * The nights that may still be sold.
 *
 * <p>Changes within one transaction are gathered and applied last, just before it commits: netted for each room type and
 * night and in that order, so that hot rows are locked for the shortest time and no two transactions can deadlock on
 * them. Taking more than the limit of any night fails the whole transaction with {@link SoldOut}; giving back more than
 * was taken fails it too.
 */
public interface Inventory {

    /** To be applied when the running transaction commits. Throws if there is none. */
    void change(NightChange change);

    /**
     * Creates or changes the calendar of a room type: physical rooms of the type on sale on each night.
     *
     * @return the nights that could not be lowered, because more rooms are already sold; if any, nothing was changed
     */
    List<LocalDate> setRooms(
            String hotelId, String roomTypeId, LocalDate from, LocalDate to, int rooms, int overbookingPercent);

    /**
     * Of a room type of which fewer rooms exist now: nights from that date on with more on sale have that many. What is sold
     * stays sold, and nothing more is sold on such a night until enough has been given back.
     */
    void lowerTo(String roomTypeId, LocalDate from, int rooms, int overbookingPercent);

    /**
     * The limits of all nights of the hotel from that date on follow its allowance for overbooking.
     *
     * @return the nights that could not be lowered, because more rooms are already sold; if any, the transaction must be
     *     given up
     */
    List<LocalDate> allowOverbooking(String hotelId, LocalDate from, int overbookingPercent);

    /**
     * Whether the calendar of a room type has any night. Locks the room type until the transaction ends: of many that ask at
     * the same moment one opens the calendar.
     */
    boolean hasCalendar(String roomTypeId);

    /** Thrown at commit when a night has fewer rooms left than are to be taken; nothing of the transaction is stored. */
    final class SoldOut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public SoldOut(String roomTypeId, LocalDate from, LocalDate to) {
            super("room type " + roomTypeId + " is sold out on a night from " + from + " to " + to);
        }
    }

    /**
     * Rooms of one type taken (positive) or given back (negative) on every room date of a stay.
     */
    record NightChange(String roomTypeId, StayDates stay, int rooms) {

        public static NightChange take(String roomTypeId, StayDates stay, int rooms) {
            return new NightChange(roomTypeId, stay, rooms);
        }

        public static NightChange giveBack(String roomTypeId, StayDates stay, int rooms) {
            return new NightChange(roomTypeId, stay, -rooms);
        }
    }
}
