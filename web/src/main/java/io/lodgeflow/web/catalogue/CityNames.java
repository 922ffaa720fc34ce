package io.lodgeflow.web.catalogue;

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
import java.util.Optional;

/** What well-known cities are called in other languages, by {@code city-names.txt}; others are called as the hotel says. */
public final class CityNames {

    /** In degrees. */
    public record Centre(double latitude, double longitude) {}

    /** By country and the key of each name. */
    private static final Map<String, List<String>> NAMES = new HashMap<>();

    private static final Map<String, Centre> CENTRES = new HashMap<>();

    static {
        read();
    }

    /** The city as the hotel calls it, and its other names. */
    public static List<String> of(String city, String country) {
        return NAMES.getOrDefault(place(country, city), List.of(city));
    }

    /** Whether somebody who looks for that name means the city. */
    public static boolean isOf(String city, String country, String name) {
        String wanted = SearchWords.key(name);
        return !wanted.isEmpty()
                && (SearchWords.key(city).equals(wanted)
                        || of(city, country).stream()
                                .anyMatch(one -> SearchWords.key(one).equals(wanted)));
    }

    /** Where the city's centre is, if we know. */
    public static Optional<Centre> centreOf(String city, String country) {
        return Optional.ofNullable(CENTRES.get(place(country, city)));
    }

    private static String place(String country, String name) {
        return country + " " + SearchWords.key(name);
    }

    private static void read() {
        try (InputStream file =
                Objects.requireNonNull(CityNames.class.getResourceAsStream("city-names.txt"), "city-names.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String country = line.substring(0, 2);
                        String[] parts = line.substring(3).split("@", 2);
                        List<String> ofCity = Arrays.stream(parts[0].split(",", -1))
                                .map(String::strip)
                                .toList();
                        ofCity.forEach(name -> NAMES.put(place(country, name), ofCity));
                        if (parts.length == 2) {
                            String[] degrees = parts[1].strip().split(" ", 2);
                            Centre centre = new Centre(Double.parseDouble(degrees[0]), Double.parseDouble(degrees[1]));
                            ofCity.forEach(name -> CENTRES.put(place(country, name), centre));
                        }
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private CityNames() {}
}
