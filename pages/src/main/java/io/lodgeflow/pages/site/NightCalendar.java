package io.lodgeflow.pages.site;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.DateRange;
import io.lodgeflow.web.catalogue.HotelReads.HotelView;
import io.lodgeflow.web.catalogue.HouseReads;
import io.lodgeflow.web.catalogue.HouseReads.RatePlanView;
import io.lodgeflow.web.catalogue.HouseReads.RoomTypeView;
import io.lodgeflow.web.search.CalendarReads;
import io.lodgeflow.web.search.CalendarReads.Night;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Two months of a hotel with the lowest price of each night that the guests fit into, in which the dates of a stay are chosen:
 * first the arrival, then the departure, each by a link.
 */
@Component
class NightCalendar {

    private static final int MONTHS = 2;

    enum State {
        OPEN,
        SOLD_OUT,
        CLOSED
    }

    /**
     * @param price short, absent if the night is not to be had
     * @param low one of the cheapest of those shown
     * @param mark {@code arrival}, {@code departure}, {@code between} or nothing
     * @param address absent if the day cannot be chosen
     */
    record Day(
            LocalDate date,
            State state,
            @Nullable String price,
            boolean low,
            String mark,
            String text,
            @Nullable String address) {}

    /** @param blanks days of the week before the first of the month */
    record Month(String title, int blanks, List<Day> days) {}

    record View(
            List<Month> months,
            List<String> weekdays,
            boolean choosesDeparture,
            @Nullable String earlier,
            @Nullable String later,
            @Nullable String anew) {}

    private final CalendarReads nights;
    private final HouseReads house;

    NightCalendar(CalendarReads nights, HouseReads house) {
        this.nights = nights;
        this.house = house;
    }

    View of(HotelView hotel, List<RoomTypeView> types, Wish wish, LocalDate today, String month, Words words) {
        LocalDate arrival = wish.faults().isEmpty() ? wish.arrival() : null;
        boolean choosesDeparture = arrival != null && wish.departure() == null;
        YearMonth now = YearMonth.from(today);
        YearMonth last = YearMonth.from(today.plusDays(hotel.bookingHorizonDays()));
        YearMonth first =
                within(now, last, month.isEmpty() && arrival != null ? YearMonth.from(arrival) : read(month, now));
        LocalDate from = arrival != null && arrival.isBefore(first.atDay(1)) ? arrival : first.atDay(1);
        LocalDate to = first.plusMonths(MONTHS).atDay(1);
        Map<LocalDate, Long> prices = prices(hotel, types, wish, new DateRange(from, to));
        Map<LocalDate, State> states = states(hotel, types, prices, from, to, today);
        LocalDate lastDeparture = choosesDeparture ? lastDeparture(Objects.requireNonNull(arrival), states) : null;
        Page page = new Page(hotel, wish, arrival, lastDeparture, prices, states, low(prices), first, words);
        return new View(
                IntStream.range(0, MONTHS)
                        .mapToObj(at -> page.month(first.plusMonths(at)))
                        .toList(),
                IntStream.range(0, 7)
                        .mapToObj(at -> words.weekday(
                                LocalDate.of(2024, 1, page.isKorean() ? 7 : 8).plusDays(at)))
                        .toList(),
                choosesDeparture,
                first.isAfter(now) ? page.show(first.minusMonths(1)) : null,
                first.isBefore(last) ? page.show(first.plusMonths(1)) : null,
                arrival == null ? null : page.dates(null, null));
    }

    private static YearMonth read(String month, YearMonth otherwise) {
        try {
            return month.isEmpty() ? otherwise : YearMonth.parse(month);
        } catch (DateTimeParseException unreadable) {
            return otherwise;
        }
    }

    private static YearMonth within(YearMonth first, YearMonth last, YearMonth wanted) {
        return wanted.isBefore(first) ? first : wanted.isAfter(last) ? last : wanted;
    }

    /** The lowest of each night, of the room types that take the guests and have the rooms, under the cheapest plan. */
    private Map<LocalDate, Long> prices(HotelView hotel, List<RoomTypeView> types, Wish wish, DateRange range) {
        int percent = house.ratePlans(hotel.id()).stream()
                .mapToInt(RatePlanView::pricePercent)
                .min()
                .orElse(0);
        Set<String> fitting = types.stream()
                .filter(type -> (long) type.occupancy() * wish.rooms() >= wish.guests())
                .map(RoomTypeView::id)
                .collect(Collectors.toSet());
        Map<LocalDate, Long> prices = new HashMap<>();
        if (percent > 0) {
            nights.nights(hotel, null, range).stream()
                    .filter(night -> fitting.contains(night.roomTypeId())
                            && night.sellLimit() - night.reserved() >= wish.rooms())
                    .forEach(night -> prices.merge(
                            night.date(), night.price().percent(percent).minorUnits(), Math::min));
        }
        return prices;
    }

