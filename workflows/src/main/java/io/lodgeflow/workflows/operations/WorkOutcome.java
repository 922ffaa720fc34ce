package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.workflows.payment.PaymentMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What staff decided about a work item. Each steers the workflow; the item is done by what follows from it. */
public sealed interface WorkOutcome {

    /** The kind of item it answers. */
    WorkItem.Kind of();

    /** What answers a search for a room also answers the call of the manager that follows it. */
    default boolean answers(WorkItem.Kind kind) {
        return of() == kind || (of().asksForRoom() && kind.asksForRoom());
    }

    /** These rooms; the workflow goes on to the arrival. */
    record RoomsFound(List<String> roomIds) implements WorkOutcome {
        @Override
        public WorkItem.Kind of() {
            return WorkItem.Kind.FIND_ROOM;
        }
    }

    /** No room for this guest: canceled, everything goes back. */
    record NoRoom() implements WorkOutcome {
        @Override
        public WorkItem.Kind of() {
            return WorkItem.Kind.FIND_ROOM;
        }
    }

    /** @param settlement how a balance is paid, if there is one */
    record CheckedOut(@Nullable PaymentMethod settlement) implements WorkOutcome {
        @Override
        public WorkItem.Kind of() {
            return WorkItem.Kind.OVERSTAY;
        }
    }

    /** The gateway is asked once more, with the same key. */
    record AskAgain() implements WorkOutcome {
        @Override
        public WorkItem.Kind of() {
            return WorkItem.Kind.PAYMENT_UNKNOWN;
        }
    }

    /** @param reference of the transfer by which the money went back */
    record RefundedByHand(String reference) implements WorkOutcome {
        @Override
        public WorkItem.Kind of() {
            return WorkItem.Kind.REFUND_FAILED;
        }
    }

    /** A second person agrees to the refunds that wait, or does not: four eyes. */
    record RefundDecided(boolean approved) implements WorkOutcome {
        @Override
        public WorkItem.Kind of() {
            return WorkItem.Kind.APPROVE_REFUND;
        }
    }

    /** What the card did not pay was taken at the hotel. */
    record BalanceCollected(PaymentMethod method) implements WorkOutcome {
        @Override
        public WorkItem.Kind of() {
            return WorkItem.Kind.BALANCE_UNPAID;
        }
    }

    /** Support has done its part of a chargeback; the bank decides, and the workflow waits for it. */
    record DisputeAnswered(boolean evidenceHandedIn) implements WorkOutcome {
        @Override
        public WorkItem.Kind of() {
            return WorkItem.Kind.DISPUTE;
        }
    }

    /** The gateway tries the refused refunds once more. */
    record RefundTriedAgain() implements WorkOutcome {
        @Override
        public WorkItem.Kind of() {
            return WorkItem.Kind.REFUND_FAILED;
        }
    }
}
