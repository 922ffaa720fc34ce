package io.lodgeflow.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a hotel offers for a stay, as read at one moment; what is really left is decided when the rooms are held. */
record Availability(
        String hotelId,
        LocalDate arrival,
        LocalDate departure,
        int nights,
        int guests,
        int rooms,
        List<OfRoomType> roomTypes) {

    /**
     * @param roomsLeft only told when fewer than ten are left
     * @param availability in words: {@code sold out}, {@code 3 left}, {@code available}
     */
    record OfRoomType(
            String roomTypeId,
            String code,
            String name,
            int occupancy,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer roomsLeft,

            String availability,
            List<OfPlan> offers) {}

    /**
     * @param nightlyPrices of one room
     * @param total of all rooms and nights
     * @param reason why it cannot be booked; absent if it can
     */
    record OfPlan(
            String ratePlanId,
            String code,
            String name,
            PaymentPlan paymentPlan,
            String cancellationPolicy,
            boolean bookable,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Reason reason,

            List<NightPrice> nightlyPrices,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Money total) {}

    record NightPrice(LocalDate date, Money price) {}

    record Reason(String code, String detail) {}
}
