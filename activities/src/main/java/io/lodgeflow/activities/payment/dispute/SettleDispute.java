package io.lodgeflow.activities.payment.dispute;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.operations.WorkItem;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.payment.Disputes;
import io.lodgeflow.domain.payment.PaymentDispute;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.RefundPlanner;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The books follow the bank. Lost: the money is gone and the folio says so; of a booking that has ended the hotel writes off
 * what is then owed, of one that lives the guest owes it. Won: the hotel has the money again; what a booking that has ended
 * left of it to the guest goes back by a refund.
 * <p>Key: the dispute, settled once. Compensation: none. Refusals: none.
 */
@Component
class SettleDispute implements Activity {

    private final Reservations reservations;
    private final Disputes disputes;
    private final Payments payments;
    private final Folios folios;
    private final Catalogue catalogue;
    private final WorkItems workItems;
    private final RefundPlanner refunds;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    SettleDispute(
            Reservations reservations,
            Disputes disputes,
            Payments payments,
            Folios folios,
            Catalogue catalogue,
            WorkItems workItems,
            RefundPlanner refunds,
            ReservationWorkflow workflow,
            Clock clock) {
        this.reservations = reservations;
        this.disputes = disputes;
        this.payments = payments;
        this.folios = folios;
        this.catalogue = catalogue;
        this.workItems = workItems;
        this.refunds = refunds;
        this.workflow = workflow;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        for (PaymentDispute dispute : disputes.of(reservationId)) {
            if (dispute.isToBeSettled()) {
                settle(reservation, dispute, now);
            }
        }
        if (disputes.of(reservationId).stream().noneMatch(PaymentDispute::isOpen)) {
            workItems.finish(reservationId, WorkItem.Kind.DISPUTE, "decided by the bank", now);
        }
    }

    private void settle(Reservation reservation, PaymentDispute dispute, Instant now) {
        boolean won = dispute.status() == Dispute.Status.WON;
        if (won) {
            payments.attempt(dispute.paymentAttemptId()).orElseThrow().endDispute();
        } else {
            post(reservation, dispute, "chargeback", Posting.Type.CHARGEBACK, dispute.amount(), now);
        }
        reservation.noteDisputeClosed(
                won, "Chargeback of " + dispute.amount() + (won ? " won: " : " lost: ") + dispute.reason(), now);
        disputes.settled(dispute.reference(), now);
        if (!reservation.status().holdsNights()) {
            balanceEnded(reservation, dispute, now);
        }
    }

    private void balanceEnded(Reservation reservation, PaymentDispute dispute, Instant now) {
        Money balance = folios.balance(reservation.id(), reservation.currency());
        if (balance.isPositive()) {
            post(reservation, dispute, "write-off", Posting.Type.ALLOWANCE, balance.negated(), now);
        } else if (!balance.isZero()) {
            Money left = payments.kept(reservation.id(), reservation.currency());
            Money back = left.compareTo(balance.negated()) < 0 ? left : balance.negated();
            refunds.promise(reservation.id(), back, "chargeback won, stay was canceled", now);
            workflow.startRefund(reservation.id());
        }
    }

    private void post(
            Reservation reservation,
            PaymentDispute dispute,
            String what,
            Posting.Type type,
            Money amount,
            Instant now) {
        folios.post(List.of(new Posting(
                dispute.reference() + ":" + what,
                reservation.id(),
                type,
                amount,
                type == Posting.Type.CHARGEBACK ? "Chargeback, " + dispute.reason() : "Chargeback written off",
                catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now),
                now)));
    }
}
