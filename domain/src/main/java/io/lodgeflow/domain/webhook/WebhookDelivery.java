package io.lodgeflow.domain.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one endpoint.
 *
 * @param id the {@code webhook-id}: the same at every try, so that the receiver can tell repetitions
 * @param payload the JSON body, to the letter what is signed and sent
 * @param tries how often it was sent
 * @param nextTryAt absent once it was delivered or given up
 * @param lastAnswer HTTP status of the last try; absent if there was none
 * @param lastError what went wrong last, for people
 */
public record WebhookDelivery(
        String id,
        String endpointId,
        String eventType,
        String payload,
        Status status,
        int tries,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant deliveredAt,
        @Nullable Integer lastAnswer,
        @Nullable String lastError) {

    public enum Status {
        WAITING,
        DELIVERED,
        /** Every try failed, or the endpoint is no more. Can be sent again by hand. */
        GIVEN_UP
    }
}
