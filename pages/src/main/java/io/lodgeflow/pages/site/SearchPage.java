package io.lodgeflow.pages.site;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.catalogue.CityNames.Centre;
import io.lodgeflow.web.search.HotelSearch;
import io.lodgeflow.web.search.SearchAnswer;
import io.lodgeflow.web.search.SearchAnswer.Count;
import io.lodgeflow.web.search.SearchAnswer.Found;
import io.lodgeflow.web.search.SearchAnswer.PriceRange;
import io.lodgeflow.web.search.SearchParameters;
import io.lodgeflow.web.search.SearchRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Hotels that fit a wish, by the search of the API. All that is chosen stands in the address. */
@Controller
class SearchPage {

    private static final List<String> SORTS = List.of("recommended", "price", "rating", "distance");
    private static final int ON_A_PAGE = 15;

    /** One thing to narrow or order the search by; it leads to the same search with it, or without it if it is chosen. */
    record Choice(
            String text,
            String address,
            boolean chosen,
            @Nullable Integer count) {}

    /** @param key of its name, below {@code site.facet} */
    record Facet(String key, List<Choice> choices) {}

    /** @param cancellation what canceling costs today; absent without dates */
    record Card(
            Found hotel,
            String city,
            String picture,
            String address,
            String price,
            List<String> amenities,
            CancellationWords.@Nullable Line cancellation) {}

    private final HotelSearch search;
    private final Places places;
    private final Clock clock;

    SearchPage(HotelSearch search, Places places, Clock clock) {
        this.search = search;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/search")
    String results(
            @RequestParam MultiValueMap<String, String> asked, @ModelAttribute("words") Words words, Model model) {
        Wish wish = Wish.of(asked, SiteModel.today(clock));
        if (wish.arrival() != null && wish.departure() == null && wish.faults().isEmpty()) {
            asked.set("departure", wish.arrival().plusDays(1).toString());
            wish = Wish.of(asked, SiteModel.today(clock));
        }
        SiteModel.search(model, wish, "/search", clock);
        if (wish.faults().isEmpty()) {
            show(new Asked(wish, filters(asked)), words, model);
        }
        return "site/search";
    }

    /** What narrows the wish, and the order: by parameter, in order, empty if it is not chosen. */
    private static Map<String, String> filters(MultiValueMap<String, String> asked) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put(
                "stars",
                String.join(
                        ",",
                        Wish.texts(asked, "stars").stream()
                                .filter(star -> star.matches("[1-5]"))
                                .toList()));
        filters.put("amenities", String.join(",", Wish.texts(asked, "amenities")));
        String type = Wish.text(asked, "type");
        filters.put("type", type.length() > 100 ? "" : type);
        String price = Wish.text(asked, "price");
        filters.put(
                "price", price.matches("[A-Z]{3}[0-9]{1,9}(\\.[0-9]{1,3})?-[0-9]{1,9}(\\.[0-9]{1,3})?") ? price : "");
        String sort = Wish.text(asked, "sort");
        filters.put("sort", SORTS.indexOf(sort) > 0 ? sort : "");
        filters.put("cursor", Wish.text(asked, "cursor"));
        return filters;
    }

    /** A search as its address has it. */
    private record Asked(Wish wish, Map<String, String> filters) {

        String get(String filter) {
            return Objects.requireNonNull(filters.get(filter));
        }

        List<String> all(String filter) {
            return get(filter).isEmpty() ? List.of() : List.of(get(filter).split(",", -1));
        }

        /** Begins at the first page, but for the next one. */
        Asked with(String filter, String value) {
            Map<String, String> changed = new LinkedHashMap<>(filters);
            changed.put("cursor", "");
            changed.put(filter, value);
            return new Asked(wish, changed);
        }

        Asked toggled(String filter, String value) {
            List<String> values = new ArrayList<>(all(filter));
            if (!values.remove(value)) {
                values.add(value);
            }
            return with(filter, String.join(",", values));
        }

        String address() {
            Map<String, String> parameters = wish.parameters();
            parameters.putAll(filters);
            return Wish.address("/search", parameters);
        }

