package io.lodgeflow.workflows.operations;

import io.lodgeflow.engine.StepLimits.StepLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: what is wrong although nothing has failed for good. Read at the moment of asking, so nothing is late to be listed. */
public interface Watch {

    /** Past their step's limit, the latest first. Suspended bookings and those with an incident are listed elsewhere. */
    List<LateBooking> late(List<StepLimit> limits, int most);

    /** Retrying, not yet failed. */
    List<RetryingBooking> retrying(int most);

    /**
     * A booking that stays at a step longer than it may, without an incident.
     *
     * @param since since when the time counts
     * @param limit how long it may stay
     * @param late how much longer it has stayed
     */
    record LateBooking(
            String reservationId,
            String confirmationNumber,
            String hotelId,
            String process,
            String step,
            Instant since,
            Duration limit,
            Duration late) {}

    /**
     * A booking with a step that has failed and will be tried again by itself.
     *
     * @param nextTryAt absent: at once
     */
    record RetryingBooking(
            String reservationId,
            String process,
            String step,
            @Nullable Instant nextTryAt,
            int retriesLeft,
            String lastError) {}
}
