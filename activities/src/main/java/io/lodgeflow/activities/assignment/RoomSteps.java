package io.lodgeflow.activities.assignment;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.assignment.FindRooms;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.Message;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The physical rooms of a booking: assigned before the arrival, occupied at check-in, free again at check-out. */
@Component
public class RoomSteps {

    private final Reservations reservations;
    private final Catalogue catalogue;
    private final RoomAllocations allocations;
    private final FindRooms findRooms;
    private final StayRelease stayRelease;
    private final WorkItems workItems;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    RoomSteps(
            Reservations reservations,
            Catalogue catalogue,
            RoomAllocations allocations,
            FindRooms findRooms,
            StayRelease stayRelease,
            WorkItems workItems,
            ReservationWorkflow workflow,
            Clock clock) {
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.allocations = allocations;
        this.findRooms = findRooms;
        this.stayRelease = stayRelease;
        this.workItems = workItems;
        this.workflow = workflow;
        this.clock = clock;
    }

    /** Does the booking have its rooms? */
    public boolean areRoomsAssigned(String reservationId) {
        return reservations.lockExisting(reservationId).roomsAssigned();
    }

    /** Did the booking lose its rooms by a change after the time of assignment? */
    public boolean needsNewRooms(String reservationId) {
        return !reservations.lockExisting(reservationId).roomsAssigned()
                && Stream.of(Message.GuestCheckedIn, Message.GuestCheckedOut, Message.RoomsAssigned)
                        .anyMatch(message -> workflow.isWaitingFor(reservationId, message));
    }

    /**
     * Gives the booking its rooms: of the booked type by the guest's wishes, else an upgrade, else a task for staff
     * with ranked choices. Does nothing when rooms are assigned already.
     * <p>Key: one row for each room and date, a second booking of the same room fails and is tried again.
     * Compensation: the release steps of each way out. Refusals: none, a full house becomes a task.
     */
    public void assignRooms(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (!reservation.roomsAssigned()) {
            findRooms.assign(reservation);
        }
    }

    /**
     * The guest is in: the rooms are occupied.
     * <p>Key: setting the same status again changes nothing. Compensation: releaseRooms. Refusals: none.
     */
    public void occupyRooms(String reservationId) {
        for (AssignedRoom assigned : allocations.of(reservationId)) {
            catalogue.room(assigned.roomId()).ifPresent(Room::occupy);
        }
    }

    /**
     * The guest is out: rooms go to housekeeping, nights not stayed go back on sale, overstay tasks are done.
     * <p>Key: the reservation, checked out once. Compensation: none. Refusals: none.
     */
    public void releaseRooms(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        for (AssignedRoom assigned : allocations.of(reservationId)) {
            catalogue.room(assigned.roomId()).ifPresent(Room::vacate);
        }
        stayRelease.nightsNotStayed(reservation);
        workItems.finishWithStay(reservationId, Sentence.of("outcome.checked_out"), clock.instant());
    }
}
