package io.lodgeflow.domain.catalogue;

import java.util.List;

/**
 * What may be changed of a room type.
 *
 * @param occupancy most guests one room takes, adults and children together
 * @param grade order of quality within the hotel, higher is better
 * @param basePriceMinor price of a night where the calendar names none, in minor units of the hotel's currency
 */
public record RoomTypeDetails(
        String name,
        String description,
        int occupancy,
        String beds,
        int squareMetres,
        int grade,
        long basePriceMinor,
        List<String> amenities,
        List<String> images) {}
