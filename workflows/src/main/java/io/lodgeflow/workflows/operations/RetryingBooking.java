package io.lodgeflow.workflows.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booking with a step that has failed and will be tried again by itself.
 *
 * @param nextTryAt absent: at once
 */
public record RetryingBooking(
        String reservationId,
        String process,
        String step,
        @Nullable Instant nextTryAt,
        int retriesLeft,
        String lastError) {}
