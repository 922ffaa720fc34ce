package io.lodgeflow.activities.refund;

import io.lodgeflow.activities.payment.inbox.GatewayNews;
import io.lodgeflow.activities.payment.inbox.GatewayNews.RefundsListed;
import io.lodgeflow.activities.payment.inbox.GatewayNewsEffect;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway.Movement;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.refund.ConfirmedRefunds;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.RefundMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Money that people gave back at the gateway itself, each once, by the gateway's reference of it. It is the refund of ours that
 * the gateway refused, or for which it has no room any more; else the hotel forgoes it; and what the payment has not left is a
 * task. From then on refunds of ours count it.
 */
@Component
class FollowForeignRefund implements GatewayNewsEffect {

    private final Reservations reservations;
    private final Payments payments;
    private final ConfirmedRefunds confirmed;
    private final WorkItems workItems;
    private final Identifiers identifiers;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    FollowForeignRefund(
            Reservations reservations,
            Payments payments,
            ConfirmedRefunds confirmed,
            WorkItems workItems,
            Identifiers identifiers,
            ReservationWorkflow workflow,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.confirmed = confirmed;
        this.workItems = workItems;
        this.identifiers = identifiers;
        this.workflow = workflow;
        this.clock = clock;
    }

    @Override
    public void on(GatewayNews news) {
        if (news instanceof RefundsListed listed) {
            Reservation reservation = reservations.lockExisting(listed.reservationId());
            PaymentAttempt payment = payments.attempt(listed.attemptId()).orElseThrow();
            Money gone = listed.refunds().stream()
                    .map(Movement::amount)
                    .reduce(Money.zero(payment.amount().currency()), Money::plus);
            listed.refunds().stream()
                    .filter(refund -> refund.key() == null && refund.settled() && !isKnown(reservation, refund))
                    .forEach(refund -> follow(
                            reservation, payment, refund, payment.amount().minus(gone)));
        }
    }

    private boolean isKnown(Reservation reservation, Movement refund) {
        return payments.refundsOf(reservation.id()).stream()
                .anyMatch(known -> refund.reference().equals(known.gatewayReference()));
    }

    /** @param room what the gateway has left of the charge */
    private void follow(Reservation reservation, PaymentAttempt payment, Movement given, Money room) {
        Instant now = clock.instant();
        Optional<Refund> promised = payments.refundsOf(reservation.id()).stream()
                .filter(refund -> refund.paymentAttemptId().equals(payment.id()))
                .filter(refund -> refund.amount().equals(given.amount()))
                .filter(refund -> refund.status() == Refund.Status.FAILED
                        || (refund.status() == Refund.Status.PENDING && room.compareTo(refund.amount()) < 0))
                .findFirst();
        if (promised.isPresent()) {
            promised.get().foundAtGateway(given.reference(), now);
            confirmed.post(reservation, promised.get(), now);
            endTask(reservation, given, now);
            workflow.tellRefund(reservation.id(), RefundMessage.RefundSettled);
        } else if (given.amount().compareTo(payment.refundable()) <= 0) {
            Refund refund =
                    Refund.madeAtGateway(identifiers.next("rfd"), payment, given.amount(), given.reference(), now);
            payment.reserveRefund(refund.amount());
            payments.add(refund);
            confirmed.post(reservation, refund, now);
        } else {
            workItems.addOnce(new WorkItem(
                    identifiers.next("wrk"),
                    reservation.id(),
                    reservation.hotelId(),
                    WorkItem.Kind.PAYMENT_UNKNOWN,
                    Sentence.of("work.refund_elsewhere", given.amount(), reservation.confirmationNumber()),
                    List.of(Sentence.of("choice.dashboard")),
                    now,
                    now.plus(Duration.ofDays(1))));
        }
    }

    private void endTask(Reservation reservation, Movement given, Instant now) {
        if (payments.refundsOf(reservation.id()).stream()
                .noneMatch(refund -> refund.status() == Refund.Status.FAILED)) {
            workItems.finish(
                    reservation.id(),
                    WorkItem.Kind.REFUND_FAILED,
                    Sentence.of("outcome.refunded_by_hand", given.reference()),
                    now);
        }
    }
}
