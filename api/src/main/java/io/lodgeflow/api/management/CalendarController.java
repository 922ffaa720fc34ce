package io.lodgeflow.api.management;

import io.lodgeflow.api.catalogue.HotelBody;
import io.lodgeflow.api.management.RoomTypeController.RoomTypeBody;
import io.lodgeflow.domain.money.Chargeable;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.DateRange;
import io.lodgeflow.web.Faults;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.catalogue.HotelReads;
import io.lodgeflow.web.catalogue.HotelReads.HotelView;
import io.lodgeflow.web.catalogue.HouseReads;
import io.lodgeflow.web.catalogue.HouseReads.RoomTypeView;
import io.lodgeflow.web.search.CalendarReads;
import io.lodgeflow.web.search.CalendarReads.Night;
import io.lodgeflow.web.search.CalendarReads.PriceChange;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.management.CalendarChanges;
import io.lodgeflow.workflows.management.CalendarChanges.Nights;
import io.lodgeflow.workflows.management.CalendarChanges.Prices;
import io.lodgeflow.workflows.management.CatalogueChanges;
import io.lodgeflow.workflows.words.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calendars: prices for everybody, rooms on sale for the house. Ranges are half-open: 'to' is not included. */
@RestController
@RequestMapping("/v1/hotels/{hotelId}")
@Tag(name = "Calendars", description = "Price and rooms on sale of each night")
class CalendarController {

    private static final Refusal UNKNOWN_TYPE = CatalogueChanges.unknownRoomType("");

    private final HotelReads hotels;
    private final HouseReads house;
    private final CalendarReads reads;
    private final CalendarChanges changes;
    private final Clock clock;

    CalendarController(HotelReads hotels, HouseReads house, CalendarReads reads, CalendarChanges changes, Clock clock) {
        this.hotels = hotels;
        this.house = house;
        this.reads = reads;
        this.changes = changes;
        this.clock = clock;
    }

    record Rate(String roomTypeId, LocalDate date, Money price) {}

    /** @param left rooms that may still be sold, overbooking included */
    record Rooms(
            String roomTypeId,
            LocalDate date,
            int rooms,
            int sellLimit,
            int reserved,
            int outOfOrder,
            int left,
            int soldBeyondRooms) {}

    /** @param weekdays only those days of the week, such as friday; all if absent */
    record BulkRates(
            @NotNull @Size(min = 1, max = 50) List<@NotNull String> roomTypeIds,
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @Nullable Set<@NotNull DayOfWeek> weekdays,
            @NotNull Money price) {}

    /** @param nightsChanged by room type; nights that the calendar lacks are not counted: set the inventory first */
    record BulkRatesAnswer(Map<String, Integer> nightsChanged) {}

    record BulkRooms(
            @NotNull String roomTypeId,
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotNull @Min(0) @Max(10_000) Integer rooms) {}

    @GetMapping("/rates")
    @SecurityRequirements
    @Operation(
            operationId = "listRates",
            summary = "Price of each night",
            description = "Before a rate plan's share. At most 400 days at once.")
    Page<Rate> rates(
            @PathVariable String hotelId,
            @RequestParam(required = false) @Nullable String roomTypeId,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        DateRange range = DateRange.ofParameters(from, to);
        List<Night> nights = nights(hotelId, roomTypeId, range);
        return new Page<>(
                nights.stream()
                        .map(night -> new Rate(night.roomTypeId(), night.date(), night.price()))
                        .toList(),
                null);
    }

    @PutMapping("/rates/bulk")
    @Operation(
            summary = "Set the price of many nights",
            description = "In the hotel's currency. Keeps the old prices in the price history. May be repeated.")
    BulkRatesAnswer setRates(@PathVariable String hotelId, @Valid @RequestBody BulkRates body, Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        HotelView hotel = hotels.onSale(hotelId);
        DateRange range = rangeOf(hotel, body.from(), body.to());
        refuseFaults(hotel, body);
        Prices prices = new Prices(
                body.roomTypeIds(),
                new Nights(range.from(), range.to()),
                HotelBody.orElse(body.weekdays(), Set.of()),
                body.price());
        return new BulkRatesAnswer(Answers.granted(changes.setPrices(hotelId, prices, caller.actor())));
    }

