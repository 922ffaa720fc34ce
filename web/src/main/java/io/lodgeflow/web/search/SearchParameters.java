package io.lodgeflow.web.search;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the caller asked for, as it came. */
public record SearchParameters(
        @Nullable String place,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Double radiusKm,
        @Nullable LocalDate arrival,
        @Nullable LocalDate departure,
        int guests,
        int rooms,
        @Nullable String roomType,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        @Nullable String currency,
        List<String> amenities,
        List<Integer> stars,
        @Nullable String sort,
        @Nullable String order) {}
