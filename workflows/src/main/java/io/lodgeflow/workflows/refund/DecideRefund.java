package io.lodgeflow.workflows.refund;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.reservation.Commands;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.RefundMessage;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What people decide about a refund that exists. Each decision is told to the refund process in the same transaction. */
@Component
public class DecideRefund {

    private final Commands commands;
    private final Payments payments;
    private final WorkItems workItems;
    private final ReservationWorkflow workflow;
    private final ConfirmedRefunds confirmed;
    private final Decisions decisions;
    private final Clock clock;

    DecideRefund(
            Commands commands,
            Payments payments,
            WorkItems workItems,
            ReservationWorkflow workflow,
            ConfirmedRefunds confirmed,
            Decisions decisions,
            Clock clock) {
        this.commands = commands;
        this.payments = payments;
        this.workItems = workItems;
        this.workflow = workflow;
        this.confirmed = confirmed;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** By another person than the one who asked. */
    public Result<String> approve(String refundId, Actor actor) {
        return decide(
                refundId,
                refund -> refund.refusalToDecide(actor),
                (reservation, refund) -> refund.approve(actor),
                RefundMessage.RefundDecided,
                Sentence.of("outcome.approved"));
    }

    /** By another person than the one who asked; nothing goes back, the amount is free again. */
    public Result<String> reject(String refundId, String why, Actor actor) {
        return decide(
                refundId,
                refund -> refund.refusalToDecide(actor),
                (reservation, refund) -> refund.reject(actor, why),
                RefundMessage.RefundDecided,
                Sentence.of("outcome.rejected"));
    }

    /** As long as it waits for approval. */
    public Result<String> cancel(String refundId, Actor actor) {
        return decide(
                refundId,
                Refund::refusalToWithdraw,
                (reservation, refund) -> refund.withdraw(actor),
                RefundMessage.RefundDecided,
                Sentence.of("outcome.withdrawn"));
    }

    /** Support has given the money back by other means: the folio gets its line, and the booking goes on. */
    public Result<String> settleByHand(String refundId, String reference, Actor actor) {
        Instant now = clock.instant();
        return decide(
                refundId,
                Refund::refusalToSettle,
                (reservation, refund) -> {
                    refund.settleByHand(reference, actor, now);
                    confirmed.post(reservation, refund, now);
                },
                RefundMessage.RefundSettled,
                Sentence.of("outcome.refunded_by_hand", reference));
    }

    /** The gateway refused before; it may think differently now. */
    public Result<String> retry(String refundId, Actor actor) {
        Instant now = clock.instant();
        return decide(
                refundId,
                Refund::refusalToSettle,
                (reservation, refund) -> refund.retry(actor, now),
                RefundMessage.RefundSettled,
                Sentence.of("outcome.tried_again"));
    }

    private Result<String> decide(
            String refundId,
            Function<Refund, Optional<Refusal>> guard,
            BiConsumer<Reservation, Refund> decision,
            RefundMessage message,
            Sentence outcome) {
        return decisions.decide(() -> refund(refundId)
                .then(refund -> commands.on(refund.reservationId())
                        .within(reservation -> Result.unless(guard.apply(refund), () -> {
                            decision.accept(reservation, refund);
                            finishWork(reservation.id(), outcome);
                            workflow.tellRefund(reservation.id(), message);
                            return refundId;
                        }))));
    }

    private Result<Refund> refund(String refundId) {
        return payments.refund(refundId)
                .map(Result::done)
                .orElseGet(() -> Result.refused(Refusal.notFound("refund", refundId)));
    }

    /** An item stands for all refunds of its kind of the booking. */
    private void finishWork(String reservationId, Sentence outcome) {
        finish(reservationId, WorkItem.Kind.APPROVE_REFUND, Refund::isAwaitingApproval, outcome);
        finish(reservationId, WorkItem.Kind.REFUND_FAILED, refund -> refund.status() == Refund.Status.FAILED, outcome);
    }

    private void finish(String reservationId, WorkItem.Kind kind, Predicate<Refund> stillOpen, Sentence outcome) {
        if (payments.refundsOf(reservationId).stream().noneMatch(stillOpen)) {
            workItems.finish(reservationId, kind, outcome, clock.instant());
        }
    }
}
