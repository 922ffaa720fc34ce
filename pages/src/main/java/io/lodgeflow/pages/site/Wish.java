package io.lodgeflow.pages.site;

import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.SearchWords;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a guest looks for, as the address says it. What nobody can mean is named as a fault, never answered with an error; the
 * place of what could not be read takes what is usual.
 *
 * @param faults keys of what is wrong, below {@code site.fault}
 */
public record Wish(
        String place,
        @Nullable LocalDate arrival,
        @Nullable LocalDate departure,
        int adults,
        List<Integer> childAges,
        int rooms,
        List<String> faults) {

    static final int MOST_ADULTS = 30;
    static final int MOST_CHILDREN = 10;
    static final int OLDEST_CHILD = 17;
    private static final int MOST_LETTERS = 200;
    private static final int MOST_WORDS = 10;

    /** @param today the earliest date that it still is at any hotel asked for */
    static Wish of(MultiValueMap<String, String> asked, LocalDate today) {
        List<String> faults = new ArrayList<>();
        String place = text(asked, "place");
        if (place.length() > MOST_LETTERS || SearchWords.of(place).size() > MOST_WORDS) {
            faults.add("place");
            place = place.substring(0, Math.min(place.length(), 40));
        }
        LocalDate arrival = date(asked, "arrival", faults);
        LocalDate departure = date(asked, "departure", faults);
        if (arrival != null && departure != null) {
            faultOfStay(arrival, departure, today).ifPresent(faults::add);
        } else if (arrival != null && arrival.isBefore(today)) {
            faults.add("past");
        } else if (arrival == null && departure != null && faults.isEmpty()) {
            faults.add("incomplete");
        }
        int adults = number(asked, "adults", 2, MOST_ADULTS, faults);
        int rooms = number(asked, "rooms", 1, StayDates.MOST_ROOMS, faults);
        return new Wish(place, arrival, departure, adults, ages(asked, faults), rooms, List.copyOf(faults));
    }

    private static Optional<String> faultOfStay(LocalDate arrival, LocalDate departure, LocalDate today) {
        if (departure.isBefore(arrival)) {
            return Optional.of("swapped");
        }
        if (arrival.isBefore(today)) {
            return Optional.of("past");
        }
        if (departure.getYear() > today.getYear() + 5) {
            return Optional.of("far");
        }
        return ChronoUnit.DAYS.between(arrival, departure) > StayDates.MOST_NIGHTS
                ? Optional.of("long")
                : Optional.empty();
    }

    static String text(MultiValueMap<String, String> asked, String name) {
        return Objects.requireNonNullElse(asked.getFirst(name), "").strip();
    }

    /** Several values, each by itself or separated by commas. */
    static List<String> texts(MultiValueMap<String, String> asked, String name) {
        return asked.getOrDefault(name, List.of()).stream()
                .filter(Objects::nonNull)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .limit(20)
                .toList();
    }

    private static @Nullable LocalDate date(MultiValueMap<String, String> asked, String name, List<String> faults) {
        String text = text(asked, name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            faults.add("dates");
            return null;
        }
    }

    private static int number(
            MultiValueMap<String, String> asked, String name, int usual, int most, List<String> faults) {
        String text = text(asked, name);
        if (text.isEmpty()) {
            return usual;
        }
        int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            faults.add(name);
        }
        return Math.clamp(number, 1, most);
    }

    private static List<Integer> ages(MultiValueMap<String, String> asked, List<String> faults) {
        List<String> told = asked.getOrDefault("childAges", List.of()).stream()
                .filter(Objects::nonNull)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        List<Integer> ages = told.stream()
                .filter(age -> age.matches("[0-9]{1,2}"))
                .map(Integer::valueOf)
                .filter(age -> age <= OLDEST_CHILD)
                .limit(MOST_CHILDREN)
                .toList();
        if (ages.size() < told.size()) {
            faults.add("childAges");
        }
        return ages;
    }

    /** Absent without both dates, or if something is wrong. */
    public @Nullable StayDates stay() {
        return arrival == null || departure == null || !faults.isEmpty() ? null : new StayDates(arrival, departure);
    }

    public int guests() {
        return adults + childAges.size();
    }

    /** What stands for it in an address, in order; empty values are left out there. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("place", place);
        parameters.put("arrival", arrival == null ? "" : arrival.toString());
        parameters.put("departure", departure == null ? "" : departure.toString());
        parameters.put("adults", Integer.toString(adults));
        parameters.put("childAges", childAges.stream().map(age -> "" + age).collect(Collectors.joining(",")));
        parameters.put("rooms", Integer.toString(rooms));
        return parameters;
    }

    /** The same for one hotel, which is no place. */
    Map<String, String> parametersOfHotel() {
        Map<String, String> parameters = parameters();
        parameters.remove("place");
        return parameters;
    }

    static String address(String path, Map<String, String> parameters) {
        return path
                + parameters.entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
