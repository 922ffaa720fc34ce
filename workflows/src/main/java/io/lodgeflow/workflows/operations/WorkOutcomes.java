package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import io.lodgeflow.engine.incident.WorkflowRepairs;
import io.lodgeflow.workflows.assignment.AssignRoomsByHand;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.frontdesk.CheckOut;
import io.lodgeflow.workflows.payment.TakePayment;
import io.lodgeflow.workflows.refund.DecideRefund;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What follows from the outcome of a work item, in the running transaction. */
@Component
class WorkOutcomes {

    private final AssignRoomsByHand assignRooms;
    private final CancelReservation cancelReservation;
    private final CheckOut checkOut;
    private final WorkflowRepairs workflow;
    private final DecideRefund decideRefund;
    private final Payments payments;
    private final TakePayment takePayment;

    WorkOutcomes(
            AssignRoomsByHand assignRooms,
            CancelReservation cancelReservation,
            CheckOut checkOut,
            WorkflowRepairs workflow,
            DecideRefund decideRefund,
            Payments payments,
            TakePayment takePayment) {
        this.assignRooms = assignRooms;
        this.cancelReservation = cancelReservation;
        this.checkOut = checkOut;
        this.workflow = workflow;
        this.decideRefund = decideRefund;
        this.payments = payments;
        this.takePayment = takePayment;
    }

    /** @return the outcome */
    Result<Sentence> follow(WorkItem item, WorkOutcome outcome, String reason, Operator operator) {
        String id = item.reservationId();
        return switch (outcome) {
            case WorkOutcome.RoomsFound found ->
                assignRooms
                        .assign(id, found.roomIds(), reason, null, operator.actor())
                        .map(rooms -> Sentence.of(
                                "outcome.room",
                                rooms.stream().map(AssignedRoom::number).collect(Collectors.joining(", "))));
            case WorkOutcome.NoRoom none ->
                givesEverythingBack(item, operator)
                        ? cancelReservation
                                .cancelForWantOfRoom(id, reason, operator.actor())
                                .map(quote -> Sentence.of("outcome.no_room", quote.refund()))
                        : Result.refused(Refusal.forbidden("everything_back"));
            case WorkOutcome.CheckedOut left ->
                checkOut.checkOut(id, left.settlement(), null, operator.actor())
                        .map(paid -> Sentence.of("outcome.checked_out"));
            case WorkOutcome.AskAgain again -> askAgain(id);
            case WorkOutcome.RefundedByHand byHand ->
                headOffice(operator)
                        .then(granted -> each(
                                id,
                                WorkOutcomes::hasFailed,
                                refund -> decideRefund.settleByHand(refund, byHand.reference(), operator.actor()),
                                Sentence.of("outcome.by_hand", byHand.reference())));
            case WorkOutcome.RefundTriedAgain again ->
                headOffice(operator)
                        .then(granted -> each(
                                id,
                                WorkOutcomes::hasFailed,
                                refund -> decideRefund.retry(refund, operator.actor()),
                                Sentence.of("outcome.tries_again")));
            case WorkOutcome.RefundDecided decided ->
                headOffice(operator).then(granted -> decideWaiting(id, decided.approved(), reason, operator));
            case WorkOutcome.BalanceCollected collected ->
                takePayment.take(id, collected.method(), null, null).map(payment -> Sentence.of("outcome.taken"));
            case WorkOutcome.DisputeAnswered answered ->
                headOffice(operator)
                        .map(granted -> answered.evidenceHandedIn()
                                ? Sentence.of("outcome.evidence")
                                : Sentence.of("outcome.accepted"));
        };
    }

    /** After the cut-off the manager of the house, too. */
    private static boolean givesEverythingBack(WorkItem item, Operator operator) {
        return RepairKind.COMPENSATE.isAllowedTo(operator.role())
                || (operator.role() == Role.HOTEL_MANAGER && item.kind() == WorkItem.Kind.GUEST_UNHOUSED);
    }

    private static Result<Boolean> headOffice(Operator operator) {
        return operator.role().isHeadOffice()
                ? Result.done(true)
                : Result.refused(Refusal.forbidden("refund_decision"));
    }

    private Result<Sentence> askAgain(String reservationId) {
        List<WorkflowRepairs.FailedWork> calls = workflow.failedWork(reservationId).stream()
                .filter(work -> work.kind() == IncidentRecord.Kind.REMOTE_CALL)
                .toList();
        if (calls.isEmpty()) {
            return Result.refused(Refusal.conflict("nothing_failed.gateway"));
        }
        calls.forEach(work -> workflow.release(work.workId(), work.kind()));
        return Result.done(Sentence.of("outcome.asked_again"));
    }

    private Result<Sentence> decideWaiting(String reservationId, boolean approved, String reason, Operator operator) {
        return approved
                ? each(
                        reservationId,
                        Refund::isAwaitingApproval,
                        refund -> decideRefund.approve(refund, operator.actor()),
                        Sentence.of("outcome.approved"))
                : each(
                        reservationId,
                        Refund::isAwaitingApproval,
                        refund -> decideRefund.reject(refund, reason, operator.actor()),
                        Sentence.of("outcome.rejected"));
    }

    private static boolean hasFailed(Refund refund) {
        return refund.status() == Refund.Status.FAILED;
    }

    /** One decision about every refund of the booking in this state; the first refusal undoes all. */
    private Result<Sentence> each(
            String reservationId,
            Predicate<Refund> state,
            Function<String, Result<String>> decision,
            Sentence outcome) {
        List<String> waiting = payments.refundsOf(reservationId).stream()
                .filter(state)
                .map(Refund::id)
                .toList();
        if (waiting.isEmpty()) {
            return Result.refused(Refusal.conflict("no_such_refund"));
        }
        Result<String> decided = Result.done("");
        for (String refund : waiting) {
            decided = decided.then(before -> decision.apply(refund));
        }
        return decided.map(last -> outcome);
    }
}
