package io.lodgeflow.web.search;

import io.lodgeflow.domain.catalogue.Distance;
import io.lodgeflow.domain.stay.HouseTimes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What search knows of a hotel without asking for dates.
 *
 * @param words of name, city, address and country, for comparing
 * @param nameKey name as it is sorted
 * @param comforts amenities for comparing
 */
public record DirectoryEntry(
        String id,
        String name,
        String nameKey,
        String address,
        String city,
        String country,
        double latitude,
        double longitude,
        int starRating,
        double guestRating,
        List<String> amenities,
        Set<String> comforts,
        List<String> images,
        String currency,
        HouseTimes times,
        int bookingHorizonDays,
        List<String> words,
        List<Kind> roomTypes,
        List<Plan> plans) {

    /** @param words of code and name, for comparing */
    public record Kind(
            String id,
            String code,
            String name,
            @Nullable String nameKo,
            int occupancy,
            long basePriceMinor,
            List<String> words) {}

    /** @param pricePercent share of the calendar's price */
    public record Plan(
            String id,
            String code,
            String name,
            @Nullable String nameKo,
            int pricePercent,
            String cancellationPolicy) {}

    public double kilometresTo(double otherLatitude, double otherLongitude) {
        return Distance.kilometres(latitude, longitude, otherLatitude, otherLongitude);
    }
}
