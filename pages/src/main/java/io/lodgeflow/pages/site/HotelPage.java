package io.lodgeflow.pages.site;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.catalogue.CityNames;
import io.lodgeflow.web.catalogue.HotelReads;
import io.lodgeflow.web.catalogue.HotelReads.HotelView;
import io.lodgeflow.web.catalogue.HouseReads;
import io.lodgeflow.web.catalogue.HouseReads.RatePlanView;
import io.lodgeflow.web.catalogue.HouseReads.RoomTypeView;
import io.lodgeflow.web.search.AvailabilityReads;
import io.lodgeflow.web.search.AvailabilityReads.OfPlan;
import io.lodgeflow.web.search.AvailabilityReads.OfRoomType;
import io.lodgeflow.web.search.HotelDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What one hotel is, and what it has for a stay: each room type with each rate plan, as the API tells it. */
@Controller
class HotelPage {

    private static final double NEAR_KM = 60;

    /** @param book where it is booked, with the price that was shown */
    record OfferView(
            OfPlan plan,
            PaymentPlan payment,
            int depositPercent,
            Money total,
            Money perNight,
            List<CancellationWords.Line> cancellation,
            String book) {}

    /**
     * @param left only when few are
     * @param reason code of why none of it can be booked; absent without dates, and if it can
     */
    record TypeView(
            RoomTypeView type,
            String picture,
            List<String> amenities,
            @Nullable Integer left,
            @Nullable String reason,
            List<OfferView> offers) {}

    private final HotelReads hotels;
    private final HouseReads house;
    private final AvailabilityReads availability;
    private final NightCalendar calendar;
    private final HotelDirectory directory;
    private final Clock clock;

