package io.lodgeflow.domain.rates;

import static io.lodgeflow.domain.reservation.Bookings.BOOKED_AT;
import static io.lodgeflow.domain.reservation.Bookings.STAY;
import static io.lodgeflow.domain.reservation.Bookings.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Refusal.Kind;
import io.lodgeflow.domain.stay.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each rule at both sides of its boundary, and which one speaks when several are broken. */
class PlacingPolicyTest {

    private static final LocalDate TODAY = TIMES.today(BOOKED_AT);
    private static final int HORIZON = 365;

    private static Offer offer(StayDates stay, boolean onSale, int roomsLeft, int nightsMissing) {
        List<LocalDate> dates = stay.roomDates();
        List<Offer.Night> nights = dates.subList(0, dates.size() - nightsMissing).stream()
                .map(date -> new Offer.Night(date, Money.ofMinor(10_000, "EUR"), roomsLeft))
                .toList();
        return new Offer(
                "htl_1",
                "rmt_1",
                "rpl_1",
                PaymentPlan.PREPAID,
                "FLEXIBLE",
                TIMES,
                java.util.Currency.getInstance("EUR"),
                2,
                HORIZON,
                onSale,
                stay,
                nights);
    }

    private static Offer offer(StayDates stay) {
        return offer(stay, true, 100, 0);
    }

    private static String asked(Offer offer, int rooms, int guests, Instant now) {
        return code(PlacingPolicy.refusal(offer, rooms, guests, now));
    }

    private static String replaced(StayDates old, Offer offer, int rooms, int guests, Instant now) {
        return code(PlacingPolicy.refusalToReplace(old, offer, rooms, guests, now));
    }

    private static String code(Optional<Refusal> refusal) {
        return refusal.map(Refusal::code).orElse("granted");
    }

    @Test
    void anOrdinaryWishIsGranted() {
        assertThat(asked(offer(STAY), 1, 2, BOOKED_AT)).isEqualTo("granted");
    }

    @Test
    void closedHotel() {
        assertThat(asked(offer(STAY, false, 100, 0), 1, 2, BOOKED_AT)).isEqualTo("not_on_sale");
    }

    @Test
    void oneToTenRooms() {
        assertThat(asked(offer(STAY), 0, 0, BOOKED_AT)).isEqualTo("room_count");
        assertThat(asked(offer(STAY), -1, 0, BOOKED_AT)).isEqualTo("room_count");
        assertThat(asked(offer(STAY), StayDates.MOST_ROOMS, 1, BOOKED_AT)).isEqualTo("granted");
        assertThat(asked(offer(STAY), StayDates.MOST_ROOMS + 1, 1, BOOKED_AT)).isEqualTo("room_count");
    }

    @Test
    void atMostNinetyNights() {
        LocalDate arrival = STAY.arrival();
        assertThat(asked(offer(StayDates.of(arrival, StayDates.MOST_NIGHTS)), 1, 1, BOOKED_AT))
                .isEqualTo("granted");
        assertThat(asked(offer(StayDates.of(arrival, StayDates.MOST_NIGHTS + 1)), 1, 1, BOOKED_AT))
                .isEqualTo("stay_too_long");
    }

    @Test
    void untilTheCheckInHourOfTheDay() {
        StayDates today = StayDates.of(TODAY, 1);
        Instant checkIn = TIMES.checkInAt(today);
        assertThat(asked(offer(today), 1, 2, checkIn.minusMillis(1))).isEqualTo("granted");
        assertThat(asked(offer(today), 1, 2, checkIn)).isEqualTo("too_late_for_today");
        assertThat(asked(offer(StayDates.of(TODAY, 0)), 1, 2, checkIn.minusMillis(1)))
                .isEqualTo("granted");
        assertThat(asked(offer(StayDates.of(TODAY.minusDays(1), 3)), 1, 2, BOOKED_AT))
                .isEqualTo("arrival_in_the_past");
    }

    @Test
    void todayIsTheHotelsToday() {
        Instant nearMidnight = Instant.parse("2026-06-09T23:30:00Z"); // 00:30 in Lisbon
        LocalDate there = LocalDate.of(2026, 6, 10);
        assertThat(asked(offer(StayDates.of(there.minusDays(1), 1)), 1, 2, nearMidnight))
                .isEqualTo("arrival_in_the_past");
        assertThat(asked(offer(StayDates.of(there, 1)), 1, 2, nearMidnight)).isEqualTo("granted");
    }

    @Test
    void untilTheLastBookableDay() {
        LocalDate last = TODAY.plusDays(HORIZON);
        assertThat(asked(offer(StayDates.of(last.minusDays(1), 1)), 1, 2, BOOKED_AT))
                .isEqualTo("granted");
        assertThat(asked(offer(StayDates.of(last.minusDays(1), 2)), 1, 2, BOOKED_AT))
                .isEqualTo("beyond_horizon");
        assertThat(asked(offer(StayDates.of(last.minusDays(1), 0)), 1, 2, BOOKED_AT))
                .isEqualTo("granted");
        assertThat(asked(offer(StayDates.of(last, 0)), 1, 2, BOOKED_AT)).isEqualTo("beyond_horizon");
    }

