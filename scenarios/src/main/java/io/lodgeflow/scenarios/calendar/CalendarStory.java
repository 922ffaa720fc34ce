package io.lodgeflow.scenarios.calendar;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sentences of those who keep a hotel's calendars. */
abstract class CalendarStory extends Story {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Answer setRates(Http who, TestHotel hotel, Map<String, Object> body) {
        return who.send("PUT", path(hotel) + "/rates/bulk", JSON.writeValueAsString(body));
    }

    static Answer setRooms(Http who, TestHotel hotel, Map<String, Object> body) {
        return who.send("PUT", path(hotel) + "/inventory/bulk", JSON.writeValueAsString(body));
    }

    static Map<String, Object> rates(List<String> types, LocalDate from, LocalDate to, String euros) {
        return Map.of(
                "roomTypeIds",
                types,
                "from",
                from.toString(),
                "to",
                to.toString(),
                "price",
                Map.of("amount", euros, "currency", "EUR"));
    }

    static Map<String, Object> rooms(String type, LocalDate from, LocalDate to, int rooms) {
        return Map.of("roomTypeId", type, "from", from.toString(), "to", to.toString(), "rooms", rooms);
    }

    /** Price of each night of the type, as anybody reads it. */
    final List<String> prices(TestHotel hotel, String type, LocalDate from, LocalDate to) {
        return items(anonymous.get(calendar(hotel, "rates", type, from, to)))
                .map(rate -> rate.at("/price/amount").asString())
                .toList();
    }

    /** Each night of the type as {@code rooms sellLimit reserved left}, as the house reads it. */
    final List<String> inventory(TestHotel hotel, String type, LocalDate from, LocalDate to) {
        return nights(operations.get(calendar(hotel, "inventory", type, from, to)));
    }

    static List<String> nights(Answer inventory) {
        return items(inventory)
                .map(night -> night.at("/rooms").asInt() + " "
                        + night.at("/sellLimit").asInt() + " "
                        + night.at("/reserved").asInt() + " "
                        + night.at("/left").asInt())
                .toList();
    }

    static String calendar(TestHotel hotel, String which, String type, LocalDate from, LocalDate to) {
        return path(hotel) + "/" + which + "?roomTypeId=" + hotel.typeId(type) + "&from=" + from + "&to=" + to;
    }

    static String history(TestHotel hotel, String type) {
        return path(hotel) + "/room-types/" + hotel.typeId(type) + "/price-history";
    }

    static String path(TestHotel hotel) {
        return "/v1/hotels/" + hotel.id();
    }

    static Stream<JsonNode> items(Answer page) {
        return page.json().at("/items").valueStream();
    }
}
