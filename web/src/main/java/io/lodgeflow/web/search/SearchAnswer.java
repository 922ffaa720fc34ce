package io.lodgeflow.web.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hotels that were found.
 *
 * @param total how many match in all
 * @param facets counted over all that match, not over this page
 * @param degraded true when a better source was not to be had and this one stood in
 * @param source who answered
 */
public record SearchAnswer(
        List<Found> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor,
        int total,
        Facets facets,
        boolean degraded,
        String source) {

    /** @param distanceKm from the position asked for, if one was */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Found(
            String hotelId,
            String name,
            String address,
            String city,
            String country,
            double latitude,
            double longitude,
            @Nullable Double distanceKm,
            int starRating,
            double guestRating,
            List<String> amenities,
            @Nullable String image,
            Offer offer) {}

    /**
     * The cheapest that can be booked; without dates, the room type of the lowest base price.
     *
     * @param perNight of one room; the average when the nights cost differently
     * @param total of all rooms and nights; only with dates
     * @param penalties what canceling would cost, by date; only with dates
     * @param roomsLeft only with dates, and only when fewer than ten are left
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offer(
            String roomTypeId,
            String roomType,
            @Nullable String ratePlanId,
            @Nullable String ratePlan,
            Money perNight,
            @Nullable Money total,
            @Nullable Integer roomsLeft,
            @Nullable String availability,
            @Nullable List<CancellationTerms.Penalty> penalties) {}

    public record Facets(
            List<Count<String>> cities,
            List<Count<Integer>> starRatings,
            List<Count<String>> amenities,
            List<PriceRange> priceRanges,
            List<Count<String>> roomTypes) {}

    public record Count<T>(T value, int count) {}

    /** Price of a night of one room: from, included, to, not included. */
    public record PriceRange(Money from, Money to, int count) {}
}
