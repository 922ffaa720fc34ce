package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.RoomWish;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reservations in every state of their life, at a hotel in Lisbon, for two nights from 10 June 2026, 100.00 each. */
public final class Bookings {

    public static final HouseTimes TIMES =
            new HouseTimes(ZoneId.of("Europe/Lisbon"), LocalTime.of(15, 0), LocalTime.of(11, 0), LocalTime.NOON);
    public static final StayDates STAY = StayDates.of(LocalDate.of(2026, 6, 10), 2);
    public static final Instant BOOKED_AT = Instant.parse("2026-06-01T08:00:00Z");
    /** An hour after the check-in hour of the arrival day. */
    static final Instant ARRIVAL = TIMES.checkInAt(STAY).plus(Duration.ofHours(1));

    static final Money PRICE = Money.ofMinor(20_000, "EUR");
    static final Actor GUEST = new Actor("guest:usr_1");
    static final Actor DESK = new Actor("front_desk:usr_2");

    static Reservation placed(PaymentPlan plan, int vipLevel) {
        return new Reservation(
                "res_1",
                "ABCDE12345",
                new ReservationRequest(
                        "htl_1",
                        "rmt_1",
                        "rpl_1",
                        STAY,
                        1,
                        2,
                        0,
                        new GuestDetails("usr_1", "Ana Silva", "ana@example.com", "en", vipLevel),
                        null,
                        "",
                        Set.of(RoomWish.QUIET),
                        null,
                        null,
                        GUEST,
                        null),
                terms(STAY, 1),
                new PaymentTerms(plan, 0, "FLEXIBLE", true, "version 1"),
                Duration.ofMinutes(15),
                TIMES,
                BOOKED_AT);
    }

    static Modification change(Reservation booking, StayTerms terms) {
        return new Modification("mod_1", booking, quote(booking, terms), "tok_ok", BOOKED_AT);
    }

    /** A change whose difference is charged, before which nothing would have been kept. */
    static ModificationQuote quote(Reservation booking, StayTerms terms) {
        Money difference = terms.total().minus(booking.total());
        Money zero = Money.zero(booking.currency());
        return new ModificationQuote(
                terms,
                booking.total(),
                terms.total(),
                difference,
                difference.atLeast(zero),
                difference.negated().atLeast(zero),
                zero,
                zero,
                Sentence.said("other dates"));
    }

    static StayTerms terms(StayDates stay, int rooms) {
        return new StayTerms(
                "rmt_1", stay, rooms, 2, 0, Collections.nCopies(stay.roomDates().size(), Money.ofMinor(10_000, "EUR")));
    }

    /** In that state, rooms assigned from the confirmation on; its history so far is taken. */
    static Reservation in(ReservationStatus status) {
        Reservation reservation =
                placed(status == ReservationStatus.CONFIRMED ? PaymentPlan.PAY_AT_HOTEL : PaymentPlan.PREPAID, 0);
        switch (status) {
            case PENDING -> {}
            case CONFIRMED -> {
                reservation.confirm(BOOKED_AT);
                reservation.assignRooms(Sentence.said("Room 101"), Actor.WORKFLOW, BOOKED_AT);
            }
            case PAID -> pay(reservation);
            case CHECKED_IN -> {
                pay(reservation);
                reservation.checkIn(TIMES, DESK, ARRIVAL);
            }
            case CHECKED_OUT -> {
                pay(reservation);
                reservation.checkIn(TIMES, DESK, ARRIVAL);
                reservation.checkOut(DESK, ARRIVAL);
            }
            case CANCELED -> reservation.cancel("changed plans", Money.zero(PRICE.currency()), GUEST, BOOKED_AT);
            case REFUNDED -> {
                pay(reservation);
                reservation.cancel("changed plans", PRICE, GUEST, BOOKED_AT);
                reservation.completeRefund(PRICE, true, BOOKED_AT);
            }
            case NO_SHOW -> {
                pay(reservation);
                reservation.declareNoShow(DESK, Sentence.said("never came"), ARRIVAL);
                reservation.letReinstate(ARRIVAL.plusSeconds(3600));
            }
        }
        reservation.takeNewEvents();
        return reservation;
    }

    private static void pay(Reservation reservation) {
        reservation.submitPayment(GUEST, BOOKED_AT);
        reservation.receivePayment(PRICE, BOOKED_AT);
        reservation.moneyStands(PRICE, Money.zero(PRICE.currency()), PaymentStatus.PAID);
        reservation.confirm(BOOKED_AT);
        reservation.assignRooms(Sentence.said("Room 101"), Actor.WORKFLOW, BOOKED_AT);
    }

    /** Every field, to see whether anything changed. */
    static Map<String, @Nullable Object> state(Reservation reservation) {
        Map<String, @Nullable Object> state = new TreeMap<>();
        for (Field field : Reservation.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getName().equals("newEvents")) {
                field.setAccessible(true);
                try {
                    state.put(field.getName(), field.get(reservation));
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
        return state;
    }

    private Bookings() {}
}
