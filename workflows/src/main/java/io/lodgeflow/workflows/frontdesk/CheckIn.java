package io.lodgeflow.workflows.frontdesk;

import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.RoomStatus;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import io.lodgeflow.workflows.process.ReservationWorkflow.Message;
import io.lodgeflow.workflows.transaction.Commands;
import java.time.Clock;
import java.time.Instant;
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

    /** @param selfService the guest does it alone: not before the check-in hour */
    public Result<String> checkIn(
            String reservationId, boolean selfService, @Nullable Integer seenVersion, Actor actor) {
        return commands.on(reservationId).combined().ifVersion(seenVersion).decide((reservation, hotel) -> {
            Instant now = clock.instant();
            HouseTimes times = hotel.times();
            Optional<Refusal> refusal = reservation
                    .refusalToCheckIn(times, now)
                    .or(() -> selfService ? refusalToSelfCheckIn(reservation, times, now) : Optional.empty())
                    .or(() -> refusalOfOccupiedRoom(reservationId));
            return Result.unless(refusal, () -> {
                reservation.checkIn(times, actor, now);
                workflow.send(reservationId, Message.GuestCheckedIn);
                return reservationId;
            });
        });
    }

    /** The guest before has not left yet: an overstay. */
    private Optional<Refusal> refusalOfOccupiedRoom(String reservationId) {
        return allocations.of(reservationId).stream()
                .filter(room -> catalogue
                        .room(room.roomId())
                        .filter(found -> found.status() == RoomStatus.OCCUPIED)
                        .isPresent())
                .findFirst()
                .map(room -> Refusal.conflict(
                        "room_occupied",
                        "Room " + room.number()
                                + " is still occupied. Assign another room, or check its guest out first."));
    }

    private static Optional<Refusal> refusalToSelfCheckIn(Reservation reservation, HouseTimes times, Instant now) {
        return now.isBefore(times.checkInAt(reservation.stay()))
                ? Optional.of(Refusal.conflict(
                        "too_early",
                        "Self check-in opens at " + times.checkIn() + " on "
                                + reservation.stay().arrival() + "."))
                : Optional.empty();
    }
}
