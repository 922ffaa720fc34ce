package io.lodgeflow.application.replay;

import io.lodgeflow.domain.stay.StayDates;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One row of the file, as the replay needs it.
 *
 * @param line in the file, 1 is the header
 * @param stay as reserved, a day use where no night is named
 * @param adults with the children at least 1: rows without guests are read as one adult
 * @param rate average daily rate of the room, EUR; never negative
 * @param endedOn day of check-out or cancellation
 */
record RecordedBooking(
        int line,
        LocalDate bookedOn,
        StayDates stay,
        String roomType,
        int adults,
        int children,
        BigDecimal rate,
        Deposit deposit,
        Outcome outcome,
        LocalDate endedOn) {

    /** How the booking was secured. */
    enum Deposit {
        /** Nothing in advance: guaranteed, paid at the hotel. */
        NONE,
        /** Paid in full at booking, no money back. */
        NON_REFUND,
        /** Paid in advance, refundable by the rules. */
        REFUNDABLE
    }

    /** How it ended. */
    enum Outcome {
        CHECK_OUT,
        CANCELED,
        NO_SHOW
    }

    int guests() {
        return adults + children;
    }

    /** The stay as it was lived: a later check-out than reserved is an extension. */
    StayDates longestStay() {
        return outcome == Outcome.CHECK_OUT && endedOn.isAfter(stay.roomFreeFrom())
                ? new StayDates(stay.arrival(), endedOn)
                : stay;
    }

    boolean isExtended() {
        return !longestStay().equals(stay);
    }
}