        boolean isNarrowed() {
            return filters.entrySet().stream()
                    .anyMatch(one -> !List.of("sort", "cursor").contains(one.getKey())
                            && !one.getValue().isEmpty());
        }
    }

    private void show(Asked asked, Words words, Model model) {
        Optional<Centre> centre = places.centreOf(asked.wish().place());
        Asked sorted = understood(asked, centre);
        SearchAnswer answer = find(sorted, centre);
        List<Card> cards = answer.items().stream()
                .map(found -> card(found, sorted.wish(), words))
                .toList();
        model.addAttribute("cards", cards);
        model.addAttribute("total", answer.total());
        model.addAttribute("narrowed", sorted.isNarrowed());
        model.addAttribute("facets", facets(sorted, centre, answer, words));
        model.addAttribute("sorts", sorts(sorted, centre.isPresent(), words));
        model.addAttribute(
                "map", HotelMap.of(cards, centre.orElse(null), sorted.wish().place()));
        model.addAttribute("unfiltered", cleared(sorted).address());
        model.addAttribute(
                "anywhere",
                new Asked(withoutPlace(sorted.wish()), cleared(sorted).filters()).address());
        model.addAttribute("anytime", new Asked(withoutDates(sorted.wish()), sorted.filters()).address());
        String next = answer.nextCursor();
        model.addAttribute(
                "next", next == null ? null : sorted.with("cursor", next).address());
        model.addAttribute(
                "first",
                sorted.get("cursor").isEmpty()
                        ? null
                        : sorted.with("cursor", "").address());
    }

    /** Without what nobody can narrow or sort a search by, such as a price from 5 to 1. */
    private static Asked understood(Asked asked, Optional<Centre> centre) {
        try {
            request(asked, centre);
            return asked;
        } catch (ProblemException nonsense) {
            return cleared(asked).with("sort", "");
        }
    }

    private static Asked cleared(Asked asked) {
        return asked.with("stars", "").with("amenities", "").with("type", "").with("price", "");
    }

    private static Wish withoutPlace(Wish wish) {
        return new Wish("", wish.arrival(), wish.departure(), wish.adults(), wish.childAges(), wish.rooms(), List.of());
    }

    private static Wish withoutDates(Wish wish) {
        return new Wish(wish.place(), null, null, wish.adults(), wish.childAges(), wish.rooms(), List.of());
    }

    /** A cursor that was made for another search begins anew. */
    private SearchAnswer find(Asked asked, Optional<Centre> centre) {
        SearchRequest wanted = request(asked, centre);
        try {
            return search.search(wanted, PageRequest.of("" + ON_A_PAGE, asked.get("cursor")));
        } catch (ProblemException cursorOfAnother) {
            return search.search(wanted, PageRequest.of("" + ON_A_PAGE, null));
        }
    }

    private static SearchRequest request(Asked asked, Optional<Centre> centre) {
        Wish wish = asked.wish();
        String price = asked.get("price");
        boolean priced = !price.isEmpty();
        return SearchRequest.of(new SearchParameters(
                wish.place(),
                centre.map(Centre::latitude).orElse(null),
                centre.map(Centre::longitude).orElse(null),
                null,
                wish.arrival(),
                wish.departure(),
                wish.guests(),
                wish.rooms(),
                asked.get("type"),
                priced ? new BigDecimal(price.substring(3, price.indexOf('-'))) : null,
                priced ? new BigDecimal(price.substring(price.indexOf('-') + 1)) : null,
                priced ? price.substring(0, 3) : null,
                asked.all("amenities"),
                asked.all("stars").stream().map(Integer::valueOf).toList(),
                asked.get("sort").isEmpty() ? "recommended" : asked.get("sort"),
                null));
    }

    private Card card(Found hotel, Wish wish, Words words) {
        Money shown = hotel.offer().total() == null
                ? hotel.offer().perNight()
                : Objects.requireNonNull(hotel.offer().total());
        return new Card(
                hotel,
                Places.city(hotel.city(), hotel.country()),
                Pictures.of(hotel.hotelId(), hotel.image() == null ? List.of() : List.of(hotel.image())),
                Wish.address("/hotels/" + hotel.hotelId(), wish.parametersOfHotel()),
                words.price(shown),
                hotel.amenities().stream()
                        .limit(5)
                        .map(one -> Amenities.name(one, words))
                        .toList(),
                hotel.offer().penalties() == null
                        ? null
                        : CancellationWords.first(
                                Objects.requireNonNull(hotel.offer().penalties()), words));
    }

