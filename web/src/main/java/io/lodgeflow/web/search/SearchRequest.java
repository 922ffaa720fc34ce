package io.lodgeflow.web.search;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.SearchWords;
import io.lodgeflow.web.Faults;
import io.lodgeflow.web.MoneyJson;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to look for, checked and prepared for comparing.
 *
 * @param place words that must all match; none: everywhere
 * @param position looked for from there
 * @param stay absent: no dates yet, any hotel that has the rooms
 * @param guests in all rooms together
 * @param lowest of a night of one room, in minor units
 */
public record SearchRequest(
        List<String> place,
        @Nullable Position position,
        @Nullable Double radiusKm,
        @Nullable StayDates stay,
        int guests,
        int rooms,
        List<String> roomType,
        @Nullable Long lowest,
        @Nullable Long highest,
        @Nullable String currency,
        Set<String> comforts,
        Set<Integer> stars,
        Sort sort,
        boolean descending) {

    public record Position(double latitude, double longitude) {}

    /** By what hotels are sorted; ties by id. */
    public enum Sort {
        PRICE,
        RATING,
        DISTANCE,
        NAME,
        /** What guests and the official stars say of it, less how far away it is. */
        RECOMMENDED
    }

    private static final int MOST_WORDS = 10;
    private static final int MOST_LETTERS = 200;
    private static final int MOST_GUESTS = 200;
    private static final double FARTHEST_KM = 20_100;

    public static SearchRequest of(SearchParameters asked) {
        Optional<Currency> currency = Optional.ofNullable(asked.currency()).flatMap(MoneyJson::currency);
        Faults faults = new Faults();
        refuseStay(asked, faults);
        refusePosition(asked, faults);
        refusePrices(asked, currency, faults);
        refuseTexts(asked, faults);
        Sort sort = sort(asked, faults);
        faults.refuseIfAny();
        boolean usuallyDescending = sort == Sort.RATING || sort == Sort.RECOMMENDED;
        return new SearchRequest(
                SearchWords.of(Objects.requireNonNullElse(asked.place(), "")),
                asked.latitude() == null || asked.longitude() == null
                        ? null
                        : new Position(asked.latitude(), asked.longitude()),
                asked.radiusKm(),
                asked.arrival() == null || asked.departure() == null
                        ? null
                        : new StayDates(asked.arrival(), asked.departure()),
                asked.guests(),
                asked.rooms(),
                SearchWords.of(Objects.requireNonNullElse(asked.roomType(), "")),
                minor(asked.minPrice(), currency),
                minor(asked.maxPrice(), currency),
                asked.currency(),
                asked.amenities().stream()
                        .map(SearchWords::folded)
                        .map(String::strip)
                        .filter(amenity -> !amenity.isEmpty())
                        .collect(Collectors.toSet()),
                Set.copyOf(asked.stars()),
                sort,
                asked.order() == null ? usuallyDescending : asked.order().equalsIgnoreCase("desc"));
    }

    /** Name of the order, which cursors belong to. */
    String orderName() {
        return "search " + sort.name().toLowerCase(Locale.ROOT) + (descending ? " desc" : " asc");
    }

    private static void refuseStay(SearchParameters asked, Faults faults) {
        var arrival = asked.arrival();
        var departure = asked.departure();
        faults.parameter(
                (arrival == null) != (departure == null),
                arrival == null ? "arrival" : "departure",
                "dates_incomplete",
                "Name both arrival and departure, or neither.");
        if (arrival != null && departure != null) {
            faults.stay(arrival, departure);
        }
        faults.parameter(
                        asked.guests() < 1 || asked.guests() > MOST_GUESTS,
                        "guests",
                        "guest_count",
                        "Expected 1 to " + MOST_GUESTS + " guests.")
                .parameter(
                        asked.rooms() < 1 || asked.rooms() > StayDates.MOST_ROOMS,
                        "rooms",
                        "room_count",
                        "Expected 1 to " + StayDates.MOST_ROOMS + " rooms.");
    }

    private static void refusePosition(SearchParameters asked, Faults faults) {
        boolean complete = asked.latitude() != null && asked.longitude() != null;
        faults.parameter(
                        (asked.latitude() == null) != (asked.longitude() == null),
                        asked.latitude() == null ? "latitude" : "longitude",
                        "position_incomplete",
                        "Name both latitude and longitude, or neither.")
                .parameter(isOutside(asked.latitude(), -90, 90), "latitude", "out_of_range", "Expected -90 to 90.")
                .parameter(
                        isOutside(asked.longitude(), -180, 180), "longitude", "out_of_range", "Expected -180 to 180.")
                .parameter(
                        isOutside(asked.radiusKm(), 0.1, FARTHEST_KM),
                        "radiusKm",
                        "out_of_range",
                        "Expected 0.1 to 20100.")
                .parameter(
                        asked.radiusKm() != null && !complete,
                        "radiusKm",
                        "position_required",
                        "A radius needs latitude and longitude.");
    }

    private static void refusePrices(SearchParameters asked, Optional<Currency> currency, Faults faults) {
        boolean named = asked.currency() != null;
        faults.parameter(
                        named && currency.isEmpty(),
                        "currency",
                        "unknown_currency",
                        "Expected an ISO 4217 currency code such as EUR.")
                .parameter(
                        (asked.minPrice() != null || asked.maxPrice() != null) && !named,
                        "currency",
                        "currency_required",
                        "A price range needs a currency.")
                .parameter(
                        isNoPrice(asked.minPrice(), currency), "minPrice", "invalid_amount", "Expected such as 80.50.")
                .parameter(
                        isNoPrice(asked.maxPrice(), currency), "maxPrice", "invalid_amount", "Expected such as 80.50.")
                .parameter(
                        asked.minPrice() != null
                                && asked.maxPrice() != null
                                && asked.minPrice().compareTo(asked.maxPrice()) > 0,
                        "maxPrice",
                        "prices_swapped",
                        "maxPrice is below minPrice.");
    }

    private static void refuseTexts(SearchParameters asked, Faults faults) {
        faults.parameter(isTooLong(asked.place()), "place", "too_long", "At most 10 words and 200 characters.")
                .parameter(isTooLong(asked.roomType()), "roomType", "too_long", "At most 10 words and 200 characters.")
                .parameter(asked.amenities().size() > 20, "amenities", "too_long", "At most 20 amenities.")
                .parameter(
                        asked.stars().stream().anyMatch(star -> star < 1 || star > 5),
                        "stars",
                        "out_of_range",
                        "Star ratings are 1 to 5.")
                .parameter(
                        asked.order() != null
                                && !asked.order().equalsIgnoreCase("asc")
                                && !asked.order().equalsIgnoreCase("desc"),
                        "order",
                        "unknown_order",
                        "Expected asc or desc.");
    }

    private static Sort sort(SearchParameters asked, Faults faults) {
        String name = asked.sort();
        if (name == null) {
            return asked.latitude() == null ? Sort.RATING : Sort.DISTANCE;
        }
        for (Sort sort : Sort.values()) {
            if (sort.name().equalsIgnoreCase(name)) {
                faults.parameter(
                        sort == Sort.DISTANCE && asked.latitude() == null,
                        "sort",
                        "position_required",
                        "Sorting by distance needs latitude and longitude.");
                return sort;
            }
        }
        faults.parameter(true, "sort", "unknown_sort", "Expected price, rating, distance, name or recommended.");
        return Sort.RATING;
    }

    private static boolean isTooLong(@Nullable String text) {
        return text != null
                && (text.length() > MOST_LETTERS || SearchWords.of(text).size() > MOST_WORDS);
    }

    private static boolean isOutside(@Nullable Double value, double lowest, double highest) {
        return value != null && !(value >= lowest && value <= highest);
    }

    private static boolean isNoPrice(@Nullable BigDecimal price, Optional<Currency> currency) {
        if (price == null || currency.isEmpty()) {
            return false;
        }
        try {
            return price.signum() < 0
                    || price.precision() > 20
                    || Math.abs(price.scale()) > 20
                    || minor(price, currency) == null;
        } catch (ArithmeticException tooExact) {
            return true;
        }
    }

    private static @Nullable Long minor(@Nullable BigDecimal price, Optional<Currency> currency) {
        return price == null || currency.isEmpty()
                ? null
                : Long.valueOf(Money.of(price, currency.get()).minorUnits());
    }
}
