package io.lodgeflow.workflows.booking;

import io.lodgeflow.domain.catalogue.RoomWish;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One wish to book.
 *
 * @param clientReference the caller's own name for the booking, unique for the guest's account
 * @param agreedPrices negotiated price of each room date instead of the calendar's; only staff and the replay may
 * @param guaranteeToken the gateway's token of a card that guarantees the booking; never card data
 * @param idempotency absent for callers that cannot repeat a request
 */
public record PlaceReservation(
        String hotelId,
        String roomTypeId,
        String ratePlanId,
        StayDates stay,
        int rooms,
        int adults,
        int children,
        GuestDetails guest,
        @Nullable String clientReference,
        String specialRequests,
        Set<RoomWish> wishes,
        @Nullable List<Money> agreedPrices,
        Actor actor,
        @Nullable IdempotentRequest idempotency,
        @Nullable String guaranteeToken) {

    /** Without a card that guarantees it. */
    public PlaceReservation(
            String hotelId,
            String roomTypeId,
            String ratePlanId,
            StayDates stay,
            int rooms,
            int adults,
            int children,
            GuestDetails guest,
            @Nullable String clientReference,
            String specialRequests,
            Set<RoomWish> wishes,
            @Nullable List<Money> agreedPrices,
            Actor actor,
            @Nullable IdempotentRequest idempotency) {
        this(
                hotelId,
                roomTypeId,
                ratePlanId,
                stay,
                rooms,
                adults,
                children,
                guest,
                clientReference,
                specialRequests,
                wishes,
                agreedPrices,
                actor,
                idempotency,
                null);
    }
}
