package io.lodgeflow.api.catalogue;

import io.lodgeflow.domain.words.SearchWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What well-known cities are called in other languages, by {@code city-names.txt}; others are called as the hotel says. */
public final class CityNames {

    /** By country and the key of each name. */
    private static final Map<String, List<String>> NAMES = read();

    /** The city as the hotel calls it, and its other names. */
    public static List<String> of(String city, String country) {
        return NAMES.getOrDefault(place(country, city), List.of(city));
    }

    /** Whether somebody who looks for that name means the city. */
    static boolean isOf(String city, String country, String name) {
        String wanted = SearchWords.key(name);
        return !wanted.isEmpty()
                && (SearchWords.key(city).equals(wanted)
                        || of(city, country).stream()
                                .anyMatch(one -> SearchWords.key(one).equals(wanted)));
    }

    private static String place(String country, String name) {
        return country + " " + SearchWords.key(name);
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> names = new HashMap<>();
        try (InputStream file =
                Objects.requireNonNull(CityNames.class.getResourceAsStream("city-names.txt"), "city-names.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String country = line.substring(0, 2);
                        List<String> ofCity = Arrays.stream(line.substring(3).split(",", -1))
                                .map(String::strip)
                                .toList();
                        ofCity.forEach(name -> names.put(place(country, name), ofCity));
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }

    private CityNames() {}
}
