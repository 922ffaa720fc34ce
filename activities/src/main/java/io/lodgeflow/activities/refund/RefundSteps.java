package io.lodgeflow.activities.refund;

import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.PaymentStatus;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.refund.Allowances;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.RefundMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Money that goes back, from the promise to its confirmation; {@link RefundPayment} asks the gateway. */
@Component
public class RefundSteps {

    private final Reservations reservations;
    private final Payments payments;
    private final Folios folios;
    private final Allowances allowances;
    private final WorkItems workItems;
    private final Identifiers identifiers;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    RefundSteps(
            Reservations reservations,
            Payments payments,
            Folios folios,
            Allowances allowances,
            WorkItems workItems,
            Identifiers identifiers,
            ReservationWorkflow workflow,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.folios = folios;
        this.allowances = allowances;
        this.workItems = workItems;
        this.identifiers = identifiers;
        this.workflow = workflow;
        this.clock = clock;
    }

    /**
     * Is money or are points to be given back, and has nobody to approve it first? A refund that was denied gives its
     * amount free before anything else goes on, whatever other refunds of the booking are due: each of those has a
     * process of its own. A bank may return a refund after its last try: that one is for support, at the end of the
     * same way.
     */
    public boolean isRefundDue(String reservationId) {
        List<Refund> refunds = payments.refundsOf(reservationId);
        return refunds.stream().noneMatch(Refund::isDenied)
                && (reservations.lockExisting(reservationId).points().toReturn() > 0
                        || refunds.stream().anyMatch(RefundSteps::isUnderWay));
    }

    private static boolean isUnderWay(Refund refund) {
        return refund.isDue() || refund.status() == Refund.Status.FAILED;
    }

    /**
     * Does a refund of the booking wait for a second person? Not before one that was denied has given its amount free.
     */
    public boolean needsApproval(String reservationId) {
        List<Refund> refunds = payments.refundsOf(reservationId);
        return refunds.stream().noneMatch(Refund::isDenied) && refunds.stream().anyMatch(Refund::isAwaitingApproval);
    }

    /**
     * Does a refund wait for a second person while no process of the booking waits with it? It was asked for while
     * another one was under way, so that its own process went along with that one.
     */
    public boolean isAnotherToApprove(String reservationId) {
        return payments.refundsOf(reservationId).stream().anyMatch(Refund::isAwaitingApproval)
                && !workflow.isWaitingFor(reservationId, RefundMessage.RefundDecided);
    }

    /** Will the gateway be asked for a refund of the booking, now or later? */
    public boolean areTriesLeft(String reservationId) {
        return payments.refundsOf(reservationId).stream().anyMatch(Refund::isDue);
    }

    /** Has the gateway refused every try of a refund, so that support must give it back by hand? */
    public boolean hasRefundFailed(String reservationId) {
        return payments.refundsOf(reservationId).stream().anyMatch(refund -> refund.status() == Refund.Status.FAILED);
    }

    /**
     * Starts the refund process beside the booking's: the booking goes on whether or not the gateway has confirmed.
     * <p>Key: the step, which commits with the start. Compensation: none. Refusals: none.
     */
    public void startRefund(String reservationId) {
        workflow.startRefund(reservationId);
    }

    /**
     * Sends the stored refunds of a booking on their way, unless they wait for approval.
     * <p>Key: each refund, whose state allows it once. Compensation: cancelRefund, as long as it has not begun.
     * Refusals: none.
     */
    public void requestRefund(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        List<Refund> begun = payments.refundsOf(reservationId).stream()
                .filter(refund -> refund.status() == Refund.Status.REQUESTED && refund.isDue())
                .toList();
        if (begun.isEmpty()) {
            return;
        }
        begun.forEach(Refund::begin);
        reservation.requestRefund(
                Sentence.of(
                        "history.refund_requested",
                        sum(begun, reservation),
                        begun.getFirst().reason()),
                new Actor(begun.getFirst().requestedBy()),
                clock.instant());
    }

    /**
     * Compensates requestRefund: a refund that was rejected or withdrawn gives its amount free again.
     * <p>Key: each refund, whose state allows it once. Compensation: none. Refusals: none.
     */
    public void cancelRefund(String reservationId) {
        List<Refund> denied = payments.refundsOf(reservationId).stream()
                .filter(Refund::isDenied)
                .toList();
        if (denied.isEmpty()) {
            return;
        }
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        for (Refund refund : denied) {
            payments.attempt(refund.paymentAttemptId()).orElseThrow().releaseRefund(refund.amount());
            refund.cancel(now);
            takeAllowanceBack(reservation, refund, now);
            reservation.cancelRefund(
                    Sentence.of("history.refund_canceled", refund.amount(), refund.failure()),
                    new Actor(String.valueOf(refund.decidedBy())),
                    now);
        }
    }

    /** The check-out has counted on it; the money that stays is kept for nothing else. */
    private void takeAllowanceBack(Reservation reservation, Refund refund, Instant now) {
        if (allowances.isPosted(refund, folios.of(reservation.id()))) {
            folios.post(List.of(allowances.reversalOf(allowances.postingFor(reservation, refund, now), now)));
        }
    }

    /**
     * The order of a canceled booking is being canceled: its payment shows a refund under way. A refund without a
     * cancellation leaves the order as it is.
     * <p>Key: setting the same state again changes nothing. Compensation: completeOrderCancellation ends it. Refusals:
     * none.
     */
    public void beginOrderCancellation(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.status() == ReservationStatus.CANCELED) {
            reservation.awaitRefund();
        }
    }

    /**
     * Every refund of the booking is confirmed: a canceled one is refunded, of one that ended otherwise the payment
     * shows it. Does nothing while a refund is under way, or for a booking that lives.
     * <p>Key: the reservation, whose state allows it once. Compensation: none. Refusals: none.
     */
    public void completeOrderCancellation(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        List<Refund> refunds = payments.refundsOf(reservationId);
        if (refunds.stream().anyMatch(RefundSteps::isUnderWay)
                || reservation.status().holdsNights()) {
            return;
        }
        List<Refund> made = refunds.stream()
                .filter(refund -> refund.status() == Refund.Status.SUCCEEDED)
                .toList();
        boolean inFull = payments.attemptsOf(reservationId).stream()
                .map(PaymentAttempt::refundable)
                .allMatch(Money::isZero);
        if (reservation.status() == ReservationStatus.CANCELED
                && reservation.paymentStatus() == PaymentStatus.REFUND_PENDING) {
            reservation.completeRefund(sum(made, reservation), inFull, clock.instant());
        } else if (!made.isEmpty()) {
            reservation.settleRefunds(inFull);
        }
    }

    private static Money sum(List<Refund> refunds, Reservation reservation) {
        return refunds.stream().map(Refund::amount).reduce(Money.zero(reservation.currency()), Money::plus);
    }

    /**
     * The gateway refused a refund: support gives the money back by hand.
     * <p>Key: one open task of the kind for each reservation. Compensation: none. Refusals: none.
     */
    public void raiseRefundFailure(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        workItems.addOnce(new WorkItem(
                identifiers.next("wrk"),
                reservationId,
                reservation.hotelId(),
                WorkItem.Kind.REFUND_FAILED,
                Sentence.of("work.refund_refused", reservation.confirmationNumber()),
                List.of(Sentence.of("choice.transfer"), Sentence.of("choice.try_again")),
                now,
                now.plus(Duration.ofDays(1))));
    }
}
