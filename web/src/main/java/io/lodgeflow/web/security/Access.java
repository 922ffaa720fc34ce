package io.lodgeflow.web.security;

import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.result.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what. What a caller may not even see is answered as if it did not exist; what they see but may not do is
 * forbidden. Each rule answers the refusal, or nothing if it grants.
 */
public final class Access {

    /** Guests see the reservations that they made or that are for them, staff their hotel's, the head office all. */
    public static Optional<Refusal> refusalToSeeReservation(
            Caller caller, String reservationId, GuestDetails guest, String hotelId) {
        boolean sees = caller.isGuest() ? guest.isOf(caller.accountId()) : caller.belongsTo(hotelId);
        return unless(sees, Refusal.notFound("reservation", reservationId));
    }

    /** What a hotel keeps to itself: physical rooms, inventory, price history. */
    public static Optional<Refusal> refusalToSeeHouse(Caller caller, String hotelId) {
        if (caller.isGuest()) {
            return Optional.of(Refusal.forbidden("staff_sees"));
        }
        return unless(caller.belongsTo(hotelId), Refusal.notFound("hotel", hotelId));
    }

    /** Check-in, check-out, no-show, rooms, payments at the hotel. */
    public static Optional<Refusal> refusalToWorkAtFrontDesk(Caller caller, String hotelId) {
        if (caller.isGuest()) {
            return Optional.of(Refusal.forbidden("front_desk"));
        }
        return unless(caller.belongsTo(hotelId), Refusal.notFound("hotel", hotelId));
    }

    /** Hotel, room types, rooms, plans, rates and inventory: by the hotel's manager, operations and admins. */
    public static Optional<Refusal> refusalToChangeCatalogue(Caller caller, String hotelId) {
        boolean may = switch (caller.role()) {
            case ADMIN, OPERATIONS -> true;
            case HOTEL_MANAGER -> caller.belongsTo(hotelId);
            case GUEST, FRONT_DESK, SUPPORT -> false;
        };
        return unless(may, Refusal.forbidden("catalogue"));
    }

    /** A hotel as a whole comes and goes only by operations and admins. */
    public static Optional<Refusal> refusalToOpenOrCloseHotels(Caller caller) {
        boolean may = caller.role() == Role.ADMIN || caller.role() == Role.OPERATIONS;
        return unless(may, Refusal.forbidden("hotels"));
    }

    /** The second pair of eyes on a refund above the limit. */
    public static Optional<Refusal> refusalToApproveRefunds(Caller caller, String hotelId) {
        boolean may = switch (caller.role()) {
            case ADMIN, OPERATIONS, SUPPORT -> true;
            case HOTEL_MANAGER -> caller.belongsTo(hotelId);
            case GUEST, FRONT_DESK -> false;
        };
        return unless(may, Refusal.forbidden("refunds"));
    }

    /** Dashboards, sandbox and everything across hotels. */
    public static Optional<Refusal> refusalToOperate(Caller caller) {
        return unless(caller.role().isHeadOffice(), Refusal.forbidden("head_office"));
    }

    /** True for whoever sees what the hotel does not tell the public. */
    public static boolean seesHouse(@Nullable Caller caller, String hotelId) {
        return caller != null && !caller.isGuest() && caller.belongsTo(hotelId);
    }

    private static Optional<Refusal> unless(boolean granted, Refusal refusal) {
        return granted ? Optional.empty() : Optional.of(refusal);
    }

    private Access() {}
}
