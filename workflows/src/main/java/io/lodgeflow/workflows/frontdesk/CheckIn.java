package io.lodgeflow.workflows.frontdesk;

import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.assignment.FindRooms;
import io.lodgeflow.workflows.reservation.Commands;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The guest arrives: by the front desk from the arrival day on, or by the guest alone from the check-in hour on. */
@Component
public class CheckIn {

    private final Commands commands;
    private final RoomAllocations allocations;
    private final Catalogue catalogue;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    CheckIn(
            Commands commands,
            RoomAllocations allocations,
            Catalogue catalogue,
            ReservationWorkflow workflow,
            Clock clock) {
        this.commands = commands;
        this.allocations = allocations;
        this.catalogue = catalogue;
        this.workflow = workflow;
        this.clock = clock;
    }

    /**
     * Into rooms that are ready.
     *
     * @param selfService the guest does it alone: not before the check-in hour
     */
    public Result<String> checkIn(
            String reservationId, boolean selfService, @Nullable Integer seenVersion, Actor actor) {
        return checkIn(reservationId, selfService, null, seenVersion, actor);
    }

    /** @param reason why the desk lets the guest into rooms that are not clean, out of order or gone; absent: it does not */
    public Result<String> checkIn(
            String reservationId,
            boolean selfService,
            @Nullable String reason,
            @Nullable Integer seenVersion,
            Actor actor) {
        return commands.on(reservationId).combined().ifVersion(seenVersion).decide((reservation, hotel) -> {
            Instant now = clock.instant();
            HouseTimes times = hotel.times();
            Optional<Refusal> refusal = reservation
                    .refusalToCheckIn(times, now)
                    .or(() -> selfService ? refusalToSelfCheckIn(reservation, times, now) : Optional.empty());
            if (refusal.isPresent()) {
                return Result.refused(refusal.get());
            }
            List<Room> rooms = allocations.of(reservationId).stream()
                    .map(room -> catalogue.room(room.roomId()).orElseThrow())
                    .toList();
            Optional<Refusal> notReady = FindRooms.refusalToMoveInto(rooms, reason);
            if (notReady.isPresent()) {
                return Result.refused(notReady.get());
            }
            boolean ready = rooms.stream().allMatch(Room::isReady);
            reservation.checkIn(
                    times,
                    actor,
                    ready ? Sentence.of("history.checked_in") : Sentence.of("history.checked_in_unready", reason),
                    now);
            rooms.forEach(Room::occupy); // at once, so that nothing happens to them in between
            workflow.send(reservationId, Message.GuestCheckedIn);
            return Result.done(reservationId);
        });
    }

    private static Optional<Refusal> refusalToSelfCheckIn(Reservation reservation, HouseTimes times, Instant now) {
        return now.isBefore(times.checkInAt(reservation.stay()))
                ? Optional.of(Refusal.conflict(
                        "too_early.self_check_in",
                        times.checkIn(),
                        reservation.stay().arrival()))
                : Optional.empty();
    }
}
