package io.lodgeflow.api.catalogue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hotel as callers read it.
 *
 * @param guestRating 0.0 to 10.0; 0.0 if nobody has rated it yet
 * @param noShowCutOffHour hour of the day after arrival at which a guest who never came is a no-show
 * @param overbookingPercent only shown to the hotel's own people
 * @param deleted only ever true, and only shown to the hotel's own people
 */
record HotelView(
        String id,
        String name,
        String description,
        String address,
        String city,
        String country,
        double latitude,
        double longitude,
        int starRating,
        double guestRating,
        List<String> amenities,
        List<String> images,
        String timeZone,
        String currency,
        @JsonFormat(pattern = "HH:mm") LocalTime checkInHour,
        @JsonFormat(pattern = "HH:mm") LocalTime checkOutHour,
        @JsonFormat(pattern = "HH:mm") LocalTime noShowCutOffHour,
        int bookingHorizonDays,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer overbookingPercent,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted,
        @JsonIgnore int version) {

    /** Without what only the house may know. */
    HotelView forEverybody() {
        return new HotelView(
                id,
                name,
                description,
                address,
                city,
                country,
                latitude,
                longitude,
                starRating,
                guestRating,
                amenities,
                images,
                timeZone,
                currency,
                checkInHour,
                checkOutHour,
                noShowCutOffHour,
                bookingHorizonDays,
                null,
                false,
                version);
    }
}
