package io.lodgeflow.web.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.web.DateRange;
import io.lodgeflow.web.catalogue.HotelReads.HotelView;
import io.lodgeflow.web.catalogue.HouseReads;
import io.lodgeflow.web.catalogue.HouseReads.RatePlanView;
import io.lodgeflow.web.catalogue.HouseReads.RoomTypeView;
import io.lodgeflow.web.catalogue.RoomsLeft;
import io.lodgeflow.workflows.words.Sentences;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a hotel's availability together: four statements, however many room types and plans there are. Whether an offer
 * can be booked is asked of {@link PlacingPolicy}, the same rules that decide when it is booked.
 */
@Component
public class AvailabilityReads {

    /** What a hotel offers for a stay, as read at one moment; what is really left is decided when the rooms are held. */
    public record Availability(
            String hotelId,
            LocalDate arrival,
            LocalDate departure,
            int nights,
            int guests,
            int rooms,
            List<OfRoomType> roomTypes) {}

    /**
     * @param roomsLeft only told when fewer than ten are left
     * @param availability in words: {@code sold out}, {@code 3 left}, {@code available}
     */
    public record OfRoomType(
            String roomTypeId,
            String code,
            String name,
            int occupancy,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer roomsLeft,

            String availability,
            List<OfPlan> offers) {}

    /**
     * @param nightlyPrices of one room
     * @param total of all rooms and nights
     * @param penalties what canceling would cost, by date; empty without a total
     * @param reason why it cannot be booked; absent if it can
     */
    public record OfPlan(
            String ratePlanId,
            String code,
            String name,
            PaymentPlan paymentPlan,
            String cancellationPolicy,
            boolean datesChangeable,
            boolean bookable,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Reason reason,

            List<NightPrice> nightlyPrices,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Money total,

            List<CancellationTerms.Penalty> penalties) {}

    public record NightPrice(LocalDate date, Money price) {}

    public record Reason(String code, String detail) {}

    private final HouseReads house;
    private final CalendarReads calendar;
    private final CancellationTerms terms;
    private final Clock clock;

    AvailabilityReads(HouseReads house, CalendarReads calendar, CancellationTerms terms, Clock clock) {
        this.house = house;
        this.calendar = calendar;
        this.terms = terms;
        this.clock = clock;
    }

    public Availability of(HotelView hotel, StayDates stay, int guests, int rooms) {
        Instant now = clock.instant();
        List<RatePlanView> plans = house.ratePlans(hotel.id());
        Map<String, List<CalendarReads.Night>> nights =
                calendar.nights(hotel, null, new DateRange(stay.arrival(), stay.roomFreeFrom())).stream()
                        .collect(Collectors.groupingBy(CalendarReads.Night::roomTypeId));
        List<OfRoomType> types = house.roomTypes(hotel.id()).stream()
                .map(type -> roomType(
                        hotel, type, plans, nights.getOrDefault(type.id(), List.of()), stay, guests, rooms, now))
                .toList();
        return new Availability(hotel.id(), stay.arrival(), stay.departure(), stay.nights(), guests, rooms, types);
    }

    @SuppressWarnings("TooManyParameters")
    private OfRoomType roomType(
            HotelView hotel,
            RoomTypeView type,
            List<RatePlanView> plans,
            List<CalendarReads.Night> nights,
            StayDates stay,
            int guests,
            int rooms,
            Instant now) {
        List<Offer> offers = plans.stream()
                .map(plan -> offer(hotel, type, plan, nights, stay))
                .toList();
        int left = offers.isEmpty() ? 0 : offers.getFirst().roomsLeft();
        List<OfPlan> ofPlans = java.util.stream.IntStream.range(0, offers.size())
                .mapToObj(i -> plan(
                        plans.get(i), offers.get(i), rooms, PlacingPolicy.refusal(offers.get(i), rooms, guests, now)))
                .toList();
        return new OfRoomType(
                type.id(),
                type.code(),
                type.name(),
                type.occupancy(),
                RoomsLeft.told(left),
                RoomsLeft.inWords(left),
                ofPlans);
    }

    private static Offer offer(
            HotelView hotel, RoomTypeView type, RatePlanView plan, List<CalendarReads.Night> nights, StayDates stay) {
        HouseTimes times = new HouseTimes(
                ZoneId.of(hotel.timeZone()), hotel.checkInHour(), hotel.checkOutHour(), hotel.noShowCutOffHour());
        return new Offer(
                hotel.id(),
                type.id(),
                plan.id(),
                plan.paymentPlan(),
                plan.cancellationPolicy().toUpperCase(Locale.ROOT),
                times,
                Currency.getInstance(hotel.currency()),
                type.occupancy(),
                hotel.bookingHorizonDays(),
                true,
                stay,
                nights.stream()
                        .map(night -> new Offer.Night(
                                night.date(),
                                night.price().percent(plan.pricePercent()),
                                Math.max(0, night.sellLimit() - night.reserved())))
                        .toList());
    }

    private OfPlan plan(RatePlanView plan, Offer offer, int rooms, Optional<Refusal> refusal) {
        return new OfPlan(
                plan.id(),
                plan.code(),
                plan.name(),
                plan.paymentPlan(),
                plan.cancellationPolicy(),
                plan.datesChangeable(),
                refusal.isEmpty(),
                refusal.map(why -> new Reason(why.code(), Sentences.english(why.detail())))
                        .orElse(null),
                offer.nights().stream()
                        .map(night -> new NightPrice(night.date(), night.price()))
                        .toList(),
                offer.isComplete() ? offer.total(rooms) : null,
                offer.isComplete()
                        ? terms.of(
                                plan.cancellationPolicy(),
                                offer.times().today(clock.instant()),
                                offer.stay().arrival(),
                                offer.total(rooms))
                        : List.of());
    }
}
