package io.lodgeflow.domain.catalogue;

import java.time.LocalTime;
import java.util.List;

/**
 * What may be changed of a hotel.
 *
 * @param country ISO 3166-1 alpha-2 code
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param starRating 1 to 5
 * @param guestRating average of guests' marks, 0.0 (none yet) to 10.0
 * @param noShowCutOffHour hour of the day after arrival, in the hotel's zone
 * @param overbookingPercent rooms that may be sold for each 100 rooms, 100 to 200
 * @param bookingHorizonDays how many days ahead an arrival may be booked
 */
public record HotelDetails(
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
        LocalTime checkInHour,
        LocalTime checkOutHour,
        LocalTime noShowCutOffHour,
        int overbookingPercent,
        int bookingHorizonDays) {}