    HotelPage(
            HotelReads hotels,
            HouseReads house,
            AvailabilityReads availability,
            NightCalendar calendar,
            HotelDirectory directory,
            Clock clock) {
        this.hotels = hotels;
        this.house = house;
        this.availability = availability;
        this.calendar = calendar;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/hotels/{id}")
    String hotel(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> asked,
            @ModelAttribute("words") Words words,
            Model model) {
        HotelView hotel = hotels.open(id);
        LocalDate today = hotel.today(clock.instant());
        Wish wish = Wish.of(asked, today);
        List<RoomTypeView> types = house.roomTypes(id);
        SiteModel.search(model, wish, "/hotels/" + id, clock);
        model.addAttribute("earliest", today);
        model.addAttribute("hotel", hotel);
        model.addAttribute("city", Places.city(hotel.city(), hotel.country()));
        model.addAttribute("country", Places.country(hotel.country()));
        model.addAttribute("picture", Pictures.of(id, hotel.images()));
        model.addAttribute(
                "amenities",
                hotel.amenities().stream()
                        .map(one -> Amenities.name(one, words))
                        .toList());
        model.addAttribute("types", types(hotel, types, wish, words));
        model.addAttribute("calendar", calendar.of(hotel, types, wish, today, Wish.text(asked, "month"), words));
        model.addAttribute("map", map(hotel, wish));
        model.addAttribute("elsewhere", elsewhere(hotel, wish));
        return "site/hotel";
    }

    /** Those that can be booked first; within each, by grade. */
    private List<TypeView> types(HotelView hotel, List<RoomTypeView> types, Wish wish, Words words) {
        StayDates stay = wish.stay();
        if (stay == null) {
            return types.stream()
                    .map(type -> typeView(hotel, type, null, null, List.of(), words))
                    .toList();
        }
        Map<String, RatePlanView> plans =
                house.ratePlans(hotel.id()).stream().collect(Collectors.toMap(RatePlanView::id, Function.identity()));
        Map<String, OfRoomType> left = availability.of(hotel, stay, wish.guests(), wish.rooms()).roomTypes().stream()
                .collect(Collectors.toMap(OfRoomType::roomTypeId, Function.identity()));
        return types.stream()
                .flatMap(type -> Stream.ofNullable(left.get(type.id()))
                        .map(one -> typeView(
                                hotel,
                                type,
                                one.roomsLeft(),
                                reason(one),
                                offers(hotel, one, plans, wish, words),
                                words)))
                .sorted(Comparator.comparing((TypeView type) -> type.reason() != null))
                .toList();
    }

    private static TypeView typeView(
            HotelView hotel,
            RoomTypeView type,
            @Nullable Integer left,
            @Nullable String reason,
            List<OfferView> offers,
            Words words) {
        return new TypeView(
                type,
                Pictures.ofRoom(hotel.id(), type.id(), type.images()),
                type.amenities().stream().map(one -> Amenities.name(one, words)).toList(),
                left,
                reason,
                offers);
    }

    private static @Nullable String reason(OfRoomType type) {
        if (type.offers().stream().anyMatch(OfPlan::bookable)) {
            return null;
        }
        return type.offers().stream()
                .findFirst()
                .flatMap(offer -> Optional.ofNullable(offer.reason()))
                .map(AvailabilityReads.Reason::code)
                .orElse("no_availability");
    }

    /** The cheapest first. */
    private static List<OfferView> offers(
            HotelView hotel, OfRoomType type, Map<String, RatePlanView> plans, Wish wish, Words words) {
        return type.offers().stream()
                .filter(plan -> plan.bookable() && plan.total() != null && plans.containsKey(plan.ratePlanId()))
                .map(plan ->
                        offer(hotel, type, plan, Objects.requireNonNull(plans.get(plan.ratePlanId())), wish, words))
                .sorted(Comparator.comparing(OfferView::total))
                .toList();
    }

    private static OfferView offer(
            HotelView hotel, OfRoomType type, OfPlan plan, RatePlanView terms, Wish wish, Words words) {
        Money total = Objects.requireNonNull(plan.total());
        Map<String, String> book = new LinkedHashMap<>();
        book.put("hotelId", hotel.id());
        book.put("roomTypeId", type.roomTypeId());
        book.put("ratePlanId", plan.ratePlanId());
        book.putAll(wish.parametersOfHotel());
        book.put("expectedTotal", total.decimal());
        book.put("currency", total.currencyCode());
        int nights = plan.nightlyPrices().size();
        long sum = plan.nightlyPrices().stream()
                .mapToLong(night -> night.price().minorUnits())
                .sum();
        return new OfferView(
                plan,
                plan.paymentPlan(),
                terms.depositPercent(),
                total,
                Money.ofMinor(Math.floorDiv(2 * sum + nights, 2L * nights), total.currencyCode()),
                CancellationWords.of(plan.penalties(), words),
                Wish.address("/book", book));
    }

    /** The hotel and its neighbours. */
    private @Nullable HotelMap map(HotelView hotel, Wish wish) {
        List<HotelMap.Place> places = directory.entries().stream()
                .filter(one -> one.id().equals(hotel.id())
                        || (one.city().equals(hotel.city())
                                && one.kilometresTo(hotel.latitude(), hotel.longitude()) < NEAR_KM))
                .map(one -> new HotelMap.Place(
                        one.name(),
                        one.name().length() > 22 ? one.name().substring(0, 20).strip() + "…" : one.name(),
                        one.id().equals(hotel.id())
                                ? ""
                                : Wish.address("/hotels/" + one.id(), wish.parametersOfHotel()),
                        one.latitude(),
                        one.longitude()))
                .sorted(Comparator.comparing(HotelMap.Place::address))
                .limit(12)
                .toList();
        return HotelMap.drawn(
                places,
                CityNames.centreOf(hotel.city(), hotel.country()).orElse(null),
                Places.city(hotel.city(), hotel.country()));
    }

    private static String elsewhere(HotelView hotel, Wish wish) {
        Map<String, String> parameters = wish.parameters();
        parameters.put("place", Places.city(hotel.city(), hotel.country()));
        return Wish.address("/search", parameters);
    }
}
