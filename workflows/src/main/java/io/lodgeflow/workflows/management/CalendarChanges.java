package io.lodgeflow.workflows.management;

import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.OutOfOrderNights;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Changes many nights at once, all or none, in the one order in which nights are locked: by room type, then by date.
 */
@Component
public class CalendarChanges {

    /** Consecutive nights; the last is not included. */
    public record Nights(LocalDate from, LocalDate to) {}

    /** @param days only those days of the week; all if none is named */
    public record Prices(List<String> roomTypeIds, Nights nights, Set<DayOfWeek> days, Money price) {}

    private final CatalogueChanges catalogue;
    private final Catalogue entries;
    private final Offers offers;
    private final Inventory inventory;
    private final OutOfOrderNights outOfOrder;
    private final RoomAllocations allocations;
    private final Decisions decisions;
    private final Clock clock;

    CalendarChanges(
            CatalogueChanges catalogue,
            Catalogue entries,
            Offers offers,
            Inventory inventory,
            OutOfOrderNights outOfOrder,
            RoomAllocations allocations,
            Decisions decisions,
            Clock clock) {
        this.catalogue = catalogue;
        this.entries = entries;
        this.outOfOrder = outOfOrder;
        this.allocations = allocations;
        this.offers = offers;
        this.inventory = inventory;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Opens the calendar of a new room type from today, with no rooms on sale yet. Only if there is none at all: a repeated
     * request must not take rooms off sale that were put on since.
     */
    public Result<String> open(String hotelId, String roomTypeId, int days) {
        return decisions.decide(() -> {
            if (days == 0 || inventory.hasCalendar(roomTypeId)) {
                return Result.done(roomTypeId);
            }
            return catalogue.openHotel(hotelId).map(hotel -> {
                LocalDate today = hotel.times().today(clock.instant());
                inventory.setRooms(hotelId, roomTypeId, today, today.plusDays(days), 0, hotel.overbookingPercent());
                return roomTypeId;
            });
        });
    }

    /** How many nights of each room type got the price; nights the calendar lacks get none. */
    public Result<Map<String, Integer>> setPrices(String hotelId, Prices prices, Actor actor) {
        return decisions.decide(() -> having(hotelId, prices.roomTypeIds(), "/roomTypeIds")
                .then(hotel -> inItsCurrency(hotel, prices.price()))
                .map(hotel -> {
                    Map<String, Integer> changed = new LinkedHashMap<>();
                    for (String id : new TreeSet<>(prices.roomTypeIds())) {
                        int nights = 0;
                        for (Nights run : runs(prices.nights(), prices.days())) {
                            nights += offers.setPrices(
                                    id, run.from(), run.to(), prices.price().minorUnits(), actor.name());
                        }
                        changed.put(id, nights);
                    }
                    return changed;
                }));
    }

    /**
     * Refused, and nothing changed, if the type has fewer rooms than that, or with the list of nights if more are sold
     * already. What a room out of order can now take of these nights it takes.
     */
    public Result<String> setRooms(String hotelId, String roomTypeId, Nights nights, int rooms) {
        return decisions.decide(() -> having(hotelId, List.of(roomTypeId), "/roomTypeId")
                .then(hotel -> {
                    allocations.lockRack(hotelId); // no room of it is deleted meanwhile
                    List<Room> existing = entries.roomsOf(hotelId, roomTypeId);
                    if (rooms > existing.size()) {
                        return Result.refused(Refusal.conflict("more_than_rooms", rooms, existing.size())
                                .withFacts(Map.of("rooms", existing.size())));
                    }
                    return unlessSold(
                                    inventory.setRooms(
                                            hotelId,
                                            roomTypeId,
                                            nights.from(),
                                            nights.to(),
                                            rooms,
                                            hotel.overbookingPercent()),
                                    roomTypeId)
                            .map(id -> {
                                LocalDate today = hotel.times().today(clock.instant());
                                existing.forEach(room ->
                                        room.outOfOrder(today).ifPresent(out -> outOfOrder.takeLeft(room, out, today)));
                                return id;
                            });
                }));
    }

    /** @param tooFew nights of which more is sold than a change would leave */
    static Result<String> unlessSold(List<LocalDate> tooFew, String id) {
        return tooFew.isEmpty()
                ? Result.done(id)
                : Result.refused(Refusal.conflict("nights_already_sold", tooFew.size())
                        .withFacts(Map.of(
                                "nights", tooFew.stream().distinct().sorted().toList())));
    }

    private static Result<Hotel> inItsCurrency(Hotel hotel, Money price) {
        String own = hotel.currency().getCurrencyCode();
        return price.currencyCode().equals(own)
                ? Result.done(hotel)
                : Result.refused(Refusal.invalid("wrong_currency.hotel", "/price/currency", own));
    }

    private Result<Hotel> having(String hotelId, List<String> roomTypeIds, String field) {
        return catalogue
                .openHotel(hotelId)
                .then(hotel -> roomTypeIds.stream().allMatch(id -> catalogue.hasRoomType(hotelId, id))
                        ? Result.done(hotel)
                        : Result.refused(CatalogueChanges.unknownRoomType(field)));
    }

    /** Stretches of consecutive dates on those days of the week; all dates if no day is named. */
    static List<Nights> runs(Nights nights, Set<DayOfWeek> days) {
        if (days.isEmpty() || days.size() == DayOfWeek.values().length) {
            return List.of(nights);
        }
        List<Nights> runs = new ArrayList<>();
        for (LocalDate date = nights.from(); date.isBefore(nights.to()); date = date.plusDays(1)) {
            if (!days.contains(date.getDayOfWeek())) {
                continue;
            }
            if (!runs.isEmpty() && runs.getLast().to().equals(date)) {
                runs.add(new Nights(runs.removeLast().from(), date.plusDays(1)));
            } else {
                runs.add(new Nights(date, date.plusDays(1)));
            }
        }
        return runs;
    }
}
