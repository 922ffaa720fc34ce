package io.lodgeflow.domain.inventory;

import io.lodgeflow.domain.stay.StayDates;

/**
 * Rooms of one type taken (positive) or given back (negative) on every room date of a stay.
 */
public record NightChange(String roomTypeId, StayDates stay, int rooms) {

    public static NightChange take(String roomTypeId, StayDates stay, int rooms) {
        return new NightChange(roomTypeId, stay, rooms);
    }

    public static NightChange giveBack(String roomTypeId, StayDates stay, int rooms) {
        return new NightChange(roomTypeId, stay, -rooms);
    }
}
