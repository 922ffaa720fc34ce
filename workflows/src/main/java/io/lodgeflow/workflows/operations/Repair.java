package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator wants done to one booking. */
public sealed interface Repair {

    RepairKind kind();

    /** Tries what has failed once more, now. */
    record RetryNow() implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.RETRY_NOW;
        }
    }

    /** Corrects what the guest gave (absent: stays), then tries again what has failed, if anything has. */
    record EditAndRetry(
            @Nullable String guestName,
            @Nullable String guestEmail,
            @Nullable String guestLanguage,
            @Nullable String specialRequests)
            implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.EDIT_AND_RETRY;
        }
    }

    /** Leaves out a step. */
    record SkipStep(String step) implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.SKIP_STEP;
        }
    }

    /** Lets the workflow go on at another step. */
    record MoveToStep(String step) implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.MOVE_TO_STEP;
        }
    }

    /** Undoes all that was done so far: rooms and nights back, all money back. */
    record Compensate() implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.COMPENSATE;
        }
    }

    /** @param waiveFee everything back instead of what the policy gives */
    record Cancel(boolean waiveFee) implements Repair {
        @Override
        public RepairKind kind() {
            return waiveFee ? RepairKind.CANCEL_WITH_WAIVER : RepairKind.CANCEL;
        }
    }

    /**
     * Gives money back without canceling; above a limit it waits for a second person.
     *
     * @param amount absent: all that is left of the latest payment
     */
    record Refund(@Nullable Money amount) implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.REFUND;
        }
    }

    /** Stops the workflow where it is: no timer fires, nothing is called, no request moves it. */
    record Suspend() implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.SUSPEND;
        }
    }

    record Resume() implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.RESUME;
        }
    }

    record ReassignRoom(List<String> roomIds) implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.REASSIGN_ROOM;
        }
    }

    /**
     * Sends a message that was written before once more, to the guest's present address.
     *
     * @param messageId absent: the latest of the booking
     */
    record ResendMessage(@Nullable String messageId) implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.RESEND_MESSAGE;
        }
    }

    /** Holds the rooms of an expired booking again, at today's price, with a new deadline. */
    record Resurrect() implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.RESURRECT;
        }
    }

    /** The reason is the note. The guest does not see it. */
    record AddNote() implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.ADD_NOTE;
        }
    }

    /** @param assignee account that looks after it from now on; absent: nobody does */
    record Assign(@Nullable String assignee) implements Repair {
        @Override
        public RepairKind kind() {
            return RepairKind.ASSIGN;
        }
    }
}