    private Map<LocalDate, State> states(
            HotelView hotel,
            List<RoomTypeView> types,
            Map<LocalDate, Long> prices,
            LocalDate from,
            LocalDate to,
            LocalDate today) {
        LocalDate lastNight = today.plusDays(hotel.bookingHorizonDays() - 1L);
        Set<LocalDate> onSale = types.isEmpty()
                ? Set.of()
                : nights.nights(hotel, null, new DateRange(from, to)).stream()
                        .filter(night -> night.sellLimit() > 0)
                        .map(Night::date)
                        .collect(Collectors.toSet());
        Map<LocalDate, State> states = new HashMap<>();
        from.datesUntil(to).forEach(date -> {
            boolean past = date.isBefore(today) || date.isAfter(lastNight);
            State otherwise = onSale.contains(date) ? State.SOLD_OUT : State.CLOSED;
            states.put(date, past ? State.CLOSED : prices.containsKey(date) ? State.OPEN : otherwise);
        });
        return states;
    }

    /** The first day whose night is not to be had is the last to leave on. */
    private static LocalDate lastDeparture(LocalDate arrival, Map<LocalDate, State> states) {
        LocalDate day = arrival;
        while (states.get(day) == State.OPEN && day.isBefore(arrival.plusDays(StayDates.MOST_NIGHTS))) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** Up to this a night is one of the cheapest fifth. */
    private static long low(Map<LocalDate, Long> prices) {
        List<Long> sorted = prices.values().stream().sorted().toList();
        boolean same = sorted.isEmpty() || sorted.getFirst().equals(sorted.getLast());
        return same ? -1 : sorted.get(sorted.size() / 5);
    }

    private record Page(
            HotelView hotel,
            Wish wish,
            @Nullable LocalDate arrival,
            @Nullable LocalDate lastDeparture,
            Map<LocalDate, Long> prices,
            Map<LocalDate, State> states,
            long low,
            YearMonth first,
            Words words) {

        boolean isKorean() {
            return words.locale().getLanguage().equals(Locale.KOREAN.getLanguage());
        }

        Month month(YearMonth month) {
            DayOfWeek start = month.atDay(1).getDayOfWeek();
            return new Month(
                    DateTimeFormatter.ofPattern(words.text("site.calendar.month"), words.locale())
                            .format(month.atDay(1)),
                    isKorean() ? start.getValue() % 7 : start.getValue() - 1,
                    month.atDay(1)
                            .datesUntil(month.plusMonths(1).atDay(1))
                            .map(this::day)
                            .toList());
        }

        private Day day(LocalDate date) {
            State state = Objects.requireNonNullElse(states.get(date), State.CLOSED);
            Long minor = state == State.OPEN ? prices.get(date) : null;
            Money price = minor == null ? null : Money.ofMinor(minor, hotel.currency());
            String address = address(date, state);
            String told = price == null
                    ? words.text("site.calendar." + state.name().toLowerCase(Locale.ROOT))
                    : words.text("site.calendar.from", words.wholePrice(price));
            return new Day(
                    date,
                    state,
                    price == null ? null : words.shortPrice(price),
                    minor != null && minor <= low,
                    mark(date),
                    words.date(date) + ", " + told,
                    address);
        }

        private @Nullable String address(LocalDate date, State state) {
            if (lastDeparture != null && arrival != null && date.isAfter(arrival) && !date.isAfter(lastDeparture)) {
                return dates(arrival, date) + "#rooms";
            }
            return state == State.OPEN ? dates(date, null) : null;
        }

        private String mark(LocalDate date) {
            LocalDate departure = wish.departure();
            if (arrival == null) {
                return "";
            }
            if (date.equals(arrival)) {
                return "arrival";
            }
            if (departure == null || date.isBefore(arrival) || date.isAfter(departure)) {
                return "";
            }
            return date.equals(departure) ? "departure" : "between";
        }

        /** The months that are shown stay. */
        String dates(@Nullable LocalDate from, @Nullable LocalDate to) {
            Map<String, String> parameters = wish.parametersOfHotel();
            parameters.put("arrival", from == null ? "" : from.toString());
            parameters.put("departure", to == null ? "" : to.toString());
            parameters.put("month", first.toString());
            return Wish.address("/hotels/" + hotel.id(), parameters);
        }

        String show(YearMonth month) {
            Map<String, String> parameters = wish.parametersOfHotel();
            parameters.put("month", month.toString());
            return Wish.address("/hotels/" + hotel.id(), parameters);
        }
    }
}
