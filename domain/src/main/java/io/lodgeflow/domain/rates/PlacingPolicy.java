package io.lodgeflow.domain.rates;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.stay.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules a wish must meet to be held, one refusal each, asked in this order; used for new and for modified stays. */
public final class PlacingPolicy {

    private interface Rule {
        Optional<Refusal> refusal(Offer offer, int rooms, int guests, Instant now);
    }

    private static final List<Rule> RULES = rules(PlacingPolicy::arrivalInThePast);
    private static final List<Rule> RULES_FOR_STAFF = rules(PlacingPolicy::businessDayOver);

    private static List<Rule> rules(Rule onArrival) {
        return List.of(
                PlacingPolicy::hotelClosed,
                PlacingPolicy::roomCount,
                PlacingPolicy::stayLength,
                onArrival,
                PlacingPolicy::beyondTheHorizon,
                PlacingPolicy::overOccupancy,
                PlacingPolicy::notInTheCalendar,
                PlacingPolicy::soldOut);
    }

    /** Dates that are no stay at any hotel; to be asked before anything is made or looked up with them. */
    public static Optional<Refusal> refusalOfDates(LocalDate arrival, LocalDate departure) {
        if (departure.isBefore(arrival)) {
            return Optional.of(Refusal.invalid("dates_swapped", "/departure"));
        }
        if (arrival.getYear() < 1) {
            return Optional.of(Refusal.invalid("arrival_in_the_past.long_over", "/arrival"));
        }
        if (arrival.getYear() > StayDates.LAST_YEAR) {
            return Optional.of(Refusal.invalid("beyond_horizon.any_hotel", "/departure"));
        }
        return ChronoUnit.DAYS.between(arrival, departure) > StayDates.MOST_NIGHTS
                ? Optional.of(tooLong())
                : Optional.empty();
    }

    /** The first rule that refuses, if any. A new stay: nothing of it is held yet. */
    public static Optional<Refusal> refusal(Offer offer, int rooms, int guests, Instant now) {
        return firstOf(RULES.stream(), offer, rooms, guests, now);
    }

    /** The same for the hotel's own people, who sell tonight's rooms at any hour until the business day ends. */
    public static Optional<Refusal> refusalToStaff(Offer offer, int rooms, int guests, Instant now) {
        return firstOf(RULES_FOR_STAFF.stream(), offer, rooms, guests, now);
    }

    /**
     * The same for a stay that replaces another: rooms already held are the caller's business, so availability is not
     * asked here, and a guest in house may keep an arrival that has passed.
     */
    public static Optional<Refusal> refusalToReplace(StayDates old, Offer offer, int rooms, int guests, Instant now) {
        Stream<Rule> rules = Stream.of(
                PlacingPolicy::roomCount,
                PlacingPolicy::stayLength,
                PlacingPolicy::beyondTheHorizon,
                PlacingPolicy::overOccupancy,
                PlacingPolicy::notInTheCalendar);
        if (!old.arrival().equals(offer.stay().arrival())) {
            rules = Stream.concat(Stream.of(PlacingPolicy::arrivalInThePast), rules);
        }
        return firstOf(rules, offer, rooms, guests, now);
    }

    /** What everybody is told who comes too late for the last room. */
    public static Refusal noAvailability(StayDates stay) {
        return Refusal.conflict("no_availability", stay.words());
    }

    private static Optional<Refusal> firstOf(Stream<Rule> rules, Offer offer, int rooms, int guests, Instant now) {
        return rules.map(rule -> rule.refusal(offer, rooms, guests, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Refusal> hotelClosed(Offer offer, int rooms, int guests, Instant now) {
        return refuseIf(!offer.onSale(), Refusal.conflict("not_on_sale"));
    }

    private static Optional<Refusal> roomCount(Offer offer, int rooms, int guests, Instant now) {
        return refuseIf(
                rooms < 1 || rooms > StayDates.MOST_ROOMS,
                Refusal.invalid("room_count", "/rooms", StayDates.MOST_ROOMS));
    }

    private static Optional<Refusal> stayLength(Offer offer, int rooms, int guests, Instant now) {
        return refuseIf(offer.stay().nights() > StayDates.MOST_NIGHTS, tooLong());
    }

    private static Refusal tooLong() {
        return Refusal.invalid("stay_too_long", "/departure", StayDates.MOST_NIGHTS);
    }

    private static Optional<Refusal> arrivalInThePast(Offer offer, int rooms, int guests, Instant now) {
        HouseTimes times = offer.times();
        LocalDate arrival = offer.stay().arrival();
        if (arrival.isBefore(times.today(now))) {
            return Optional.of(Refusal.invalid("arrival_in_the_past", "/arrival", arrival));
        }
        return refuseIf(
                !times.canStillBeBooked(offer.stay(), now),
                Refusal.invalid("too_late_for_today", "/arrival", times.checkIn(), times.zone()));
    }

    private static Optional<Refusal> businessDayOver(Offer offer, int rooms, int guests, Instant now) {
        LocalDate arrival = offer.stay().arrival();
        return refuseIf(
                arrival.isBefore(offer.times().businessDay(now)),
                Refusal.invalid("arrival_in_the_past", "/arrival", arrival));
    }

    private static Optional<Refusal> beyondTheHorizon(Offer offer, int rooms, int guests, Instant now) {
        LocalDate last = offer.times().today(now).plusDays(offer.bookingHorizonDays());
        return refuseIf(
                offer.stay().roomFreeFrom().isAfter(last), Refusal.invalid("beyond_horizon", "/departure", last));
    }

    private static Optional<Refusal> overOccupancy(Offer offer, int rooms, int guests, Instant now) {
        long places = (long) offer.occupancy() * rooms;
        return refuseIf(guests > places, Refusal.invalid("over_occupancy", "/adults", guests, rooms, places));
    }

    private static Optional<Refusal> notInTheCalendar(Offer offer, int rooms, int guests, Instant now) {
        return refuseIf(!offer.isComplete(), noAvailability(offer.stay()));
    }

    private static Optional<Refusal> soldOut(Offer offer, int rooms, int guests, Instant now) {
        return refuseIf(offer.roomsLeft() < rooms, noAvailability(offer.stay()));
    }

    private static Optional<Refusal> refuseIf(boolean condition, Refusal refusal) {
        return condition ? Optional.of(refusal) : Optional.empty();
    }

    private PlacingPolicy() {}
}
