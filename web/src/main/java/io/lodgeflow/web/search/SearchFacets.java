package io.lodgeflow.web.search;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.web.ReaderLanguage;
import io.lodgeflow.web.search.HotelSearch.Match;
import io.lodgeflow.web.search.SearchAnswer.Count;
import io.lodgeflow.web.search.SearchAnswer.Facets;
import io.lodgeflow.web.search.SearchAnswer.PriceRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what was found by city, stars, amenity, price and room type, so that callers can narrow their search. */
final class SearchFacets {

    private static final int MOST_VALUES = 30;
    private static final int RANGES = 4;
    /** A range is at least so much of the highest price, in percent. */
    private static final int NARROWEST_PERCENT = 5;

    static Facets of(List<Match> matches) {
        return new Facets(
                counts(matches.stream().<String>map(match -> match.hotel().city())),
                counts(matches.stream().<Integer>map(match -> match.hotel().starRating())),
                counts(matches.stream().<String>flatMap(match -> match.hotel().amenities().stream())),
                priceRanges(matches),
                counts(matches.stream()
                        .<String>flatMap(match -> match.kinds().stream()
                                .map(kind -> ReaderLanguage.choose(kind.name(), kind.nameKo()))
                                .distinct())));
    }

    /** The most frequent first, equal ones in their natural order. */
    private static <T extends Comparable<T>> List<Count<T>> counts(Stream<T> values) {
        return values
                .collect(Collectors.groupingBy(value -> value, Collectors.summingInt(value -> 1)))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing((Map.Entry<T, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_VALUES)
                .map(entry -> new Count<>(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<PriceRange> priceRanges(List<Match> matches) {
        Map<String, List<Long>> prices = matches.stream()
                .collect(Collectors.groupingBy(
                        match -> match.hotel().currency(),
                        TreeMap::new,
                        Collectors.mapping(match -> match.cheapest().perNightMinor(), Collectors.toList())));
        List<PriceRange> ranges = new ArrayList<>();
        prices.forEach((currency, ofCurrency) -> addRanges(currency, ofCurrency, ranges));
        return ranges;
    }

    private static void addRanges(String currency, List<Long> prices, List<PriceRange> ranges) {
        long lowest = prices.stream().mapToLong(Long::longValue).min().orElse(0);
        long highest = prices.stream().mapToLong(Long::longValue).max().orElse(0);
        long width = niceWidth(Math.max((highest - lowest) / RANGES + 1, highest * NARROWEST_PERCENT / 100));
        TreeMap<Long, Integer> counts = new TreeMap<>();
        prices.forEach(price -> counts.merge(Math.floorDiv(price, width), 1, Integer::sum));
        counts.forEach((step, count) -> ranges.add(new PriceRange(
                Money.ofMinor(step * width, currency), Money.ofMinor((step + 1) * width, currency), count)));
    }

    /** The next of 1, 2, 5, 10, 20, 50 ... */
    static long niceWidth(long atLeast) {
        for (long power = 1; ; power *= 10) {
            for (long digit : new long[] {1, 2, 5}) {
                if (digit * power >= atLeast) {
                    return digit * power;
                }
            }
        }
    }

    private SearchFacets() {}
}
