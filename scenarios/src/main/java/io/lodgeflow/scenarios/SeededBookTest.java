package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.NightModel.Held;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.booking.ModifyReservation;
import io.lodgeflow.workflows.booking.ModifyReservation.NewStay;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Placed;
import io.lodgeflow.workflows.frontdesk.CheckIn;
import io.lodgeflow.workflows.frontdesk.CheckOut;
import io.lodgeflow.workflows.payment.PaymentMethod;
import io.lodgeflow.workflows.payment.SubmitPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guests, staff and time do anything in any order at one hotel; a simple model says which nights must be taken and which
 * wishes must be granted. A failing seed alone: {@code mvn verify -pl scenarios-on-h2 -am -Dtest=SeededBookTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dlodgeflow.seed=7}
 */
class SeededBookTest {

    private static final int BATCHES = 3;
    private static final int ACTIONS = 12;
    private static final Actor DESK = new Actor("front_desk:usr_seeded");
    private static final List<String> PLANS = List.of("flexible", "non_refundable", "pay_at_hotel");

    private final Product lodgeflow = Product.shared();
    private final TestHotel hotel = TestHotel.with(lodgeflow, 4, 2, 125);
    private final NightModel model = new NightModel(Map.of(hotel.typeId("standard"), 5, hotel.typeId("suite"), 2));
    private final List<String> ids = new ArrayList<>();
    private final List<String> story = new ArrayList<>();

    static LongStream seeds() {
        Long one = Long.getLong("lodgeflow.seed");
        return one == null ? LongStream.rangeClosed(1, 20) : LongStream.of(one);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBookIsWhatTheModelSays(long seed) {
        Random random = new Random(seed);
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int action = 0; action < ACTIONS; action++) {
                act(random);
            }
            lodgeflow.settle();
            followTheWorkflows();
            String which = "run again with -Dlodgeflow.seed=" + seed + "; so far: " + story;
            assertThat(reserved()).as(which).isEqualTo(model.reserved());
            assertThat(lodgeflow.violations()).as(which).isEmpty();
        }
    }

    private void act(Random random) {
        int action = random.nextInt(16);
        if (action < 6 || ids.isEmpty()) {
            place(random);
            return;
        }
        String id = ids.get(random.nextInt(ids.size()));
        switch (action) {
            case 6, 7, 8 -> {
                String token = random.nextInt(4) == 0 ? "tok_declined" : "tok_ok";
                tell("pay", lodgeflow.bean(SubmitPayment.class).submit(id, token, null, Wish.GUEST, null));
            }
            case 9 -> cancel(id);
            case 10, 11 -> modify(id, random);
            case 12 ->
                tell("arrive", lodgeflow.bean(CheckIn.class).checkIn(id, false, "Nobody cleans here", null, DESK));
            case 13 -> leave(id);
            default -> travel(random);
        }
        lodgeflow.settle();
    }

    private Wish anything(Random random) {
        return Wish.of(
                        hotel,
                        random.nextInt(3) == 0 ? "suite" : "standard",
                        hotel.today().plusDays(1L + random.nextInt(4)),
                        random.nextInt(4))
                .rooms(1 + random.nextInt(2))
                .plan(PLANS.get(random.nextInt(PLANS.size())));
    }

    private void place(Random random) {
        Wish wish = anything(random);
        Held held = new Held(hotel.typeId(wish.type()), wish.stay(), wish.rooms());
        boolean fits = model.fits(held);
        Result<Placed> result = lodgeflow.bean(PlaceReservations.class).place(wish.command(), reservation -> "");
        tell("place " + held, result);
        assertThat(told(result)).as(story.toString()).isEqualTo(fits ? "done" : "no_availability");
        if (result instanceof Result.Done<Placed>(Placed placed)) {
            ids.add(placed.reservationId());
            model.take(placed.reservationId(), held);
        }
    }

    private void cancel(String id) {
        Result<?> result = lodgeflow.bean(CancelReservation.class).cancel(id, "seeded", null, Wish.GUEST, null);
        tell("cancel", result);
        if (result instanceof Result.Done<?>) {
            model.release(id, hotel.today());
        }
    }

    private void modify(String id, Random random) {
        Wish wish = anything(random);
        Reservation before = read(id);
        NewStay newStay = new NewStay(wish.stay(), hotel.typeId(wish.type()), wish.rooms(), wish.rooms(), 0, null);
        Result<?> result =
                lodgeflow.bean(ModifyReservation.class).modify(id, newStay, "tok_ok", null, Wish.GUEST, null);
        tell("modify " + newStay, result);
        if (!before.status().isUpcoming()) {
            assertThat(told(result)).as(story.toString()).isIn("wrong_status", "in_house");
            return;
        }
        Held changed = new Held(hotel.typeId(wish.type()), wish.stay(), wish.rooms());
        assertThat(told(result))
                .as(story.toString())
                .isEqualTo(model.fitsInstead(id, changed) ? "done" : "no_availability");
        if (result instanceof Result.Done<?>) {
            model.change(id, changed);
        }
    }

    private void leave(String id) {
        Result<Money> result = lodgeflow.bean(CheckOut.class).checkOut(id, PaymentMethod.CASH, null, DESK);
        tell("leave", result);
        if (result instanceof Result.Done<Money>) {
            LocalDate afterFirst = model.held(id).stay().arrival().plusDays(1);
            model.release(id, hotel.today().isBefore(afterFirst) ? afterFirst : hotel.today());
        }
    }

    private void travel(Random random) {
        Instant there = lodgeflow.now().plus(Duration.ofMinutes(5L + random.nextInt(18 * 60)));
        lodgeflow.travelTo(there);
        followTheWorkflows();
        story.add("it is " + there);
    }

    /** Holds that ran out and guests who never came: their nights are free from the day on which that was decided. */
    private void followTheWorkflows() {
        for (String id : ids) {
            Reservation reservation = read(id);
            boolean ended = reservation.status() == ReservationStatus.NO_SHOW
                    || "payment_timeout".equals(reservation.cancellationReason());
            if (ended && model.holds(id)) {
                model.release(
                        id,
                        Objects.requireNonNull(reservation.endedAt())
                                .atZone(hotel.zone())
                                .toLocalDate());
            }
            assertThat(model.holds(id))
                    .as(id + " " + reservation.status() + " " + story)
                    .isEqualTo(reservation.status().holdsNights());
        }
    }

    private Reservation read(String id) {
        return lodgeflow
                .bean(Transactions.class)
                .read(() -> lodgeflow.bean(Reservations.class).find(id).orElseThrow());
    }

    private static String told(Result<?> result) {
        return result instanceof Result.Refused<?> refused ? refused.refusal().code() : "done";
    }

    private void tell(String action, Result<?> result) {
        story.add(action + ": " + told(result));
    }

    private Map<String, Integer> reserved() {
        Map<String, Integer> nights = new TreeMap<>();
        lodgeflow
                .jdbc()
                .query(
                        "select room_type_id, stay_date, reserved from room_type_night where hotel_id = ?"
                                + " and reserved > 0",
                        row -> {
                            nights.put(row.getString(1) + " " + row.getObject(2, LocalDate.class), row.getInt(3));
                        },
                        hotel.id());
        return nights;
    }
}
