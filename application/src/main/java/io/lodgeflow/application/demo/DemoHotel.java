package io.lodgeflow.application.demo;

import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import java.time.LocalDate;
import java.util.List;

/**
 * One invented hotel with all it sells.
 *
 * @param southern lies south of the equator, where summer is in January
 * @param roomTypes by grade, the plainest first
 */
record DemoHotel(
        Hotel hotel,
        CityKind cityKind,
        boolean southern,
        List<RoomType> roomTypes,
        List<Room> rooms,
        List<RatePlan> ratePlans) {

    /** Price of a night of a room whose base price is that, both in minor units. */
    long priceMinor(long basePriceMinor, LocalDate night) {
        return NightPrice.of(cityKind, southern, hotel.currency(), basePriceMinor, night);
    }
}
