package io.lodgeflow.workflows.closure;

import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.ReservationStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a hotel's closure is; the final report once it is finished.
 *
 * @param items all bookings of the campaign; those of the states add up to it
 * @param outcomes of the settled ones; they add up to those
 * @param refundsPromised money on its way back to guests, or back already
 * @param refundsConfirmed the part of it that the gateway has confirmed
 * @param allowances what the house forgoes of other hotels' prices
 */
public record ClosureReport(
        HotelClosure closure,
        String hotelName,
        int items,
        Map<ClosureItem.State, Integer> states,
        Map<ClosureItem.Outcome, Integer> outcomes,
        Money refundsPromised,
        Money refundsConfirmed,
        Money allowances) {

    public int settled() {
        return states.getOrDefault(ClosureItem.State.SETTLED, 0);
    }

    /**
     * One booking of the campaign.
     *
     * @param deadline until when the guest may choose; absent until the booking is taken up
     * @param refund money promised back since then
     */
    public record Line(
            int position,
            String reservationId,
            String confirmationNumber,
            String guestName,
            LocalDate arrival,
            LocalDate departure,
            ReservationStatus status,
            ClosureItem.State state,
            ClosureItem.@Nullable Outcome outcome,
            @Nullable Instant deadline,
            @Nullable String newReservationId,
            Money refund,
            @Nullable Instant endedAt) {}
}
