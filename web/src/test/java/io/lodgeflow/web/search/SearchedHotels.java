package io.lodgeflow.web.search;

/** Rows of hotels as {@link HotelSearchTest} finds them. */
final class SearchedHotels {

    @SuppressWarnings("TooManyParameters")
    static void hotel(
            String id,
            String name,
            String city,
            String country,
            double latitude,
            double longitude,
            int stars,
            double rating,
            String currency,
            String amenities) {
        HotelSearchTest.JDBC.update(
                "insert into hotel (id, version, time_zone, currency, name, description, address, city, country,"
                        + " latitude, longitude, star_rating, guest_rating, amenities, images, check_in_hour,"
                        + " check_out_hour, no_show_cut_off_hour, overbooking_percent, booking_horizon_days)"
                        + " values (?, 0, 'UTC', ?, ?, '', 'Main Street', ?, ?, ?, ?, ?, ?, ?, '', '15:00:00',"
                        + " '11:00:00', '06:00:00', 110, 365)",
                id,
                currency,
                name,
                city,
                country,
                latitude,
                longitude,
                stars,
                rating,
                amenities);
    }

    static void type(String hotelId, String id, String name, int occupancy, long basePrice) {
        HotelSearchTest.JDBC.update(
                "insert into room_type (id, version, hotel_id, code, name, description, occupancy, beds,"
                        + " square_metres, grade, base_price_minor, amenities, images) values (?, 0, ?, ?, ?, '', ?, '',"
                        + " 20, 1, ?, '', '')",
                id,
                hotelId,
                id.toUpperCase(java.util.Locale.ROOT),
                name,
                occupancy,
                basePrice);
    }

    static void plan(String hotelId, String id, String code, int percent) {
        HotelSearchTest.JDBC.update(
                "insert into rate_plan (id, version, hotel_id, code, name, price_percent, payment_plan,"
                        + " cancellation_policy) values (?, 0, ?, ?, ?, ?, 'PREPAID', 'FLEXIBLE')",
                id,
                hotelId,
                code,
                code,
                percent);
    }

    static void nights(String typeId, String hotelId, int nights, long price, int limit) {
        for (int night = 0; night < nights; night++) {
            HotelSearchTest.JDBC.update(
                    "insert into room_type_night (room_type_id, stay_date, hotel_id, rooms, sell_limit, reserved,"
                            + " price_minor) values (?, ?, ?, ?, ?, 0, ?)",
                    typeId,
                    HotelSearchTest.ARRIVAL.plusDays(night),
                    hotelId,
                    limit,
                    limit,
                    price);
        }
    }

    private SearchedHotels() {}
}
