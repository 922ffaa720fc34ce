package io.lodgeflow.scenarios.catalogue;

import java.util.List;
import java.util.Map;

/** What a catalogue is made of, and how each looks when it is created. */
enum Entry {
    HOTEL("", "hotel", "name", "timeZone", "Asia/Seoul"),
    ROOM_TYPE("/room-types", "room_type", "name", "code", "OTHER"),
    ROOM("/rooms", "room", "floor", "roomTypeId", "typ_other"),
    RATE_PLAN("/rate-plans", "rate_plan", "name", "code", "OTHER");

    /** Far from the hotels of other tests: a hotel that closes offers what is near. */
    static final double LONGITUDE = 150.25;

    private final String collection;
    private final String table;
    private final String changing;
    private final String fixed;
    private final String otherFixed;

    Entry(String collection, String table, String changing, String fixed, String otherFixed) {
        this.collection = collection;
        this.table = table;
        this.changing = changing;
        this.fixed = fixed;
        this.otherFixed = otherFixed;
    }

    /** Where such entries are listed and created. */
    String pathOf(String hotelId) {
        return this == HOTEL ? "/v1/hotels" : "/v1/hotels/" + hotelId + collection;
    }

    String table() {
        return table;
    }

    /** A field that may change, with another value for it. */
    Map<String, Object> change() {
        return Map.of(changing, changing.equals("floor") ? 9 : "Quite another name");
    }

    /** A field that never changes. */
    String fixed() {
        return fixed;
    }

    Map<String, Object> changeOfWhatIsFixed() {
        return Map.of(fixed, otherFixed);
    }

    /**
     * @param number makes codes and numbers that nothing else has
     * @param roomTypeId what kind of room a room is; unused by the others
     */
    Map<String, Object> body(int number, String roomTypeId) {
        return switch (this) {
            case HOTEL -> hotel("Hotel " + number, "Catalogueville " + number);
            case ROOM_TYPE -> roomType("KIND_" + number);
            case ROOM ->
                Map.of(
                        "roomTypeId",
                        roomTypeId,
                        "number",
                        "Room " + number,
                        "floor",
                        -1,
                        "features",
                        List.of("quiet", "view"),
                        "status",
                        "cleaning");
            case RATE_PLAN -> ratePlan("PLAN_" + number);
        };
    }

    static Map<String, Object> hotel(String name, String city) {
        return Map.ofEntries(
                Map.entry("name", name),
                Map.entry("description", "Two lines\nof it"),
                Map.entry("address", "1 Catalogue Street"),
                Map.entry("city", city),
                Map.entry("country", "PT"),
                Map.entry("latitude", -12.345678),
                Map.entry("longitude", LONGITUDE),
                Map.entry("starRating", 4),
                Map.entry("guestRating", 8.7),
                Map.entry("amenities", List.of("wifi", "pool")),
                Map.entry("images", List.of("https://pictures.example.org/1.jpg", "/hotel-pictures/2.svg")),
                Map.entry("timeZone", "Europe/Lisbon"),
                Map.entry("currency", "EUR"),
                Map.entry("checkInHour", "16:00"),
                Map.entry("checkOutHour", "10:30"),
                Map.entry("noShowCutOffHour", "07:00"),
                Map.entry("overbookingPercent", 100),
                Map.entry("bookingHorizonDays", 300));
    }

    static Map<String, Object> roomType(String code) {
        return Map.of(
                "code",
                code,
                "name",
                "Room with a view",
                "description",
                "Over the river",
                "occupancy",
                3,
                "beds",
                "one king-size bed",
                "squareMetres",
                31,
                "grade",
                7,
                "basePrice",
                Map.of("amount", "120.50", "currency", "EUR"),
                "amenities",
                List.of("bath", "balcony"),
                "images",
                List.of("https://pictures.example.org/room.jpg"));
    }

    static Map<String, Object> ratePlan(String code) {
        return Map.of(
                "code",
                code,
                "name",
                "A share now",
                "pricePercent",
                95,
                "paymentPlan",
                "deposit",
                "depositPercent",
                30,
                "cancellationPolicy",
                "flexible");
    }
}
