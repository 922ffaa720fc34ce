package io.lodgeflow.application.replay;

import io.lodgeflow.application.replay.HotelDay.Hour;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.assignment.RoomChoice;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.RemoteWork;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.workflows.assignment.AssignRoomsByHand;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.booking.ModifyReservation;
import io.lodgeflow.workflows.booking.ModifyReservation.NewStay;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Placed;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import io.lodgeflow.workflows.frontdesk.CheckIn;
import io.lodgeflow.workflows.frontdesk.CheckOut;
import io.lodgeflow.workflows.payment.PaymentMethod;
import io.lodgeflow.workflows.payment.SubmitPayment;
import io.lodgeflow.workflows.words.Sentences;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Lives the recorded days one after the other on a stopped clock: guests book, pay, cancel, come and leave at their
 * recorded days; everything else (assignment, no-show) is left to the workflow's timers, which fire in order between the
 * hours. Where the workflow asks staff for a room, the replay takes the first of the ranked choices.
 */
@Component
class Replay {

    private static final Actor GUEST = new Actor("guest:replay");
    private static final Actor FRONT_DESK = new Actor("front_desk:replay");
    /** Bookings of one day are placed together, as concurrent requests will be. */
    private static final int PLACED_TOGETHER = 64;

    private final PlaceReservations placeReservations;
    private final SubmitPayment submitPayment;
    private final CancelReservation cancelReservation;
    private final ModifyReservation modifyReservation;
    private final CheckIn checkIn;
    private final CheckOut checkOut;
    private final AssignRoomsByHand assignRoomsByHand;
    private final Reservations reservations;
    private final RoomAllocations allocations;
    private final Catalogue catalogue;
    private final WorkItems workItems;
    private final DueWork dueWork;
    private final RemoteWork remoteWork;
    private final LodgeflowClock clock;
    private final Transactions transactions;
    private final InParallel inParallel = new InParallel();

