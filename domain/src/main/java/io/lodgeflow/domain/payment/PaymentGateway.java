package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port to the company that moves card money. Called outside of any transaction, by any number of threads and nodes.
 *
 * <ul>
 *   <li>Every order carries a key. One key never moves money twice, however often, however late and by whomever it is
 *       repeated; a repeated order gets what became of the first.
 *   <li>A key that was closed never captures any more, not even for an order that is still on its way.
 *   <li>Every method answers in bounded time. What can go wrong at the gateway or on the line is an outcome where money
 *       moves, never an exception, and a broken line is {@code Unknown}, never a decline. Methods whose answer has no room
 *       for it throw {@link GatewayFailure}.
 *   <li>Looking moves nothing.
 * </ul>
 */
public interface PaymentGateway {

    /** The name in settings and addresses, such as {@code sandbox}; lower case. */
    String name();

    /** Takes the money, or finds out what became of the same order before. */
    ChargeOutcome charge(Charge charge);

    /**
     * What became of a charge. Empty: no order under the key has arrived so far. That is no promise, one may still be on its
     * way; {@link #close} makes it one. A line that is down is {@code Unknown} here, never {@code Unavailable}.
     */
    Optional<ChargeOutcome> look(String key);

    /**
     * Shuts the door: after {@code Closed} no money is ever captured under the key. May be repeated. Works for keys that the
     * gateway has not seen yet.
     */
    CloseOutcome close(String key);

    /**
     * Gives money back. A refund that failed has failed for good: its key answers {@code Failed} for ever, another try is
     * another refund with a key of its own.
     */
    RefundOutcome refund(RefundOrder order);

    /** What became of a refund. Empty: it has not arrived so far, though it may still be on its way. */
    Optional<RefundOutcome> lookRefund(RefundOrder order);

    /**
     * All that went back of a charge or is on its way back, whoever asked for it: people may do so at the gateway itself.
     *
     * @throws GatewayFailure when the gateway cannot be asked
     */
    List<Movement> refundsOf(String chargeReference);

    /**
     * How a chargeback stands. Empty: the gateway does not know it.
     *
     * @throws GatewayFailure when the gateway cannot be asked
     */
    Optional<Dispute> lookDispute(String reference);

    /**
     * What the gateway says it moved, by the instant at which it was ordered, oldest first.
     *
     * @param from inclusive
     * @param to exclusive
     * @throws GatewayFailure when the gateway cannot be asked; a part of a list would be taken for the whole
     */
    List<Movement> movements(Instant from, Instant to);

    /**
     * Checks a card and keeps it, so that it may be charged later while its owner is away. Moves no money. The same key asks
     * about the same card again, such as after its owner has confirmed at the bank.
     */
    SetupOutcome setUp(CardSetup setup);

    /** @param paymentToken stands for a card */
    record CardSetup(String key, String paymentToken) {}

    sealed interface SetupOutcome {
        /** @param paymentToken with which the card is charged later; may be another than it was set up with */
        record Ready(String paymentToken) implements SetupOutcome {}

        /** As of a declined charge: the card is no guarantee. */
        record Refused(String code, String detail) implements SetupOutcome {}

        /** @param nextAction the address where its owner must confirm first */
        record ActionNeeded(String nextAction) implements SetupOutcome {}

        /** Nobody knows: ask again with the same key. */
        record Unknown(String cause) implements SetupOutcome {}
    }

    /** @param paymentToken stands for a card; card numbers never come here */
    record Charge(String key, Money amount, String paymentToken, String reservationId) {}

    /** @param chargeReference what {@link ChargeOutcome.Captured} named */
    record RefundOrder(String key, String chargeReference, Money amount) {}

    sealed interface ChargeOutcome {
        /** The money is taken, for good. */
        record Captured(String reference) implements ChargeOutcome {}

        /**
         * The order is refused, for good: nothing was and nothing will be taken under its key.
         *
         * @param code stable, such as {@code insufficient_funds}
         * @param detail one sentence for the guest
         */
        record Declined(String code, String detail) implements ChargeOutcome {}

        /**
         * Accepted and not decided: it will be captured or declined later, which an event of the gateway or {@link #look}
         * tells.
         *
         * @param nextAction the address that the guest must visit to go on (such as the bank's confirmation); absent when
         *     only the bank is waited for
         */
        record Pending(String reference, @Nullable String nextAction) implements ChargeOutcome {}

        /** Neither known to be paid nor known not to be: ask again with the same key. */
        record Unknown(String cause) implements ChargeOutcome {}

        /**
         * This call surely did not reach the gateway: it moved nothing and never will. Says nothing of earlier calls with the
         * same key.
         */
        record Unavailable(String cause) implements ChargeOutcome {}
    }

    sealed interface CloseOutcome {
        /** No money was taken under the key, and none ever will be. */
        record Closed() implements CloseOutcome {}

        /** Too late, the money is there. */
        record AlreadyCaptured(String reference) implements CloseOutcome {}

        /**
         * The bank is deciding and cannot be stopped: the money may arrive at any moment from now on, or never. An event of
         * the gateway or {@link #look} tells.
         */
        record Undecided(String reference) implements CloseOutcome {}

        /** The door may be open or shut, and a charge may have come through: ask again. */
        record Unknown(String cause) implements CloseOutcome {}
    }

    sealed interface RefundOutcome {
        /** The money is on its way to the guest and will not come back. */
        record Succeeded(String reference) implements RefundOutcome {}

        /** Accepted and not decided: it will succeed or fail later, which an event or {@link #lookRefund} tells. */
        record Pending(String reference) implements RefundOutcome {}

        /** Nothing was given back under the key, and nothing will be. */
        record Failed(String reason) implements RefundOutcome {}

        /** Neither known to be given back nor known not to be: ask again with the same key. */
        record Unknown(String cause) implements RefundOutcome {}
    }

    /**
     * One movement of money as the gateway has it in its books.
     *
     * @param key of the order; absent when the gateway moved it without one (chargebacks, or money moved by hand at the
     *     gateway)
     * @param reference of the movement at the gateway
     * @param chargeReference of the charge that it belongs to; of a charge its own
     * @param amount positive, whichever way it went
     * @param settled whether it is final; a refund that is not may still fail
     */
    record Movement(
            Kind kind,
            @Nullable String key,
            String reference,
            String chargeReference,
            Money amount,
            boolean settled,
            Instant at) {

        public enum Kind {
            /** From the guest to the hotel. */
            CHARGE,
            /** From the hotel to the guest. */
            REFUND,
            /** Taken from the hotel by the guest's bank. */
            CHARGEBACK,
            /** A chargeback that the hotel has won, given back to it. */
            CHARGEBACK_REVERSAL
        }
    }

    /**
     * A guest's bank took a payment back, or asks whether it should, and the hotel may object.
     *
     * @param reason stable, such as {@code fraudulent} or {@code product_not_received}
     * @param amount what the dispute is about; it may be a part of the charge
     * @param withdrawn whether the bank has it now: not while it only asks, nor when it was given back
     * @param evidenceDueAt until when the gateway takes evidence; absent if it does not say
     */
    record Dispute(
            String reference,
            String chargeReference,
            Money amount,
            String reason,
            Status status,
            boolean withdrawn,
            @Nullable Instant evidenceDueAt) {

        public enum Status {
            /** Evidence may be handed in. */
            OPEN,
            /** Given back to the hotel, or never taken; may follow a loss. */
            WON,
            LOST
        }
    }

    /** The gateway cannot be asked right now. */
    final class GatewayFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public GatewayFailure(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
