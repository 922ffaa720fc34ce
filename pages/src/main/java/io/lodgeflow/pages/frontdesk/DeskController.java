package io.lodgeflow.pages.frontdesk;

import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.pages.frontdesk.DeskHotels.DeskHotel;
import io.lodgeflow.pages.shell.Granted;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.management.CatalogueChanges;
import io.lodgeflow.workflows.management.CatalogueChanges.Kind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of one hotel: the day, the rack, the house. A part of a page loads again by asking for the same address. */
@Controller
class DeskController {

    private static final int RACK_DAYS = 14;
    private static final String PART = "HX-Request";

    private final DeskHotels hotels;
    private final DayReads days;
    private final RackReads racks;
    private final HouseStatusReads houses;
    private final CatalogueChanges changes;
    private final Granted granted;

    DeskController(
            DeskHotels hotels,
            DayReads days,
            RackReads racks,
            HouseStatusReads houses,
            CatalogueChanges changes,
            Granted granted) {
        this.hotels = hotels;
        this.days = days;
        this.racks = racks;
        this.houses = houses;
        this.changes = changes;
        this.granted = granted;
    }

    @GetMapping("/front-desk")
    String today(
            @RequestParam @Nullable String hotel,
            @RequestHeader(name = PART, required = false) @Nullable String part,
            Caller caller,
            Model model) {
        return page(
                caller,
                hotel,
                model,
                part,
                "front-desk/today",
                (house, view) -> view.addAttribute("day", days.of(house)));
    }

    /** @param from first day shown; absent: yesterday */
    @GetMapping("/front-desk/rack")
    String rack(
            @RequestParam @Nullable String hotel,
            @RequestParam @Nullable LocalDate from,
            @RequestHeader(name = PART, required = false) @Nullable String part,
            Caller caller,
            Model model) {
        return page(caller, hotel, model, part, "front-desk/rack", (house, view) -> {
            LocalDate first = from == null ? house.today().minusDays(1) : from;
            view.addAttribute("from", first);
            view.addAttribute("earlier", first.minusDays(RACK_DAYS / 2));
            view.addAttribute("later", first.plusDays(RACK_DAYS / 2));
            view.addAttribute("rack", racks.of(house.id(), first, RACK_DAYS));
        });
    }

    @GetMapping("/front-desk/house")
    String house(
            @RequestParam @Nullable String hotel,
            @RequestHeader(name = PART, required = false) @Nullable String part,
            Caller caller,
            Model model) {
        return page(
                caller,
                hotel,
                model,
                part,
                "front-desk/house",
                (house, view) -> view.addAttribute("house", houses.of(house)));
    }

    /** Housekeeping has said so. */
    @PostMapping("/front-desk/house/rooms/{id}/cleaned")
    ResponseEntity<Void> cleaned(
            @PathVariable String id, @RequestParam String hotel, @ModelAttribute("words") Words words, Caller caller) {
        DeskHotel house = hotels.existing(caller, hotel);
        Answers.granted(changes.change(Kind.ROOM, house.id(), id, null, Room::clean));
        return granted.because(words.text("house.cleaned.done"));
    }

    private String page(
            Caller caller,
            @Nullable String asked,
            Model model,
            @Nullable String part,
            String template,
            BiConsumer<DeskHotel, Model> fill) {
        Optional<DeskHotel> hotel = hotels.of(caller, asked);
        if (hotel.isEmpty()) {
            model.addAttribute("hotels", hotels.all());
            return "front-desk/choose-hotel";
        }
        model.addAttribute("hotel", hotel.get());
        fill.accept(hotel.get(), model);
        return part == null ? template : template + " :: part";
    }
}
