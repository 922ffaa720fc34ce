package io.lodgeflow.simulator;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.booking.ModifyReservation;
import io.lodgeflow.workflows.booking.ModifyReservation.NewStay;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import io.lodgeflow.workflows.frontdesk.CheckIn;
import io.lodgeflow.workflows.frontdesk.CheckOut;
import io.lodgeflow.workflows.frontdesk.DeclareNoShow;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.payment.PaymentMethod;
import io.lodgeflow.workflows.payment.SubmitPayment;
import io.lodgeflow.workflows.payment.TakePayment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Guests and staff of the simulated hotel, who ask for anything at any moment. Who got no answer because the process died, and
 * now and then who got one, asks again with the same key, and must get the same.
 */
final class Guests {

    private static final Actor DESK = new Actor("front_desk:usr_desk");
    private static final String NO_HASH = "0".repeat(64);
    /** Most things happen to bookings that were placed lately. */
    private static final int LATELY = 6;

    private static final int LOOKS = 4;

    private static final List<ReservationStatus> OPEN = List.of(
            ReservationStatus.PENDING,
            ReservationStatus.CONFIRMED,
            ReservationStatus.PAID,
            ReservationStatus.CHECKED_IN);

    /** @param resource what the answer named; empty when there was none */
    private record Asked(String what, Supplier<Result<String>> command, Consumer<String> done, String resource) {}

    private record Booking(String id, String guest) {
        Actor actor() {
            return new Actor("guest:" + guest);
        }
    }

    private final Product product;
    private final Chance chance;
    private final StepLog log;
    private final List<String> violations;
    private final int most;
    private final Staff staff;
    private final List<Booking> bookings = new ArrayList<>();
    private final List<Asked> unanswered = new ArrayList<>();
    private final List<Asked> answered = new ArrayList<>();
    private int placed;
    private int requests;

    Guests(Product product, Chance chance, StepLog log, List<String> violations, int most) {
        this.product = product;
        this.chance = chance;
        this.log = log;
        this.violations = violations;
        this.most = most;
        this.staff = new Staff(product, chance, log);
    }

    boolean allHaveBooked() {
        return placed >= most;
    }

    /** Somebody does something, mostly what makes sense. */
    void act() {
        if (!unanswered.isEmpty() && chance.oneIn(3)) {
            askAgain(unanswered.remove(chance.below(unanswered.size())));
        } else if (!answered.isEmpty() && chance.oneIn(12)) {
            askAgain(chance.of(answered));
        } else if (!allHaveBooked() && (bookings.isEmpty() || chance.oneIn(3))) {
            place();
        } else if (!bookings.isEmpty() && chance.oneIn(8)) {
            staff.act(lately().id());
        } else if (!bookings.isEmpty()) {
            withBooking(lately());
        }
    }

    /** One that was placed lately, and rather one that is not over. */
    private Booking lately() {
        Booking booking = bookings.getFirst();
        for (int look = 0; look < LOOKS; look++) {
            int size = bookings.size();
            int back = chance.below(chance.oneIn(4) ? size : Math.min(size, LATELY));
            booking = bookings.get(size - 1 - back);
            if (OPEN.contains(status(booking))) {
                return booking;
            }
        }
        return booking;
    }

    private ReservationStatus status(Booking booking) {
        return ReservationStatus.valueOf(Objects.requireNonNull(product.jdbc()
                .queryForObject("select status from reservation where id = ?", String.class, booking.id())));
    }

    private void withBooking(Booking booking) {
        ReservationStatus status = chance.oneIn(6) ? chance.of(OPEN) : status(booking);
        int action = chance.below(10);
        switch (status) {
            case PENDING -> {
                switch (action) {
                    case 0 -> cancel(booking);
                    case 1, 2 -> modify(booking);
                    default -> pay(booking);
                }
            }
            case CONFIRMED, PAID -> {
                switch (action) {
                    case 0, 1, 2 -> cancel(booking);
                    case 3, 4, 5 -> modify(booking);
                    case 6 -> payAtDesk(booking);
                    case 7 -> declareNoShow(booking);
                    default -> checkIn(booking);
                }
            }
            case CHECKED_IN -> {
                if (action < 3) {
                    modify(booking);
                } else {
                    checkOut(booking);
                }
            }
            case CHECKED_OUT, CANCELED, REFUNDED, NO_SHOW -> {
                if (action < 5) {
                    pay(booking);
                } else {
                    cancel(booking);
                }
            }
        }
    }

