package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.operations.WorkItem;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.engine.WorkflowRepairs;
import io.lodgeflow.workflows.frontdesk.AssignRoomsByHand;
import io.lodgeflow.workflows.frontdesk.CheckOut;
import io.lodgeflow.workflows.reservation.CancelReservation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What follows from the outcome of a work item, in the running transaction. */
@Component
class WorkOutcomes {

    private final AssignRoomsByHand assignRooms;
    private final CancelReservation cancelReservation;
    private final CheckOut checkOut;
    private final WorkflowRepairs workflow;
    private final Reservations reservations;
    private final Payments payments;
    private final Folios folios;
    private final Catalogue catalogue;
    private final Clock clock;

    WorkOutcomes(
            AssignRoomsByHand assignRooms,
            CancelReservation cancelReservation,
            CheckOut checkOut,
            WorkflowRepairs workflow,
            Reservations reservations,
            Payments payments,
            Folios folios,
            Catalogue catalogue,
            Clock clock) {
        this.assignRooms = assignRooms;
        this.cancelReservation = cancelReservation;
        this.checkOut = checkOut;
        this.workflow = workflow;
        this.reservations = reservations;
        this.payments = payments;
        this.folios = folios;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @return the outcome in words */
    Result<String> follow(WorkItem item, WorkOutcome outcome, String reason, Operator operator) {
        String id = item.reservationId();
        return switch (outcome) {
            case WorkOutcome.RoomsFound found ->
                assignRooms
                        .assign(id, found.roomIds(), null, operator.actor())
                        .map(rooms -> "Room "
                                + rooms.stream().map(AssignedRoom::number).collect(Collectors.joining(", ")));
            case WorkOutcome.NoRoom none ->
                RepairKind.COMPENSATE.isAllowedTo(operator.role())
                        ? cancelReservation
                                .cancelWithWaiver(id, reason, operator.actor())
                                .map(quote -> "Canceled, " + quote.refund() + " back")
                        : Result.refused(Refusal.forbidden("Only operations and admins give everything back."));
            case WorkOutcome.CheckedOut left ->
                checkOut.checkOut(id, left.settlement(), null, operator.actor()).map(paid -> "Checked out");
            case WorkOutcome.AskAgain again -> askAgain(id);
            case WorkOutcome.RefundedByHand byHand ->
                operator.role().isHeadOffice()
                        ? refundedByHand(id, byHand.reference())
                        : Result.refused(Refusal.forbidden("Only the head office gives money back by hand."));
        };
    }

    private Result<String> askAgain(String reservationId) {
        List<WorkflowRepairs.FailedWork> calls = workflow.failedWork(reservationId).stream()
                .filter(work -> work.kind() == IncidentRecord.Kind.REMOTE_CALL)
                .toList();
        if (calls.isEmpty()) {
            return Result.refused(Refusal.conflict("nothing_failed", "The gateway has answered meanwhile."));
        }
        calls.forEach(work -> workflow.release(work.workId(), work.kind()));
        return Result.done("The gateway is asked again");
    }

    /** Every refused refund of the booking counts as made, each once on the folio. */
    private Result<String> refundedByHand(String reservationId, String reference) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        List<Refund> refused = payments.refundsOf(reservationId).stream()
                .filter(refund -> refund.status() == Refund.Status.FAILED)
                .toList();
        if (refused.isEmpty()) {
            return Result.refused(Refusal.conflict("no_refused_refund", "No refund of this booking was refused."));
        }
        for (Refund refund : refused) {
            refund.succeedByHand(reference, now);
            folios.post(List.of(new Posting(
                    refund.gatewayKey(),
                    reservationId,
                    Posting.Type.REFUND,
                    refund.amount(),
                    "Refund by hand, " + refund.reason(),
                    catalogue
                            .hotel(reservation.hotelId())
                            .orElseThrow()
                            .times()
                            .today(now),
                    now)));
        }
        Money back = sum(reservation, refused);
        boolean all = payments.refundsOf(reservationId).stream()
                .allMatch(refund -> refund.status() == Refund.Status.SUCCEEDED);
        if (all && reservation.status() == ReservationStatus.CANCELED) {
            boolean inFull = payments.attemptsOf(reservationId).stream()
                    .map(PaymentAttempt::refundable)
                    .allMatch(Money::isZero);
            reservation.completeRefund(sum(reservation, payments.refundsOf(reservationId)), inFull, now);
        } else {
            reservation.noteRefund(back, now);
        }
        return Result.done(back + " given back by hand, " + reference);
    }

    private static Money sum(Reservation reservation, List<Refund> refunds) {
        return refunds.stream().map(Refund::amount).reduce(Money.zero(reservation.currency()), Money::plus);
    }
}
