package io.lodgeflow.api.catalogue;

import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.DateRange;
import io.lodgeflow.web.Faults;
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

/** Changes many nights at once, all or none, in the one order in which nights are locked: by room type, then by date. */
@Component
class CalendarChanges {

    private final House house;
    private final Offers offers;
    private final Inventory inventory;
    private final Transactions transactions;
    private final Clock clock;

    CalendarChanges(House house, Offers offers, Inventory inventory, Transactions transactions, Clock clock) {
        this.house = house;
        this.offers = offers;
        this.inventory = inventory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many nights of each room type got the price; nights the calendar lacks get none. */
    Map<String, Integer> setPrices(
            String hotelId,
            List<String> roomTypeIds,
            LocalDate from,
            LocalDate to,
            Set<DayOfWeek> days,
            Money price,
            Actor actor) {
        return transactions.call(() -> {
            Hotel hotel = house.hotel(hotelId);
            DateRange range = DateRange.ofBody(from, to, hotel.times().today(clock.instant()));
            Faults faults = faultsOfPrice(price, hotel);
            for (int i = 0; i < roomTypeIds.size(); i++) {
                house.typeAt("/roomTypeIds/" + i, hotelId, roomTypeIds.get(i), faults);
            }
            faults.refuseIfAny();
            Map<String, Integer> changed = new LinkedHashMap<>();
            for (String id : new TreeSet<>(roomTypeIds)) {
                int nights = 0;
                for (DateRange run : runs(range, days)) {
                    nights += offers.setPrices(id, run.from(), run.to(), price.minorUnits(), actor.name());
                }
                changed.put(id, nights);
            }
            return changed;
        });
    }

    /** Refused with the list of nights, and nothing changed, if more rooms are sold already. */
    void setRooms(String hotelId, String roomTypeId, LocalDate from, LocalDate to, int rooms) {
        transactions.run(() -> {
            Hotel hotel = house.hotel(hotelId);
            DateRange range = DateRange.ofBody(from, to, hotel.times().today(clock.instant()));
            house.typeAt("/roomTypeId", hotelId, roomTypeId, new Faults()).refuseIfAny();
            Overbooking.refuse(inventory.setRooms(
                    hotelId, roomTypeId, range.from(), range.to(), rooms, hotel.overbookingPercent()));
        });
    }

    /** Stretches of consecutive dates on those days of the week; all dates if no day is named. */
    static List<DateRange> runs(DateRange range, Set<DayOfWeek> days) {
        if (days.isEmpty() || days.size() == DayOfWeek.values().length) {
            return List.of(range);
        }
        List<DateRange> runs = new ArrayList<>();
        for (LocalDate date = range.from(); date.isBefore(range.to()); date = date.plusDays(1)) {
            if (!days.contains(date.getDayOfWeek())) {
                continue;
            }
            if (!runs.isEmpty() && runs.getLast().to().equals(date)) {
                runs.add(new DateRange(runs.removeLast().from(), date.plusDays(1)));
            } else {
                runs.add(new DateRange(date, date.plusDays(1)));
            }
        }
        return runs;
    }

    private static Faults faultsOfPrice(Money price, Hotel hotel) {
        return new Faults()
                .body(
                        !price.currency().equals(hotel.currency()),
                        "/price/currency",
                        "wrong_currency",
                        "This hotel sells in " + hotel.currency().getCurrencyCode() + ".")
                .body(price.isNegative(), "/price/amount", "negative_price", "A price is not negative.")
                .body(RoomTypeBody.isTooHigh(price), "/price/amount", "price_too_high", RoomTypeBody.TOO_HIGH);
    }
}
