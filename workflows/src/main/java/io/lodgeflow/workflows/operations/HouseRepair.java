package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.notification.GuestMessage;
import io.lodgeflow.domain.notification.GuestMessages;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.workflows.frontdesk.AssignRoomsByHand;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Repairs that the booking's own hotel may do too: rooms, messages, notes; and who looks after a booking. */
@Component
class HouseRepair {

    private final AssignRoomsByHand assignRooms;
    private final GuestMessages messages;
    private final GuestMessageCopies copies;
    private final BookingAssignments assignments;
    private final Identifiers identifiers;
    private final WakeUp wakeUp;

    HouseRepair(
            AssignRoomsByHand assignRooms,
            GuestMessages messages,
            GuestMessageCopies copies,
            BookingAssignments assignments,
            Identifiers identifiers,
            WakeUp wakeUp) {
        this.assignRooms = assignRooms;
        this.messages = messages;
        this.copies = copies;
        this.assignments = assignments;
        this.identifiers = identifiers;
        this.wakeUp = wakeUp;
    }

    Result<List<Effect>> previewRooms(RepairSubject subject, Repair.ReassignRoom repair) {
        Optional<Refusal> refusal = subject.reservation()
                .refusalToAssignRooms()
                .or(() -> assignRooms.refusal(subject.reservation(), subject.hotel(), repair.roomIds()));
        return refusal.isPresent()
                ? Result.refused(refusal.get())
                : Result.done(List.of(
                        Effect.of(Effect.Kind.ROOMS, "The rooms it has are given up, these are assigned."),
                        Effect.of(Effect.Kind.GUEST_TOLD, "The guest is told the new room.")));
    }

    Result<List<Effect>> reassignRooms(
            RepairSubject subject, Repair.ReassignRoom repair, String reason, Operator operator) {
        return assignRooms
                .assign(subject.id(), repair.roomIds(), reason, null, operator.actor())
                .map(rooms -> List.of(Effect.of(
                        Effect.Kind.ROOMS,
                        "Room " + rooms.stream().map(AssignedRoom::number).collect(Collectors.joining(", ")))));
    }

    Result<List<Effect>> previewMessage(RepairSubject subject, Repair.ResendMessage repair) {
        Optional<GuestMessage> message = message(subject, repair);
        return message.isEmpty()
                ? Result.refused(Refusal.notFound("message", Objects.requireNonNullElse(repair.messageId(), "latest")))
                : Result.done(List.of(Effect.of(
                        Effect.Kind.GUEST_TOLD,
                        "'" + message.get().subject() + "' goes to "
                                + subject.reservation().guest().email() + " once more.")));
    }

    private Optional<GuestMessage> message(RepairSubject subject, Repair.ResendMessage repair) {
        String id = repair.messageId();
        if (id == null) {
            return messages.of(subject.id()).stream().reduce((older, newer) -> newer);
        }
        return messages.find(id).filter(found -> found.reservationId().equals(subject.id()));
    }

    void resend(RepairSubject subject, Repair.ResendMessage repair) {
        copies.sendAgain(
                message(subject, repair).orElseThrow().id(),
                identifiers.next("msg"),
                subject.reservation().guest().email(),
                subject.now());
        wakeUp.afterCommit();
    }

    Result<List<Effect>> previewAssign(RepairSubject subject, @Nullable String assignee) {
        String present = assignments.assigneeOf(subject.id()).orElse(null);
        return Objects.equals(present, assignee)
                ? Result.refused(Refusal.conflict("already_assigned", "That is so already."))
                : Result.done(List.of(Effect.of(
                        Effect.Kind.NOTHING,
                        assignee == null
                                ? "Nobody looks after this booking from now on."
                                : assignee + " looks after this booking from now on.")));
    }

    void assign(RepairSubject subject, @Nullable String assignee, Operator operator) {
        assignments.assign(subject.id(), assignee, operator.actor().name(), subject.now());
    }
}
