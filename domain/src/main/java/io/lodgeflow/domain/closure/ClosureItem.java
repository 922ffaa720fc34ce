package io.lodgeflow.domain.closure;

import io.lodgeflow.domain.reservation.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One booking of a hotel that closes. Changed only by who holds the lock on its reservation.
 *
 * @param answerWithinDays the campaign's
 * @param chosenHotelId present exactly for {@link Choice#ALTERNATIVE}
 * @param newReservationId the booking at the other hotel, once there is one
 * @param outcome present exactly when settled
 * @param startedAt when it was taken up
 */
public record ClosureItem(
        String closureId,
        String reservationId,
        State state,
        int answerWithinDays,
        @Nullable Choice choice,
        @Nullable String chosenHotelId,
        @Nullable String newReservationId,
        @Nullable Outcome outcome,
        @Nullable Instant startedAt) {

    /** Guests must know before their rooms would be assigned, which is on the day before arrival. */
    private static final Duration BEFORE_ROOM_ASSIGNMENT = Duration.ofHours(1);

    public enum State {
        /** Its turn has not come. */
        PLANNED,
        /** Its process runs, the guest is not told yet. */
        STARTED,
        /** The guest is told and may choose. */
        OFFERED,
        SETTLED
    }

    public enum Choice {
        ALTERNATIVE,
        REFUND
    }

    public enum Outcome {
        /** The guest has a booking at another hotel. */
        MOVED,
        REFUND_CHOSEN,
        /** The guest did not answer in time, or there was no time to ask. */
        REFUND_BY_DEFAULT,
        /** Nothing was paid and the hold had not run out: there was nothing to ask. */
        HOLD_CANCELED,
        /** Canceled by somebody else, or the guest has arrived. */
        ENDED_OTHERWISE
    }

    public boolean isOpen() {
        return state != State.SETTLED;
    }

    /**
     * Until when the guest may choose; then everything is given back. Never later than the day before arrival, so it may be
     * over before it began.
     */
    public Instant deadline(Reservation reservation) {
        return deadline(reservation.roomAssignmentAt());
    }

    /** @param roomAssignmentAt of the booking */
    public Instant deadline(Instant roomAssignmentAt) {
        Instant thoughtOver =
                Objects.requireNonNull(startedAt, "not taken up yet").plus(Duration.ofDays(answerWithinDays));
        Instant lastMoment = lastMoment(roomAssignmentAt);
        return thoughtOver.isBefore(lastMoment) ? thoughtOver : lastMoment;
    }

    /** After that no guest is asked any more. */
    public static Instant lastMoment(Instant roomAssignmentAt) {
        return roomAssignmentAt.minus(BEFORE_ROOM_ASSIGNMENT);
    }

    /** Nobody is asked about a hold without money; who chose the money or is late gets it. */
    public boolean isFullRefundDue(Reservation reservation, Instant now) {
        return reservation.isUnpaidHold() || choice == Choice.REFUND || !now.isBefore(deadline(reservation));
    }

    /** What it is settled as by the cancellation of its booking. */
    public Outcome outcomeOfCanceling(Reservation reservation) {
        if (newReservationId != null) {
            return Outcome.MOVED;
        }
        if (choice == Choice.REFUND) {
            return Outcome.REFUND_CHOSEN;
        }
        return reservation.isUnpaidHold() ? Outcome.HOLD_CANCELED : Outcome.REFUND_BY_DEFAULT;
    }
}
