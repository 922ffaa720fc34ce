package io.lodgeflow.domain.closure;

import io.lodgeflow.domain.result.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The campaign that closes a hotel. There is at most one for a hotel, ever. The hotel takes no bookings from the moment it
 * starts, paused or not.
 *
 * @param answerWithinDays how long a guest may think, counted from when the guest's booking is taken up
 * @param endedAt when the last booking was settled
 */
public record HotelClosure(
        String id,
        String hotelId,
        State state,
        String reason,
        int answerWithinDays,
        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    public static final int SHORTEST_ANSWER_DAYS = 1;
    public static final int LONGEST_ANSWER_DAYS = 60;

    public enum State {
        /** Bookings are taken up, a small batch at a time. */
        RUNNING,
        /** No further booking is taken up; guests who were told keep their choice and their deadline. */
        PAUSED,
        /** Every booking is settled. */
        FINISHED
    }

    public Optional<Refusal> refusalToPause() {
        return onlyFrom(State.RUNNING, "paused");
    }

    public Optional<Refusal> refusalToResume() {
        return onlyFrom(State.PAUSED, "resumed");
    }

    private Optional<Refusal> onlyFrom(State from, String deed) {
        String now = state.name().toLowerCase(java.util.Locale.ROOT);
        return state == from
                ? Optional.empty()
                : Optional.of(Refusal.conflict("wrong_state", "A closure that is " + now + " cannot be " + deed + "."));
    }
}
