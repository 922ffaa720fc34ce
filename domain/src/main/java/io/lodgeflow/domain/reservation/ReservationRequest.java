package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.catalogue.RoomWish;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.stay.StayDates;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for who books.
 *
 * @param clientReference the caller's own name for the booking, unique for the guest's account
 * @param agreedPrices negotiated price of each room date instead of the calendar's; only staff and the replay may
 * @param expectedTotal the price that was seen; at any other price nothing is booked. Absent: whatever it is
 * @param phone by which the guest is reached, if told
 * @param occupants who stays in which room, as far as it is told
 * @param guaranteeToken the gateway's token of a card that guarantees the booking, if one does; never card data
 * @param placedFrom the network address of the guest who asks, if it is known
 */
public record ReservationRequest(
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
        @Nullable Money expectedTotal,
        Actor actor,
        @Nullable String guaranteeToken,
        @Nullable String phone,
        List<Occupant> occupants,
        @Nullable String placedFrom) {

    /** Of whose guests no more is told than how many they are. */
    public ReservationRequest(
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
            @Nullable Money expectedTotal,
            Actor actor,
            @Nullable String guaranteeToken) {
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
                expectedTotal,
                actor,
                guaranteeToken,
                null,
                List.of(),
                null);
    }

    /** Nobody more than are booked, in rooms that are booked. */
    public Optional<Refusal> refusalOfOccupants() {
        return Occupant.refusal(occupants, rooms, adults, children);
    }

    /** The same with the card as the gateway keeps it. */
    public ReservationRequest guaranteedBy(String keptCard) {
        return with(keptCard, placedFrom);
    }

    /** The same, asked for from there. */
    public ReservationRequest from(String network) {
        return with(guaranteeToken, network);
    }

    private ReservationRequest with(@Nullable String card, @Nullable String network) {
        return new ReservationRequest(
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
                expectedTotal,
                actor,
                card,
                phone,
                occupants,
                network);
    }

    /** What is agreed if the offer is granted. */
    public StayTerms terms(Offer offer) {
        return new StayTerms(
                roomTypeId, stay, rooms, adults, children, agreedPrices == null ? offer.nightlyPrices() : agreedPrices);
    }
}
