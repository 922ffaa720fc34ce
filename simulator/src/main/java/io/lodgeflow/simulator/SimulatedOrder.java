package io.lodgeflow.simulator;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent.Subject;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order that has arrived at the simulated gateway, and what became of it. */
final class SimulatedOrder {

    enum State {
        PENDING,
        /** The money has moved. */
        MOVED,
        REFUSED,
        /** Nobody can pay under its key any more. */
        CLOSED
    }

    final Subject subject;
    final String key;
    final String reference;
    final String chargeReference;
    final String reservationId;
    final Money amount;
    final Instant at;
    State state;
    /** So many answers are still lost on the way. */
    int silent;
    /** A pending order becomes this at that instant. */
    State decidesAs = State.PENDING;

    @Nullable
    Instant decidesAt;
    /** The money had moved back to the guest, and the guest's bank returned it. */
    boolean returned;
    /** The bank decides and cannot be stopped. */
    boolean unstoppable;

    SimulatedOrder(
            Subject subject,
            String key,
            String reference,
            String chargeReference,
            String reservationId,
            Money amount,
            Instant at,
            State state) {
        this.subject = subject;
        this.key = key;
        this.reference = reference;
        this.chargeReference = chargeReference;
        this.reservationId = reservationId;
        this.amount = amount;
        this.at = at;
        this.state = state;
    }

    boolean isCharge() {
        return subject == Subject.CHARGE;
    }

    boolean hasMoved() {
        return state == State.MOVED;
    }

    void returnAt(Instant instant) {
        decidesAt = instant;
        decidesAs = State.REFUSED;
    }

    void pendingUntil(Instant instant, State then) {
        state = State.PENDING;
        decidesAt = instant;
        decidesAs = then;
    }

    ChargeOutcome chargeOutcome() {
        return switch (state) {
            case PENDING -> new ChargeOutcome.Pending(reference, null);
            case MOVED -> new ChargeOutcome.Captured(reference);
            case REFUSED -> new ChargeOutcome.Declined("do_not_honor", "The bank declined the card.");
            case CLOSED -> new ChargeOutcome.Declined("payment_closed", "The time to pay is over.");
        };
    }

    RefundOutcome refundOutcome() {
        return switch (state) {
            case PENDING -> new RefundOutcome.Pending(reference);
            case MOVED -> new RefundOutcome.Succeeded(reference);
            case REFUSED, CLOSED -> new RefundOutcome.Failed("the guest's bank refused the refund");
        };
    }
}
