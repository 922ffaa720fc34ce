package io.lodgeflow.application.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The texts and figures that the demo catalogue is built from, as they stand in the resource folder {@code demo}. */
final class DemoSource {

    /**
     * A real city.
     *
     * @param key lower-case letters and underscores, part of the ids
     * @param priceLevel an average night in a double room of three stars, in major units of the currency
     */
    record City(
            String key,
            String name,
            String country,
            String zone,
            String currency,
            double latitude,
            double longitude,
            CityKind kind,
            long priceLevel,
            List<HotelText> hotels) {

        boolean isSouthern() {
            return latitude < 0;
        }
    }

    /** @param roomTypes codes of {@link RoomTypeText}, in their order */
    record HotelText(
            String name,
            int stars,
            double rating,
            String address,
            double latitude,
            double longitude,
            List<String> roomTypes,
            List<String> amenities,
            String description) {}

    /**
     * @param pricePercent of the hotel's double room
     * @param rooms how many a house of middling size has
     * @param descriptions to choose one from
     */
    record RoomTypeText(
            String code,
            String name,
            int occupancy,
            String beds,
            int squareMetres,
            int pricePercent,
            int rooms,
            List<String> amenities,
            List<String> descriptions,
            Korean korean) {

        /** The same in Korean, as many descriptions in the same order. */
        record Korean(String name, String beds, List<String> descriptions) {}
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static List<City> cities() {
        return List.of(read("cities.json", City[].class));
    }

    /** In ascending order of quality. */
    static List<RoomTypeText> roomTypes() {
        return List.of(read("room-types.json", RoomTypeText[].class));
    }

    private static <T> T read(String name, Class<T> type) {
        try (InputStream stream = DemoSource.class.getResourceAsStream("/demo/" + name)) {
            return JSON.readValue(Objects.requireNonNull(stream, name), type);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private DemoSource() {}
}
