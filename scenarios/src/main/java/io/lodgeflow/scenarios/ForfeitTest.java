package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.CancellationQuote;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.booking.ModifyReservation;
import io.lodgeflow.workflows.booking.ModifyReservation.NewStay;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.payment.SubmitPayment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No order of changes is cheaper than canceling: bookings of every plan are changed, paid and left alone in any order and end
 * canceled, or nobody comes. What each finally forfeits is never less than the most that canceling at an earlier moment would
 * have kept; a prepaid booking is always worth what was paid for it; the books are right. One seed is {@value #BOOKINGS}
 * sequences, told through the commands; those of the first {@value #BY_HTTP} seeds are told through HTTP, as guests do.
 * {@code -Dlodgeflow.seeds=N} runs others than 6 of them, {@code -Dlodgeflow.seed=7} that one alone.
 */
class ForfeitTest extends Story {

    private static final int BOOKINGS = 50;
    private static final int BY_HTTP = 4;
    private static final int ROUNDS = 5;
    private static final List<String> PLANS =
            List.of("flexible", "flexible", "non_refundable", "deposit", "pay_at_hotel");
    private static final String GRANTED = "granted";
    private static final Actor GUEST = Wish.GUEST;

    static LongStream seeds() {
        Long one = Long.getLong("lodgeflow.seed");
        return one == null ? LongStream.rangeClosed(1, Long.getLong("lodgeflow.seeds", 6)) : LongStream.of(one);
    }

    /** One booking and the most that canceling it would have kept so far. */
    private static final class Sequence {
        private final String id;
        private final boolean byHttp;
        private final List<String> story = new ArrayList<>();
        private long mostKept;

        private Sequence(String id, boolean byHttp) {
            this.id = id;
            this.byHttp = byHttp;
        }
    }

    /** What canceling now would keep, and what was paid, in minor units. */
    private record Seen(long fee, long paid) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyForfeitsLessByChanging(long seed) {
        Random random = new Random(seed);
        TestHotel hotel = TestHotel.with(lodgeflow, 3 * BOOKINGS, BOOKINGS, 100);
        List<Sequence> sequences = new ArrayList<>();
        for (int booking = 0; booking < BOOKINGS; booking++) {
            sequences.add(placed(hotel, random, seed <= BY_HTTP));
        }
        lodgeflow.settle();
        sequences.forEach(sequence -> pay(sequence, random.nextInt(4) == 0));
        lodgeflow.settle();
        for (int round = 0; round < ROUNDS; round++) {
            for (Sequence sequence : sequences) {
                observe(sequence, seed);
                if (random.nextInt(3) > 0) {
                    change(sequence, hotel, random);
                }
            }
            lodgeflow.settle();
            sequences.forEach(sequence -> observe(sequence, seed));
            lodgeflow.travelTo(lodgeflow.now().plus(Duration.ofHours(1 + random.nextInt(60))));
        }
        sequences.forEach(sequence -> {
            observe(sequence, seed);
            end(sequence, random);
        });
        lodgeflow.settle();
        lodgeflow.travelTo(hotel.at(hotel.today().plusDays(80), "12:00"));
        for (Sequence sequence : sequences) {
            assertThat(forfeited(sequence.id))
                    .as(told(sequence, seed))
                    .isGreaterThanOrEqualTo(sequence.mostKept)
                    .isEqualTo(fees(sequence.id));
        }
        assertThat(lodgeflow.violations()).as("seed " + seed).isEmpty();
        assertThat(sequences.stream()
                        .flatMap(sequence -> sequence.story.stream())
                        .filter(event -> event.endsWith(GRANTED)))
                .as("changes and cancellations that were granted to seed " + seed)
                .hasSizeGreaterThan(BOOKINGS);
    }

    private Sequence placed(TestHotel hotel, Random random, boolean byHttp) {
        String plan = PLANS.get(random.nextInt(PLANS.size()));
        Wish wish = Wish.of(hotel, "standard", hotel.today().plusDays(1 + random.nextInt(14)), 1 + random.nextInt(4))
                .rooms(1 + random.nextInt(3))
                .plan(plan);
        String guarantee = plan.equals("pay_at_hotel") && random.nextInt(3) > 0 ? "tok_ok" : null;
        String id = byHttp
                ? placed(guest, asBody(wish, guarantee))
                : lodgeflow
                        .bean(PlaceReservations.class)
                        .place(guaranteed(wish.command(), guarantee), reservation -> "")
                        .orThrow()
                        .reservationId();
        Sequence sequence = new Sequence(id, byHttp);
        sequence.story.add(wish + " guaranteed by " + guarantee);
        return sequence;
    }

    private static Map<String, Object> asBody(Wish wish, @Nullable String guarantee) {
        Map<String, Object> body = wish.hotel()
                .wish(
                        wish.type(),
                        wish.plan(),
                        wish.stay().arrival(),
                        wish.stay().nights());
        Map<String, Object> all = with(with(body, "rooms", wish.rooms()), "adults", wish.rooms());
        return guarantee == null ? all : with(all, "guaranteeToken", guarantee);
    }

    private static PlaceReservations.Wish guaranteed(PlaceReservations.Wish wish, @Nullable String guarantee) {
        return guarantee == null
                ? wish
                : new PlaceReservations.Wish(wish.request().guaranteedBy(guarantee), wish.idempotency());
    }

    /** @param declinedFirst the gateway refuses a card before it takes another */
    private void pay(Sequence sequence, boolean declinedFirst) {
        for (String token : declinedFirst ? List.of("tok_declined", "tok_ok") : List.of("tok_ok")) {
            if (sequence.byHttp) {
                sequence.story.add(token + ": " + pay(guest, sequence.id, token).status());
            } else {
                lodgeflow.bean(SubmitPayment.class).submit(sequence.id, token, null, GUEST, null);
                lodgeflow.settle();
            }
        }
    }

    private void observe(Sequence sequence, long seed) {
        Optional<Seen> seen = seen(sequence);
        if (seen.isPresent()) {
            sequence.mostKept = Math.max(sequence.mostKept, seen.get().fee());
            Reservation reservation = read(sequence);
            if (reservation.isPrepaid() && reservation.status() == ReservationStatus.PAID) {
                assertThat(seen.get().paid())
                        .as(told(sequence, seed))
                        .isEqualTo(reservation.owed().minorUnits());
            }
        }
    }

    /** None of a booking that can no longer be canceled. */
    private Optional<Seen> seen(Sequence sequence) {
        if (sequence.byHttp) {
            Answer preview = guest.post("/v1/reservations/" + sequence.id + "/actions/preview-cancellation", null);
            return preview.status() == 200
                    ? Optional.of(new Seen(cents(preview.at("/fee/amount")), cents(preview.at("/paid/amount"))))
                    : Optional.empty();
        }
        return lodgeflow.bean(CancelReservation.class).preview(sequence.id)
                        instanceof Result.Done<CancellationQuote>(CancellationQuote quote)
                ? Optional.of(new Seen(quote.fee().minorUnits(), quote.paid().minorUnits()))
                : Optional.empty();
    }

    private static long cents(String euros) {
        return new BigDecimal(euros).movePointRight(2).longValueExact();
    }

    private void change(Sequence sequence, TestHotel hotel, Random random) {
        Reservation now = read(sequence);
        StayDates stay = now.stay();
        int rooms = now.rooms();
        String type = now.roomTypeId();
        LocalDate arrival = stay.arrival();
        switch (random.nextInt(6)) {
            case 0 -> arrival = hotel.today().plusDays(1 + random.nextInt(50));
            case 1 -> stay = StayDates.of(arrival, 1 + random.nextInt(5));
            case 2, 3 -> rooms = 1 + random.nextInt(3);
            case 4 -> type = hotel.typeId(random.nextBoolean() ? "suite" : "standard");
            default -> {
                stay = StayDates.of(arrival, 1);
                rooms = 1;
            }
        }
        NewStay wish = new NewStay(StayDates.of(arrival, stay.nights()), type, rooms, rooms, 0, null);
        String token = List.of("", "", "tok_ok", "tok_declined").get(random.nextInt(4));
        sequence.story.add(lodgeflow.now() + " " + wish + " " + token + ": "
                + (sequence.byHttp ? changedByHttp(sequence, wish, token) : changed(sequence, wish, token)));
    }

    private String changed(Sequence sequence, NewStay wish, String token) {
        return code(lodgeflow
                .bean(ModifyReservation.class)
                .modify(sequence.id, wish, token.isEmpty() ? null : token, null, GUEST, null));
    }

    private String changedByHttp(Sequence sequence, NewStay wish, String token) {
        StayDates stay = Objects.requireNonNull(wish.stay());
        Map<String, Object> body = Map.of(
                "arrival", stay.arrival().toString(),
                "departure", stay.departure().toString(),
                "roomTypeId", Objects.requireNonNull(wish.roomTypeId()),
                "rooms", Objects.requireNonNull(wish.rooms()),
                "adults", Objects.requireNonNull(wish.adults()));
        Answer answer = act(guest, sequence.id, "modify", token.isEmpty() ? body : with(body, "paymentToken", token));
        assertThat(answer.status()).as(answer.text()).isLessThan(500);
        return answer.status() == 200 ? GRANTED : answer.status() + " " + answer.at("/code");
    }

    private void end(Sequence sequence, Random random) {
        if (random.nextInt(3) > 0) {
            String result = sequence.byHttp
                    ? String.valueOf(cancel(guest, sequence.id).status())
                    : code(lodgeflow.bean(CancelReservation.class).cancel(sequence.id, "seeded", null, GUEST, null));
            sequence.story.add(lodgeflow.now() + " cancel: " + result);
        }
    }

    private static String code(Result<?> result) {
        return result instanceof Result.Refused<?> refused ? refused.refusal().code() : GRANTED;
    }

    private String told(Sequence sequence, long seed) {
        return "run again with -Dlodgeflow.seed=" + seed + "; most that canceling kept: " + sequence.mostKept + "\n"
                + String.join("\n", sequence.story) + "\n"
                + lodgeflow.texts(
                        "select concat(type, ' ', amount_minor) from folio_posting where reservation_id = ? order by sequence",
                        sequence.id);
    }

    /** Money that the gateway still has of the booking. */
    private long forfeited(String id) {
        return number(
                        "select coalesce(sum(amount_minor), 0) from payment_attempt where reservation_id = ?"
                                + " and status = 'CAPTURED'",
                        id)
                - number(
                        "select coalesce(sum(amount_minor), 0) from refund where reservation_id = ?"
                                + " and status = 'SUCCEEDED'",
                        id);
    }

    private long fees(String id) {
        return number(
                "select coalesce(sum(amount_minor), 0) from folio_posting where reservation_id = ?"
                        + " and type in ('CHANGE_FEE', 'CANCELLATION_FEE', 'NO_SHOW_FEE')",
                id);
    }

    private long number(String query, String id) {
        Long number = lodgeflow.jdbc().queryForObject(query, Long.class, id);
        return number == null ? 0 : number;
    }

    private Reservation read(Sequence sequence) {
        return lodgeflow
                .bean(Transactions.class)
                .read(() -> lodgeflow.bean(Reservations.class).find(sequence.id).orElseThrow());
    }
}