    @GetMapping("/room-types/{roomTypeId}/price-history")
    @Operation(operationId = "listPriceChanges", summary = "Who changed prices when", description = "Latest first.")
    Page<PriceChange> priceHistory(
            @PathVariable String hotelId, @PathVariable String roomTypeId, PageRequest page, Caller caller) {
        Answers.unlessRefused(Access.refusalToSeeHouse(caller, hotelId));
        HotelView hotel = hotels.open(hotelId);
        if (house.roomType(hotelId, roomTypeId).isEmpty()) {
            throw ProblemException.of(Refusal.notFound("room type", roomTypeId));
        }
        return reads.priceHistory(hotel, roomTypeId, page);
    }

    @GetMapping("/inventory")
    @Operation(
            operationId = "listInventory",
            summary = "Rooms on sale and sold of each night",
            description = "Staff only.")
    Page<Rooms> inventory(
            @PathVariable String hotelId,
            @RequestParam(required = false) @Nullable String roomTypeId,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToSeeHouse(caller, hotelId));
        DateRange range = DateRange.ofParameters(from, to);
        List<Night> nights = nights(hotelId, roomTypeId, range);
        return new Page<>(nights.stream().map(CalendarController::rooms).toList(), null);
    }

    @PutMapping("/inventory/bulk")
    @Operation(
            summary = "Put rooms of a type on sale",
            description =
                    "Sets how many rooms of the type are on sale on each night; creates nights the calendar lacks, at"
                            + " the base price. 409 nights_already_sold lists the nights of which more is sold already; then"
                            + " nothing is changed. May be repeated.")
    Page<Rooms> setInventory(@PathVariable String hotelId, @Valid @RequestBody BulkRooms body, Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        DateRange range = rangeOf(hotels.onSale(hotelId), body.from(), body.to());
        Nights nights = new Nights(range.from(), range.to());
        Answers.granted(changes.setRooms(hotelId, body.roomTypeId(), nights, body.rooms()));
        return inventory(hotelId, body.roomTypeId(), body.from(), body.to(), caller);
    }

    private void refuseFaults(HotelView hotel, BulkRates body) {
        Faults faults = RoomTypeBody.faultsOfPrice("/price", body.price(), hotel.currency());
        boolean payable = Chargeable.is(body.price());
        house.ratePlans(hotel.id())
                .forEach(plan -> faults.body(
                        payable && !Chargeable.is(body.price().percent(plan.pricePercent())),
                        "/price/amount",
                        RoomTypeBody.UNPAYABLE,
                        "Under plan " + plan.code() + " this is less than a card can be charged."));
        Set<String> known =
                house.roomTypes(hotel.id()).stream().map(RoomTypeView::id).collect(Collectors.toSet());
        for (int i = 0; i < body.roomTypeIds().size(); i++) {
            boolean unknown = !known.contains(body.roomTypeIds().get(i));
            faults.body(unknown, "/roomTypeIds/" + i, UNKNOWN_TYPE.code(), Sentences.english(UNKNOWN_TYPE.detail()));
        }
        faults.refuseIfAny();
    }

    private DateRange rangeOf(HotelView hotel, LocalDate from, LocalDate to) {
        return DateRange.ofBody(from, to, hotel.today(clock.instant()));
    }

    /** A type that has no nights there may be none of the hotel's: only then is it asked for by itself. */
    private List<Night> nights(String hotelId, @Nullable String roomTypeId, DateRange range) {
        List<Night> nights = reads.nights(hotels.open(hotelId), roomTypeId, range);
        boolean unknown = nights.isEmpty()
                && roomTypeId != null
                && house.roomType(hotelId, roomTypeId).isEmpty();
        new Faults()
                .parameter(unknown, "roomTypeId", UNKNOWN_TYPE.code(), Sentences.english(UNKNOWN_TYPE.detail()))
                .refuseIfAny();
        return nights;
    }

    private static Rooms rooms(Night night) {
        return new Rooms(
                night.roomTypeId(),
                night.date(),
                night.rooms(),
                night.sellLimit(),
                night.reserved() - night.outOfOrder(),
                night.outOfOrder(),
                night.sellLimit() - night.reserved(),
                Math.max(0, night.reserved() - night.existing()));
    }
}
