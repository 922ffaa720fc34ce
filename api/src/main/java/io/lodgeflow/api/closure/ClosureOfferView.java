package io.lodgeflow.api.closure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a guest may choose when the hotel closes, or has chosen.
 *
 * @param open whether the guest may choose now
 * @param deadline then everything is given back
 * @param outcome once it is settled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClosureOfferView(
        String reservationId,
        boolean open,
        Instant deadline,
        List<Hotel> alternatives,
        ClosureItem.@Nullable Choice choice,
        ClosureItem.@Nullable Outcome outcome,
        @Nullable String newReservationId) {

    /**
     * @param total of all rooms and nights, to be paid there
     * @param distanceKm from the hotel that closes
     */
    record Hotel(
            String hotelId,
            String name,
            String city,
            String address,
            double distanceKm,
            int starRating,
            String roomTypeId,
            String roomType,
            Money total) {}
}