    /** Counts of a facet are those without what is chosen of it, so that one sees what else there would be. */
    private List<Facet> facets(Asked asked, Optional<Centre> centre, SearchAnswer answer, Words words) {
        List<Facet> facets = new ArrayList<>();
        List<PriceRange> ranges =
                without("price", asked, centre, answer).facets().priceRanges();
        if (ranges.stream().map(range -> range.from().currencyCode()).distinct().count() == 1) {
            add(
                    facets,
                    "price",
                    ranges.stream().map(range -> range(range, asked, words)).toList());
        } else {
            add(
                    facets,
                    "city",
                    answer.facets().cities().stream()
                            .map(city -> city(city, answer, asked))
                            .toList());
        }
        add(
                facets,
                "stars",
                without("stars", asked, centre, answer).facets().starRatings().stream()
                        .sorted(java.util.Comparator.comparing((Count<Integer> one) -> -one.value()))
                        .map(one -> many(asked, "stars", "" + one.value(), "★".repeat(one.value()), one.count()))
                        .toList());
        add(
                facets,
                "amenities",
                answer.facets().amenities().stream()
                        .map(one ->
                                many(asked, "amenities", one.value(), Amenities.name(one.value(), words), one.count()))
                        .toList());
        add(
                facets,
                "type",
                without("type", asked, centre, answer).facets().roomTypes().stream()
                        .map(one -> one(asked, "type", one.value(), one.value(), one.count()))
                        .toList());
        return facets;
    }

    private static void add(List<Facet> facets, String key, List<Choice> choices) {
        if (choices.size() > 1 || choices.stream().anyMatch(Choice::chosen)) {
            facets.add(new Facet(key, choices.subList(0, Math.min(12, choices.size()))));
        }
    }

    private SearchAnswer without(String filter, Asked asked, Optional<Centre> centre, SearchAnswer answer) {
        return asked.get(filter).isEmpty() ? answer : find(asked.with(filter, ""), centre);
    }

    private static Choice range(PriceRange range, Asked asked, Words words) {
        Money below = range.to().minus(Money.ofMinor(1, range.to().currencyCode()));
        String value = range.from().currencyCode() + range.from().decimal() + "-" + below.decimal();
        String text = words.wholePrice(range.from()) + " – " + words.wholePrice(range.to());
        return one(asked, "price", value, text, range.count());
    }

    private static Choice city(Count<String> city, SearchAnswer answer, Asked asked) {
        Wish wish = asked.wish();
        String shown = answer.items().stream()
                .filter(found -> found.city().equals(city.value()))
                .findFirst()
                .map(found -> Places.city(found.city(), found.country()))
                .orElse(city.value());
        Wish there = new Wish(
                shown, wish.arrival(), wish.departure(), wish.adults(), wish.childAges(), wish.rooms(), List.of());
        return new Choice(shown, new Asked(there, asked.with("price", "").filters()).address(), false, city.count());
    }

    private static Choice many(Asked asked, String filter, String value, String text, int count) {
        return new Choice(
                text, asked.toggled(filter, value).address(), asked.all(filter).contains(value), count);
    }

    private static Choice one(Asked asked, String filter, String value, String text, int count) {
        boolean chosen = asked.get(filter).equals(value);
        return new Choice(text, asked.with(filter, chosen ? "" : value).address(), chosen, count);
    }

    private static List<Choice> sorts(Asked asked, boolean fromACentre, Words words) {
        String chosen = asked.get("sort").isEmpty() ? SORTS.getFirst() : asked.get("sort");
        return SORTS.stream()
                .filter(sort -> fromACentre || !sort.equals("distance"))
                .map(sort -> new Choice(
                        words.text("site.sort." + sort),
                        asked.with("sort", sort.equals(SORTS.getFirst()) ? "" : sort)
                                .address(),
                        sort.equals(chosen),
                        null))
                .toList();
    }
}
