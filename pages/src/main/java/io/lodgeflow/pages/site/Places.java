package io.lodgeflow.pages.site;

import io.lodgeflow.domain.words.SearchWords;
import io.lodgeflow.web.ReaderLanguage;
import io.lodgeflow.web.catalogue.CityNames;
import io.lodgeflow.web.catalogue.CityNames.Centre;
import io.lodgeflow.web.search.DirectoryEntry;
import io.lodgeflow.web.search.HotelDirectory;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a half-written place may mean: cities first, then hotels. Found in any of the languages that cities are called in. */
@RestController
@Hidden
class Places {

    private static final int MOST = 8;

    private final HotelDirectory directory;

    Places(HotelDirectory directory) {
        this.directory = directory;
    }

    /** @param value what is looked for when it is chosen */
    record Suggestion(String value, String detail, boolean city) {}

    @GetMapping("/search/places")
    List<Suggestion> suggest(@RequestParam(defaultValue = "") String text) {
        List<String> wanted = SearchWords.of(text.length() > 100 ? text.substring(0, 100) : text);
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<String, Suggestion> cities = new LinkedHashMap<>();
        List<Suggestion> hotels = new ArrayList<>();
        for (DirectoryEntry hotel : directory.entries()) {
            String shown = city(hotel.city(), hotel.country());
            String names = String.join(" ", CityNames.of(hotel.city(), hotel.country()));
            if (SearchWords.allMatch(wanted, SearchWords.of(names, hotel.city(), country(hotel.country())))) {
                cities.putIfAbsent(shown, new Suggestion(shown, country(hotel.country()), true));
            } else if (SearchWords.allMatch(wanted, hotel.words())) {
                hotels.add(new Suggestion(hotel.name(), shown, false));
            }
        }
        List<Suggestion> found = new ArrayList<>(cities.values());
        found.addAll(hotels);
        return found.subList(0, Math.min(MOST, found.size()));
    }

    /** The centre of the city that is meant, if a city is, and we know where its centre is. */
    Optional<Centre> centreOf(String place) {
        return directory.entries().stream()
                .filter(hotel -> CityNames.isOf(hotel.city(), hotel.country(), place))
                .findFirst()
                .flatMap(hotel -> CityNames.centreOf(hotel.city(), hotel.country()));
    }

    /** What the reader calls the city. */
    static String city(String city, String country) {
        return ReaderLanguage.code().equals("ko")
                ? CityNames.of(city, country).stream()
                        .filter(name -> name.matches("[가-힣 ]+"))
                        .findFirst()
                        .orElse(city)
                : city;
    }

    static String country(String code) {
        return Locale.of("", code).getDisplayCountry(LocaleContextHolder.getLocale());
    }
}
