package io.lodgeflow.api.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.lodgeflow.domain.money.Money;
import java.util.List;

/**
 * A kind of room as callers read it.
 *
 * @param occupancy most guests one room takes, adults and children together
 * @param grade order of quality within the hotel, higher is better
 * @param basePrice price of a night where the calendar names none
 */
record RoomTypeView(
        String id,
        String hotelId,
        String code,
        String name,
        String description,
        int occupancy,
        String beds,
        int squareMetres,
        int grade,
        Money basePrice,
        List<String> amenities,
        List<String> images,
        @JsonIgnore int version) {}
