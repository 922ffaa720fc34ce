package io.lodgeflow.activities.assignment;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Question;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import io.lodgeflow.workflows.process.ReservationWorkflow.Message;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Did the booking lose its rooms by a change after the time of assignment?
 */
@Component
class NeedsNewRooms implements Question {

    private final Reservations reservations;
    private final ReservationWorkflow workflow;

    NeedsNewRooms(Reservations reservations, ReservationWorkflow workflow) {
        this.reservations = reservations;
        this.workflow = workflow;
    }

    @Override
    public boolean answer(String reservationId) {
        return !reservations.lockExisting(reservationId).roomsAssigned()
                && Stream.of(Message.GuestCheckedIn, Message.GuestCheckedOut, Message.RoomsAssigned)
                        .anyMatch(message -> workflow.isWaitingFor(reservationId, message));
    }
}