    @Test
    void asManyGuestsAsTheRoomsTake() {
        assertThat(asked(offer(STAY), 1, 3, BOOKED_AT)).isEqualTo("over_occupancy");
        assertThat(asked(offer(STAY), 2, 4, BOOKED_AT)).isEqualTo("granted");
        assertThat(asked(offer(STAY), 2, 5, BOOKED_AT)).isEqualTo("over_occupancy");
    }

    @Test
    void everyNightMustBeThereAndHaveRoomsLeft() {
        assertThat(asked(offer(STAY, true, 100, 1), 1, 2, BOOKED_AT)).isEqualTo("no_availability");
        assertThat(asked(offer(STAY, true, 2, 0), 2, 2, BOOKED_AT)).isEqualTo("granted");
        assertThat(asked(offer(STAY, true, 2, 0), 3, 2, BOOKED_AT)).isEqualTo("no_availability");
        assertThat(asked(offer(STAY, true, 0, 0), 1, 2, BOOKED_AT)).isEqualTo("no_availability");
    }

    @Test
    void whatIsWrongForEverIsSaidBeforeWhatMayChange() {
        StayDates past = StayDates.of(TODAY.minusDays(1), 600);
        StayDates long600 = StayDates.of(TODAY.plusDays(1), 600);
        StayDates far = StayDates.of(TODAY.plusDays(500), 1);
        assertThat(asked(offer(past, false, 0, 1), 11, 99, BOOKED_AT)).isEqualTo("not_on_sale");
        assertThat(asked(offer(past, true, 0, 1), 11, 99, BOOKED_AT)).isEqualTo("room_count");
        assertThat(asked(offer(past, true, 0, 1), 1, 99, BOOKED_AT)).isEqualTo("stay_too_long");
        assertThat(asked(offer(long600, true, 0, 1), 1, 99, BOOKED_AT)).isEqualTo("stay_too_long");
        assertThat(asked(offer(StayDates.of(TODAY.minusDays(1), 1), true, 0, 1), 1, 99, BOOKED_AT))
                .isEqualTo("arrival_in_the_past");
        assertThat(asked(offer(far, true, 0, 1), 1, 99, BOOKED_AT)).isEqualTo("beyond_horizon");
        assertThat(asked(offer(STAY, true, 0, 1), 1, 99, BOOKED_AT)).isEqualTo("over_occupancy");
        assertThat(asked(offer(STAY, true, 0, 1), 1, 2, BOOKED_AT)).isEqualTo("no_availability");
    }

    @Test
    void aWrongRequestIsInvalidAndALateOneIsAConflict() {
        assertThat(PlacingPolicy.refusal(offer(STAY), 11, 2, BOOKED_AT))
                .get()
                .extracting(Refusal::kind, Refusal::field)
                .containsExactly(Kind.INVALID, "/rooms");
        assertThat(PlacingPolicy.refusal(offer(STAY, true, 0, 0), 1, 2, BOOKED_AT))
                .get()
                .extracting(Refusal::kind)
                .isEqualTo(Kind.CONFLICT);
    }

    @Test
    void aChangedStayMayKeepAnArrivalThatHasPassed() {
        StayDates begun = StayDates.of(TODAY.minusDays(1), 2);
        StayDates longer = StayDates.of(TODAY.minusDays(1), 4);
        StayDates moved = StayDates.of(TODAY.minusDays(2), 4);
        assertThat(replaced(begun, offer(longer), 1, 2, BOOKED_AT)).isEqualTo("granted");
        assertThat(replaced(begun, offer(moved), 1, 2, BOOKED_AT)).isEqualTo("arrival_in_the_past");
        StayDates today = StayDates.of(TODAY, 1);
        assertThat(replaced(begun, offer(today), 1, 2, TIMES.checkInAt(today))).isEqualTo("too_late_for_today");
    }

    @Test
    void aChangedStayIsNotAskedForRoomsItHoldsItself() {
        assertThat(replaced(STAY, offer(STAY, true, 0, 0), 1, 2, BOOKED_AT)).isEqualTo("granted");
        assertThat(replaced(STAY, offer(STAY, true, 100, 1), 1, 2, BOOKED_AT)).isEqualTo("no_availability");
        assertThat(replaced(STAY, offer(STAY), 11, 2, BOOKED_AT)).isEqualTo("room_count");
        assertThat(replaced(STAY, offer(STAY), 1, 3, BOOKED_AT)).isEqualTo("over_occupancy");
        assertThat(replaced(STAY, offer(StayDates.of(STAY.arrival(), 91)), 1, 2, BOOKED_AT))
                .isEqualTo("stay_too_long");
        assertThat(replaced(STAY, offer(StayDates.of(TODAY.plusDays(HORIZON), 1)), 1, 2, BOOKED_AT))
                .isEqualTo("beyond_horizon");
    }
}
