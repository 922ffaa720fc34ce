package io.lodgeflow.workflows.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.workflows.booking.PlaceReservations.Placed;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import io.lodgeflow.workflows.memory.CommandsInMemory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a wish to book is answered, and what it leaves. */
class PlaceReservationsTest {

    private final CommandsInMemory hotel = new CommandsInMemory();
    private final PlaceReservations place = hotel.get(PlaceReservations.class);

    @AfterEach
    void closed() {
        hotel.close();
    }

    private Result<Placed> place(Wish wish) {
        return place.place(wish, reservation -> "answer to " + reservation.id());
    }

    private static Refusal refusal(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused<?>) result).refusal();
    }

    @Test
    void aGrantedWishIsAHoldForAQuarterOfAnHourAtThePriceOffered() {
        String id = place(hotel.wish("key")).orThrow().reservationId();
        Reservation booking = hotel.booking(id);
        assertThat(booking.status()).isEqualTo(ReservationStatus.PENDING);
        assertThat(booking.total()).isEqualTo(CommandsInMemory.euros(200));
        assertThat(booking.paymentDeadline()).isEqualTo(hotel.now().plus(Duration.ofMinutes(15)));
        assertThat(booking.policyVersion()).isEqualTo("version 1");
        assertThat(hotel.told()).containsExactly("start " + id);
    }

    @Test
    void withoutARoomLeftNothingIsStored() {
        hotel.left(0);
        Refusal refusal = refusal(place(hotel.wish("key")));
        assertThat(refusal.code()).isEqualTo("no_availability");
        assertThat(hotel.bookings()).isZero();
        assertThat(hotel.told()).isEmpty();
        assertThat(hotel.rolledBack()).isEqualTo(1);
    }

    @Test
    void whatTheHotelDoesNotOfferIsRefusedAtItsField() {
        ReservationRequest wish = hotel.wish(null).request();
        Wish elsewhere = new Wish(
                new ReservationRequest(
                        "htl_2",
                        wish.roomTypeId(),
                        wish.ratePlanId(),
                        wish.stay(),
                        1,
                        2,
                        0,
                        wish.guest(),
                        null,
                        "",
                        wish.wishes(),
                        null,
                        null,
                        wish.actor(),
                        null),
                null);
        Refusal refusal = refusal(place(elsewhere));
        assertThat(refusal.code()).isEqualTo("unknown_offer");
        assertThat(refusal.field()).isEqualTo("/roomTypeId");
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswerAndBooksOnce() {
        Placed first = place(hotel.wish("key")).orThrow();
        hotel.left(0);
        Placed again = place(hotel.wish("key")).orThrow();
        assertThat(again).isEqualTo(new Placed(first.reservationId(), "answer to " + first.reservationId(), null));
        assertThat(hotel.bookings()).isEqualTo(1);
    }

    @Test
    void aKeyIsNotForTwoWishes() {
        place(hotel.wish("key")).orThrow();
        hotel.left(0);
        StayDates other = StayDates.of(hotel.stay().arrival().plusDays(1), 2);
        assertThat(refusal(place(hotel.wish(other, "key", null))).code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void aRefusedWishLeavesItsKeyFree() {
        hotel.left(0);
        refusal(place(hotel.wish("key")));
        hotel.left(1);
        assertThat(place(hotel.wish("key")).orThrow().repeated()).isFalse();
    }

    @Test
    void ofAListEachIsAnsweredByItself() {
        StayDates past = StayDates.of(hotel.stay().arrival().minusDays(60), 2);
        List<Result<Placed>> answers = place.placeAll(
                List.of(hotel.wish("one"), hotel.wish(past, "two", null), hotel.wish("three")), Reservation::id);
        assertThat(answers.get(0)).isInstanceOf(Result.Done.class);
        assertThat(refusal(answers.get(1)).code()).isEqualTo("arrival_in_the_past");
        assertThat(answers.get(2)).isInstanceOf(Result.Done.class);
        assertThat(hotel.bookings()).isEqualTo(2);
        assertThat(hotel.told()).hasSize(2);
    }
}
