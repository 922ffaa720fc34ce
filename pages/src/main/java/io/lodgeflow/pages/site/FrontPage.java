package io.lodgeflow.pages.site;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.web.search.DirectoryEntry;
import io.lodgeflow.web.search.DirectoryEntry.Kind;
import io.lodgeflow.web.search.HotelDirectory;
import io.lodgeflow.web.security.Caller;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;

/** Where guests begin. Staff who are signed in come to their own pages. */
@Controller
class FrontPage {

    /** @param from lowest base price of a night */
    record City(String name, String shown, String country, int hotels, Money from, String picture) {}

    private final HotelDirectory directory;
    private final Clock clock;

    FrontPage(HotelDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/")
    String front(Model model) {
        if (Caller.current().filter(caller -> !caller.isGuest()).isPresent()) {
            return "redirect:/sign-in";
        }
        SiteModel.search(model, Wish.of(new LinkedMultiValueMap<>(), SiteModel.today(clock)), "/search", clock);
        model.addAttribute("cities", cities());
        return "site/front";
    }

    /** Those of the best hotels first. */
    private List<City> cities() {
        Map<String, List<DirectoryEntry>> byCity = directory.entries().stream()
                .filter(hotel -> !hotel.roomTypes().isEmpty())
                .collect(Collectors.groupingBy(hotel -> hotel.country() + " " + hotel.city()));
        Comparator<DirectoryEntry> byRating =
                Comparator.comparingDouble(DirectoryEntry::guestRating).thenComparing(DirectoryEntry::id);
        return byCity.values().stream()
                .sorted(Comparator.comparing(
                                (List<DirectoryEntry> hotels) ->
                                        hotels.stream().max(byRating).orElseThrow(),
                                byRating)
                        .reversed())
                .map(hotels -> city(hotels, hotels.stream().max(byRating).orElseThrow()))
                .toList();
    }

    private static City city(List<DirectoryEntry> hotels, DirectoryEntry best) {
        long from = hotels.stream()
                .filter(hotel -> hotel.currency().equals(best.currency()))
                .flatMap(hotel -> hotel.roomTypes().stream())
                .mapToLong(Kind::basePriceMinor)
                .min()
                .orElse(0);
        return new City(
                best.city(),
                Places.city(best.city(), best.country()),
                Places.country(best.country()),
                hotels.size(),
                Money.ofMinor(from, best.currency()),
                Pictures.of(best.id(), best.images()));
    }
}
