package io.lodgeflow.workflows.payment;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.GiveBack;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.RefundMessage;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Divides money to be given back over the payments it came from, the latest first, never more than each has left. */
@Component
public class RefundPlanner {

    private final Payments payments;
    private final WorkItems workItems;
    private final ReservationWorkflow workflow;
    private final Identifiers identifiers;

    RefundPlanner(Payments payments, WorkItems workItems, ReservationWorkflow workflow, Identifiers identifiers) {
        this.payments = payments;
        this.workItems = workItems;
        this.workflow = workflow;
        this.identifiers = identifiers;
    }

    /** Asked for and not decided: they end with the booking, whose own rules then decide about the money. */
    public Money awaitingApproval(Reservation reservation) {
        return payments.refundsOf(reservation.id()).stream()
                .filter(Refund::isAwaitingApproval)
                .map(Refund::amount)
                .reduce(Money.zero(reservation.currency()), Money::plus);
    }

    public void withdrawAwaiting(Reservation reservation, Actor actor, Instant now) {
        List<Refund> awaiting = payments.refundsOf(reservation.id()).stream()
                .filter(Refund::isAwaitingApproval)
                .toList();
        if (awaiting.isEmpty()) {
            return;
        }
        awaiting.forEach(refund -> refund.withdraw(actor));
        workItems.finish(reservation.id(), WorkItem.Kind.APPROVE_REFUND, Sentence.of("outcome.ended"), now);
        workflow.tellRefund(reservation.id(), RefundMessage.RefundDecided);
    }

    /**
     * Of a booking that has just ended and has nothing to give back any more: the payment shows what went back before.
     * Nothing while a refund is under way, which shows it when it is made.
     */
    public void settleEarlier(Reservation reservation) {
        List<Refund> refunds = payments.refundsOf(reservation.id());
        boolean underWay =
                refunds.stream().anyMatch(refund -> refund.isDue() || refund.status() == Refund.Status.FAILED);
        if (!underWay && refunds.stream().anyMatch(refund -> refund.status() == Refund.Status.SUCCEEDED)) {
            reservation.settleRefunds(
                    payments.kept(reservation.id(), reservation.currency()).isZero());
        }
    }

    /** Promises both parts: the money, and the points. */
    public void promise(Reservation reservation, GiveBack back, String reason, Instant now) {
        promise(reservation.id(), back.money(), reason, now);
        reservation.promisePoints(back.points());
    }

    /** Promises all that one payment has left, and nothing of any other. */
    public void promiseAllOf(PaymentAttempt payment, String reason, Instant now) {
        Money left = payment.refundable();
        if (left.isPositive()) {
            payment.reserveRefund(left);
            payments.add(new Refund(identifiers.next("rfd"), payment, left, reason, now));
        }
    }

    /**
     * Stores the refunds that together make the amount; the workflow brings them to the gateway.
     *
     * @throws IllegalStateException if the payments have less left than that
     */
    public void promise(String reservationId, Money amount, String reason, Instant now) {
        Money left = amount;
        List<PaymentAttempt> latestFirst =
                left.isPositive() ? payments.attemptsOf(reservationId).reversed() : List.of();
        for (PaymentAttempt payment : latestFirst) {
            Money part = payment.refundable().compareTo(left) < 0 ? payment.refundable() : left;
            if (part.isPositive()) {
                payment.reserveRefund(part);
                payments.add(new Refund(identifiers.next("rfd"), payment, part, reason, now));
                left = left.minus(part);
            }
        }
        if (left.isPositive()) {
            throw new IllegalStateException(reservationId + " has " + left + " too little paid to give back " + amount);
        }
    }
}