    private final Map<RecordedBooking, String> idOf = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("TooManyParameters") // one command for each thing guests and staff do
    Replay(
            PlaceReservations placeReservations,
            SubmitPayment submitPayment,
            CancelReservation cancelReservation,
            ModifyReservation modifyReservation,
            CheckIn checkIn,
            CheckOut checkOut,
            AssignRoomsByHand assignRoomsByHand,
            Reservations reservations,
            RoomAllocations allocations,
            Catalogue catalogue,
            WorkItems workItems,
            DueWork dueWork,
            RemoteWork remoteWork,
            LodgeflowClock clock,
            Transactions transactions) {
        this.placeReservations = placeReservations;
        this.submitPayment = submitPayment;
        this.cancelReservation = cancelReservation;
        this.modifyReservation = modifyReservation;
        this.checkIn = checkIn;
        this.checkOut = checkOut;
        this.assignRoomsByHand = assignRoomsByHand;
        this.reservations = reservations;
        this.allocations = allocations;
        this.catalogue = catalogue;
        this.workItems = workItems;
        this.dueWork = dueWork;
        this.remoteWork = remoteWork;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What a replay leaves: the reservation of each row that could be placed, and everything that went wrong. */
    record Run(Map<RecordedBooking, String> reservationIds, List<String> problems) {}

    Run live(List<RecordedBooking> bookings, ProgressBar progress) {
        NavigableMap<LocalDate, HotelDay> days = HotelDay.calendar(bookings);
        LocalDate end = days.lastKey().plusDays(3);
        for (LocalDate date = days.firstKey(); date.isBefore(end); date = date.plusDays(1)) {
            HotelDay day = days.getOrDefault(date, new HotelDay());
            for (Hour hour : Hour.values()) {
                at(date, hour.time());
                act(hour, date, day.at(hour), progress);
                finishDueWork();
            }
            progress.draw(date.toString());
        }
        return new Run(idOf, List.copyOf(problems));
    }

    private void act(Hour hour, LocalDate date, List<RecordedBooking> bookings, ProgressBar progress) {
        switch (hour) {
            case BOOKINGS -> book(bookings, progress);
            case EXTENSIONS -> each(bookings, this::extend);
            case CHECK_OUTS -> each(bookings, this::leave);
            case CANCELLATIONS -> each(bookings, this::cancel);
            case CHECK_INS -> {
                houseThoseWithoutRoom();
                each(bookings, this::arrive);
            }
            case SAME_DAY_CHECK_OUTS ->
                each(bookings, (id, booking) -> {
                    if (booking.endedOn().equals(date)) {
                        leave(id, booking);
                    } else {
                        extend(id, booking);
                    }
                });
        }
    }

    // ---- guests

    private void book(List<RecordedBooking> bookings, ProgressBar progress) {
        for (int from = 0; from < bookings.size(); from += PLACED_TOGETHER) {
            List<RecordedBooking> together = bookings.subList(from, Math.min(from + PLACED_TOGETHER, bookings.size()));
            List<Result<Placed>> results = placeReservations.placeAll(
                    together.stream().map(Replay::wish).toList(), reservation -> "");
            for (int i = 0; i < together.size(); i++) {
                RecordedBooking booking = together.get(i);
                switch (results.get(i)) {
                    case Result.Done<Placed> done ->
                        idOf.put(booking, done.value().reservationId());
                    case Result.Refused<Placed> refused -> problem(booking, "booking", refused.refusal());
                }
                progress.step();
            }
        }
        inParallel.forEach(bookings, booking -> {
            if (booking.deposit() != RecordedBooking.Deposit.NONE && idOf.containsKey(booking)) {
                check(booking, "payment", submitPayment.submit(id(booking), "tok_ok", null, GUEST, null));
            }
        });
    }

    private static Wish wish(RecordedBooking booking) {
        Money rate = Money.of(booking.rate().setScale(2, RoundingMode.HALF_UP), ReplayedHotel.CURRENCY);
        int dates = booking.stay().roomDates().size();
        return new Wish(
                new ReservationRequest(
                        ReplayedHotel.HOTEL,
                        ReplayedHotel.roomTypeId(booking.roomType()),
                        ReplayedHotel.ratePlanId(booking.deposit()),
                        booking.stay(),
                        1,
                        booking.adults(),
                        booking.children(),
                        new GuestDetails(
                                "usr_replay",
                                "Guest of line " + booking.line(),
                                "guest@replay.lodgeflow.example",
                                "en",
                                0),
                        "line-" + booking.line(),
                        "",
                        Set.of(),
                        Collections.nCopies(dates, rate),
                        null,
                        GUEST,
                        null),
                null);
    }

    private void cancel(String id, RecordedBooking booking) {
        check(booking, "cancellation", cancelReservation.cancel(id, "recorded cancellation", null, GUEST, null));
    }

    private void extend(String id, RecordedBooking booking) {
        NewStay longer = new NewStay(booking.longestStay(), null, null, null, null, null);
        check(booking, "extension", modifyReservation.modify(id, longer, null, null, GUEST, null));
    }

    private void arrive(String id, RecordedBooking booking) {
        check(booking, "check-in", checkIn.checkIn(id, false, "Cleaning was not recorded", null, FRONT_DESK));
    }

    private void leave(String id, RecordedBooking booking) {
        check(booking, "check-out", checkOut.checkOut(id, PaymentMethod.CARD_TERMINAL, null, FRONT_DESK));
    }

    // ---- staff

    private void houseThoseWithoutRoom() {
        for (WorkItem item : transactions.read(() -> workItems.open(ReplayedHotel.HOTEL, 1_000))) {
            if (item.kind() == WorkItem.Kind.FIND_ROOM) {
                bestRooms(item.reservationId())
                        .ifPresent(rooms -> assignRoomsByHand.assign(
                                item.reservationId(), rooms, "No better room is free", null, FRONT_DESK));
            }
        }
    }

    private Optional<List<String>> bestRooms(String reservationId) {
        return transactions.read(() -> {
            Reservation reservation = reservations.find(reservationId).orElseThrow();
            List<Room> all = catalogue.roomsOf(reservation.hotelId());
            Set<String> occupied =
                    allocations.occupiedRoomsOf(reservation.hotelId(), reservation.stay(), reservationId);
            List<Room> free =
                    all.stream().filter(room -> !occupied.contains(room.id())).toList();
            return new RoomChoice(catalogue.roomTypesOf(reservation.hotelId()), free, reservation.wishes())
                    .ranked(reservation.roomTypeId(), reservation.rooms()).stream()
                            .findFirst()
                            .map(rooms -> rooms.stream().map(Room::id).toList());
        });
    }

    // ---- time

    /** Moves the clock to that hour, stopping at each timer on the way. */
    private void at(LocalDate date, LocalTime time) {
        Instant target = date.atTime(time).atZone(ReplayedHotel.ZONE).toInstant();
        if (!clock.isStopped()) {
            clock.stopAt(target);
        }
        for (Optional<Instant> due = dueWork.nextDue();
                due.isPresent() && !due.get().isAfter(target);
                due = dueWork.nextDue()) {
            clock.stopAt(due.get());
            finishDueWork();
        }
        clock.stopAt(target);
    }

    private void finishDueWork() {
        boolean more = true;
        while (more) {
            more = remoteWork.runDue() > 0;
            List<String> jobs = dueWork.dueJobs();
            if (!jobs.isEmpty()) {
                inParallel.forEach(jobs, dueWork::run);
                more = true;
            }
        }
    }

    // ---- bookkeeping

    private interface Action {
        void of(String reservationId, RecordedBooking booking);
    }

    private void each(List<RecordedBooking> bookings, Action action) {
        Consumer<RecordedBooking> one = booking -> {
            if (idOf.containsKey(booking)) {
                action.of(id(booking), booking);
            }
        };
        inParallel.forEach(bookings, one);
    }

    private String id(RecordedBooking booking) {
        return Objects.requireNonNull(idOf.get(booking));
    }

    private void check(RecordedBooking booking, String what, Result<?> result) {
        if (result instanceof Result.Refused<?> refused) {
            problem(booking, what, refused.refusal());
        }
    }

    private void problem(RecordedBooking booking, String what, Refusal refusal) {
        problems.add("line " + booking.line() + ": " + what + " refused, " + refusal.code() + ": "
                + Sentences.english(refusal.detail()));
    }
}
