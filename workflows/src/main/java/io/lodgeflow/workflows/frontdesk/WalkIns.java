package io.lodgeflow.workflows.frontdesk;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.inventory.Inventory.SoldOut;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.workflows.assignment.AssignRoomsByHand;
import io.lodgeflow.workflows.assignment.FindRooms;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Claim;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.payment.PaymentMethod;
import io.lodgeflow.workflows.payment.SubmitPayment;
import io.lodgeflow.workflows.payment.TakePayment;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.transaction.Decisions;
import io.lodgeflow.workflows.words.Sentences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A guest without a booking stands at the desk: booked, paid, given rooms and checked in by one request. What is wanted is stored
 * with the booking, in one transaction; then the desk's own commands follow, each in a transaction of its own and harmless when
 * repeated. Whoever asks goes on with it, and this loop with what a process that died has left. A step that is refused undoes
 * all: the booking is canceled and what was paid goes back, by the workflow that cares for it until it is back.
 */
@Component
public class WalkIns implements BackgroundTask {

    /**
     * @param roomIds empty: rooms of the type that are free and ready
     * @param paymentToken stands for a card that is charged; absent when a method says how the desk takes the money
     * @param reason why the guest gets a lesser room, or one that is not ready; absent: neither
     */
    public record Wish(
            ReservationRequest request,
            List<String> roomIds,
            @Nullable String paymentToken,
            @Nullable PaymentMethod method,
            @Nullable String reason) {}

    public enum State {
        OPEN,
        /** The guest is in house. */
        DONE,
        /** Nothing was kept; money that was taken is on its way back. */
        UNDONE
    }

    /** @param why it was undone; absent otherwise */
    public record WalkIn(
            String reservationId,
            Actor actor,
            List<String> roomIds,
            @Nullable String paymentToken,
            @Nullable PaymentMethod method,
            @Nullable String reason,
            State state,
            @Nullable Sentence why,
            Instant createdAt) {}

    /** The same step may be granted in a moment. */
    private static final Set<String> NOT_YET =
            Set.of("not_ready", "busy", "change_in_progress", "payment_in_progress", "nothing_due");

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int MOST_STEPS = 12;

    private final PlaceReservations placeReservations;
    private final SubmitPayment submitPayment;
    private final TakePayment takePayment;
    private final AssignRoomsByHand assignRooms;
    private final CheckIn checkIn;
    private final CancelReservation cancelReservation;
    private final Reservations reservations;
    private final Payments payments;
    private final Catalogue catalogue;
    private final RoomAllocations allocations;
    private final IdempotencyKeys keys;
    private final Decisions decisions;
    private final Transactions transactions;
    private final ReservationWorkflow workflow;
    private final JdbcClient jdbc;
    private final Clock clock;