    private void place() {
        placed++;
        String guest = chance.of(SimulatedHotel.GUESTS);
        StayDates stay = anyStay();
        String type = anyType();
        String plan = chance.of(SimulatedHotel.PLANS);
        Wish wish = new Wish(
                new ReservationRequest(
                        SimulatedHotel.ID,
                        SimulatedHotel.typeId(type),
                        SimulatedHotel.planId(plan),
                        stay,
                        1,
                        1 + chance.below(2),
                        0,
                        new GuestDetails(guest, "A guest", guest + "@example.com", "en", 0),
                        null,
                        "",
                        Set.of(),
                        null,
                        null,
                        new Actor("guest:" + guest),
                        plan.equals("pay_at_hotel") && chance.oneIn(2) ? "tok_guarantee" : null),
                newRequest());
        ask(
                guest + " books a " + type + " " + stay.arrival() + " to " + stay.departure() + ", " + plan,
                () -> product.bean(PlaceReservations.class)
                        .place(wish, reservation -> "")
                        .map(PlaceReservations.Placed::reservationId),
                id -> bookings.add(new Booking(id, guest)));
    }

    private void pay(Booking booking) {
        long points = chance.oneIn(4) ? 100L * (1 + chance.below(120)) : 0;
        IdempotentRequest request = newRequest();
        ask(
                "pay " + booking.id() + " with a card" + (points > 0 ? " and " + points + " points" : ""),
                () -> product.bean(SubmitPayment.class)
                        .submit(booking.id(), "tok_card", points, null, booking.actor(), request),
                id -> {});
    }

    private void cancel(Booking booking) {
        IdempotentRequest request = newRequest();
        ask(
                "cancel " + booking.id(),
                () -> product.bean(CancelReservation.class)
                        .cancel(booking.id(), "changed plans", null, booking.actor(), request)
                        .map(quote -> booking.id()),
                id -> {});
    }

    private void modify(Booking booking) {
        NewStay stay = new NewStay(anyStay(), SimulatedHotel.typeId(anyType()), 1, 1, 0, null);
        IdempotentRequest request = newRequest();
        ask(
                "modify " + booking.id() + " to " + stay.roomTypeId() + " " + stay.stay(),
                () -> product.bean(ModifyReservation.class)
                        .modify(booking.id(), stay, "tok_card", null, booking.actor(), request)
                        .map(quote -> booking.id()),
                id -> {});
    }

    private void checkIn(Booking booking) {
        ask(
                "check in " + booking.id(),
                () -> product.bean(CheckIn.class).checkIn(booking.id(), false, "Nobody cleans here", null, DESK));
    }

    private void checkOut(Booking booking) {
        ask(
                "check out " + booking.id(),
                () -> product.bean(CheckOut.class)
                        .checkOut(booking.id(), PaymentMethod.CASH, null, DESK)
                        .map(paid -> "paid " + paid));
    }

    private void declareNoShow(Booking booking) {
        ask(
                "declare no-show " + booking.id(),
                () -> product.bean(DeclareNoShow.class)
                        .declare(booking.id(), Sentence.said("nobody came"), null, DESK));
    }

    private void payAtDesk(Booking booking) {
        IdempotentRequest request = newRequest();
        ask(
                "pay " + booking.id() + " at the desk",
                () -> product.bean(TakePayment.class).take(booking.id(), PaymentMethod.CARD_TERMINAL, null, request),
                id -> {});
    }

    /** Without a key: asked once, whatever comes of it. */
    private void ask(String what, Supplier<Result<String>> command) {
        log.step(what);
        log.detail(told(command.get()));
    }

    private void ask(String what, Supplier<Result<String>> command, Consumer<String> done) {
        log.step(what);
        send(new Asked(what, command, done, ""));
    }

    private void askAgain(Asked asked) {
        log.step("again: " + asked.what());
        send(asked);
    }

    private void send(Asked asked) {
        Result<String> result;
        try {
            result = asked.command().get();
        } catch (Crash died) {
            if (asked.resource().isEmpty()) {
                unanswered.add(asked);
            }
            throw died;
        }
        log.detail(told(result));
        if (!asked.resource().isEmpty()) {
            if (!result.equals(Result.done(asked.resource()))) {
                violations.add(
                        asked.what() + " was answered " + asked.resource() + ", and with the same key " + told(result));
            }
        } else if (result instanceof Result.Done<String>(String resource)) {
            asked.done().accept(resource);
            answered.add(new Asked(asked.what(), asked.command(), asked.done(), resource));
        }
    }

    private StayDates anyStay() {
        LocalDate today = product.now().atZone(SimulatedHotel.ZONE).toLocalDate();
        return StayDates.of(today.plusDays(1L + chance.below(4)), 1 + chance.below(3));
    }

    private String anyType() {
        return SimulatedHotel.TYPES.get(chance.oneIn(4) ? 1 : 0);
    }

    private IdempotentRequest newRequest() {
        return new IdempotentRequest("simulated", "request-" + ++requests, NO_HASH);
    }

    static String told(Result<String> result) {
        return switch (result) {
            case Result.Done<String>(String value) -> value;
            case Result.Refused<String> refused ->
                "refused: " + refused.refusal().code();
        };
    }
}
