package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.RoomWish;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed about a reservation when it is placed and never changes.
 *
 * @param policyVersion version of the cancellation table in force now
 * @param depositPercent share of the price due within the hold; 0 unless the plan asks for a deposit
 * @param guaranteeToken the gateway's token of the card that guarantees the booking, if one does
 * @param paymentWindow how long an unpaid hold lives
 */
public record ReservationRequest(
        String reservationId,
        String confirmationNumber,
        String hotelId,
        String ratePlanId,
        PaymentPlan paymentPlan,
        String cancellationPolicy,
        String policyVersion,
        Duration paymentWindow,
        @Nullable String clientReference,
        GuestDetails guest,
        String specialRequests,
        Set<RoomWish> wishes,
        int depositPercent,
        @Nullable String guaranteeToken) {

    /** Without deposit and guarantee. */
    public ReservationRequest(
            String reservationId,
            String confirmationNumber,
            String hotelId,
            String ratePlanId,
            PaymentPlan paymentPlan,
            String cancellationPolicy,
            String policyVersion,
            Duration paymentWindow,
            @Nullable String clientReference,
            GuestDetails guest,
            String specialRequests,
            Set<RoomWish> wishes) {
        this(
                reservationId,
                confirmationNumber,
                hotelId,
                ratePlanId,
                paymentPlan,
                cancellationPolicy,
                policyVersion,
                paymentWindow,
                clientReference,
                guest,
                specialRequests,
                wishes,
                0,
                null);
    }
}