    WalkIns(
            PlaceReservations placeReservations,
            SubmitPayment submitPayment,
            TakePayment takePayment,
            AssignRoomsByHand assignRooms,
            CheckIn checkIn,
            CancelReservation cancelReservation,
            Reservations reservations,
            Payments payments,
            Catalogue catalogue,
            RoomAllocations allocations,
            IdempotencyKeys keys,
            Decisions decisions,
            Transactions transactions,
            ReservationWorkflow workflow,
            JdbcClient jdbc,
            Clock clock) {
        this.placeReservations = placeReservations;
        this.submitPayment = submitPayment;
        this.takePayment = takePayment;
        this.assignRooms = assignRooms;
        this.checkIn = checkIn;
        this.cancelReservation = cancelReservation;
        this.reservations = reservations;
        this.payments = payments;
        this.catalogue = catalogue;
        this.allocations = allocations;
        this.keys = keys;
        this.decisions = decisions;
        this.transactions = transactions;
        this.workflow = workflow;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The booking, and what is to follow. Refused, nothing of it is stored.
     *
     * @return the id of the reservation
     */
    public Result<String> begin(Wish wish, IdempotentRequest request) {
        return keys.once(request, () -> placed(wish, request), earlier -> Result.done(earlier.resourceId()));
    }

    private Result<String> placed(Wish wish, IdempotentRequest request) {
        try {
            return decisions.decide(() -> refusalOf(wish)
                    .<Result<Reservation>>map(Result::refused)
                    .orElseGet(() -> wish.method() == null
                            ? placeReservations.placeWithin(wish.request())
                            : placeReservations.placeAtDeskWithin(wish.request()))
                    .then(reservation -> rooms(reservation, wish).map(rooms -> {
                        keys.claim(List.of(Claim.unanswered(request, reservation.id())));
                        store(reservation.id(), wish, rooms);
                        return reservation.id();
                    })));
        } catch (SoldOut soldOut) {
            return Result.refused(PlacingPolicy.noAvailability(wish.request().stay()));
        }
    }

    private Optional<Refusal> refusalOf(Wish wish) {
        Optional<Hotel> hotel = catalogue.hotel(wish.request().hotelId());
        if (hotel.isEmpty()) {
            return Optional.of(Refusal.notFound("hotel", wish.request().hotelId()));
        }
        boolean tonight =
                wish.request().stay().arrival().equals(hotel.get().times().businessDay(clock.instant()));
        if (!tonight) {
            return Optional.of(Refusal.invalid("not_tonight", "/booking/arrival"));
        }
        boolean oneWay = (wish.paymentToken() == null) != (wish.method() == null);
        return oneWay && wish.method() != PaymentMethod.CARD_ON_FILE
                ? Optional.empty()
                : Optional.of(Refusal.invalid("token_or_method", "/paymentToken"));
    }

    /** Those that were named, or free ones of the type; ready to be moved into. */
    private Result<List<String>> rooms(Reservation reservation, Wish wish) {
        if (wish.method() == null && reservation.paymentDeadline() == null) {
            return Result.refused(Refusal.invalid("token_or_method", "/paymentToken")); // this plan is paid at the desk
        }
        Hotel hotel = catalogue.hotel(reservation.hotelId()).orElseThrow();
        List<String> ids = wish.roomIds().isEmpty() ? free(reservation) : wish.roomIds();
        if (wish.roomIds().isEmpty() && ids.size() < reservation.rooms()) {
            return Result.refused(Refusal.conflict("no_availability.walk_in"));
        }
        Optional<Refusal> refusal = assignRooms.refusal(reservation, hotel, ids);
        return Result.unless(
                refusal.or(() -> FindRooms.refusalToMoveInto(
                        ids.stream().map(id -> catalogue.room(id).orElseThrow()).toList(), wish.reason())),
                () -> ids);
    }

    private List<String> free(Reservation reservation) {
        Set<String> taken = allocations.occupiedRoomsOf(reservation.hotelId(), reservation.stay(), reservation.id());
        return catalogue.roomsOf(reservation.hotelId(), reservation.roomTypeId()).stream()
                .filter(room -> room.status() == RoomStatus.AVAILABLE && !taken.contains(room.id()))
                .sorted(Comparator.comparing(Room::number))
                .limit(reservation.rooms())
                .map(Room::id)
                .toList();
    }

    /** Goes on as far as it can now. In no transaction. */
    public WalkIn goOn(String reservationId) {
        WalkIn walkIn = existing(reservationId);
        for (int step = 0; step < MOST_STEPS && walkIn.state() == State.OPEN && oneStep(walkIn); step++) {
            walkIn = existing(reservationId);
        }
        return existing(reservationId);
    }

    /** What stands of a booking before its next step. */
    private record Standing(Reservation reservation, List<PaymentAttempt> attempts, List<String> rooms) {}

    /** @return whether there may be another one now */
    private boolean oneStep(WalkIn walkIn) {
        String id = walkIn.reservationId();
        Standing now = transactions.read(() -> new Standing(
                reservations.find(id).orElseThrow(),
                payments.attemptsOf(id),
                allocations.of(id).stream().map(AssignedRoom::roomId).toList()));
        return switch (now.reservation().status()) {
            case PENDING -> pay(walkIn, now);
            case CONFIRMED, PAID -> moveIn(walkIn, now);
            case CHECKED_IN, CHECKED_OUT -> ended(walkIn, State.DONE, null);
            case CANCELED, REFUNDED, NO_SHOW ->
                ended(
                        walkIn,
                        State.UNDONE,
                        Sentence.of(
                                "walk_in.ended",
                                now.reservation().status().name().toLowerCase(java.util.Locale.ROOT)));
        };
    }

    private boolean pay(WalkIn walkIn, Standing now) {
        if (now.attempts().isEmpty()) {
            return granted(
                    walkIn,
                    now,
                    submitPayment.submit(
                            walkIn.reservationId(), String.valueOf(walkIn.paymentToken()), null, walkIn.actor(), null));
        }
        PaymentAttempt last = now.attempts().getLast();
        boolean underWay = last.isOpen() && !last.isPostponed() && !last.isUndecided();
        return !underWay && undo(walkIn, now, Sentence.of("walk_in.not_paid"));
    }

    /** The room first: nobody pays without one. */
    private boolean moveIn(WalkIn walkIn, Standing now) {
        String id = walkIn.reservationId();
        boolean hasRooms = now.reservation().roomsAssigned() && now.rooms().equals(walkIn.roomIds());
        if (!hasRooms) {
            return granted(
                    walkIn, now, assignRooms.assign(id, walkIn.roomIds(), walkIn.reason(), null, walkIn.actor()));
        }
        if (walkIn.method() != null
                && now.attempts().isEmpty()
                && now.reservation().total().isPositive()) {
            return granted(walkIn, now, takePayment.take(id, walkIn.method(), null, null));
        }
        workflow.runDue(id);
        return granted(walkIn, now, checkIn.checkIn(id, false, walkIn.reason(), null, walkIn.actor()));
    }

    private boolean granted(WalkIn walkIn, Standing now, Result<?> step) {
        if (!(step instanceof Result.Refused<?>(Refusal refusal))) {
            return true;
        }
        boolean later = NOT_YET.contains(refusal.code())
                && clock.instant().isBefore(walkIn.createdAt().plus(LONGEST));
        return !later && undo(walkIn, now, refusal.detail());
    }

    /**
     * Everything back: a step of the house failed, nobody gives anything away. Not if the booking has moved since the step looked
     * at it: somebody else has taken the step, which is why it was refused, and the next look shows what is left.
     */
    private boolean undo(WalkIn walkIn, Standing seen, Sentence why) {
        String id = walkIn.reservationId();
        Result<Boolean> undone = decisions.decide(() ->
                reservations.lockExisting(id).version() == seen.reservation().version()
                        ? cancelReservation
                                .cancelWithWaiverWithin(id, Sentences.english(why), walkIn.actor())
                                .map(quote -> end(walkIn, State.UNDONE, why))
                        : Result.done(true));
        return undone instanceof Result.Done<?>;
    }

    private boolean ended(WalkIn walkIn, State state, @Nullable Sentence why) {
        return transactions.call(() -> end(walkIn, state, why));
    }

    private boolean end(WalkIn walkIn, State state, @Nullable Sentence why) {
        jdbc.sql("""
                update walk_in set state = :state, why = :why, payment_token = null
                where reservation_id = :id and state = 'OPEN'
                """)
                .param("state", state.name())
                .param("why", why == null ? null : why.stored())
                .param("id", walkIn.reservationId())
                .update();
        return true;
    }

    private void store(String reservationId, Wish wish, List<String> rooms) {
        jdbc.sql("""
                insert into walk_in (reservation_id, actor, room_ids, payment_token, method, reason, state, created_at)
                values (:id, :actor, :rooms, :token, :method, :reason, 'OPEN', :now)
                """)
                .param("id", reservationId)
                .param("actor", wish.request().actor().name())
                .param("rooms", String.join(",", rooms))
                .param("token", wish.paymentToken())
                .param("method", wish.method() == null ? null : wish.method().name())
                .param("reason", wish.reason())
                .param("now", UtcTime.of(clock.instant()))
                .update();
    }

    private WalkIn existing(String reservationId) {
        return transactions.read(() -> jdbc.sql("select * from walk_in where reservation_id = ?")
                .param(reservationId)
                .query((row, number) -> {
                    String method = row.getString("method");
                    String why = row.getString("why");
                    return new WalkIn(
                            reservationId,
                            new Actor(row.getString("actor")),
                            List.of(row.getString("room_ids").split(",", -1)),
                            row.getString("payment_token"),
                            method == null ? null : PaymentMethod.valueOf(method),
                            row.getString("reason"),
                            State.valueOf(row.getString("state")),
                            why == null ? null : Sentence.from(why),
                            UtcTime.read(row, "created_at"));
                })
                .single());
    }

    @Override
    public String taskName() {
        return "walk-ins";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean runsOnCommit() {
        return false;
    }

    /** What a process that died has left, and what waits for the gateway. */
    @Override
    public int runOnce() {
        List<String> open = transactions.read(
                () -> jdbc.sql("select reservation_id from walk_in where state = 'OPEN' order by created_at limit 100")
                        .query(String.class)
                        .list());
        return (int) open.stream().filter(id -> goOn(id).state() != State.OPEN).count();
    }
}
