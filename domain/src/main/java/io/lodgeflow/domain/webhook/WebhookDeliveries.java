package io.lodgeflow.domain.webhook;

import io.lodgeflow.domain.webhook.WebhookDeliveries.WebhookDelivery.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to what was sent, is waiting to be sent, or could not be sent. */
public interface WebhookDeliveries {

    /** Due at once. A second one for the same endpoint and event is ignored. */
    void add(WebhookDelivery delivery, String eventKey);

    Optional<WebhookDelivery> find(String id);

    /**
     * Of one endpoint, newest first.
     *
     * @param before only those with a smaller id
     */
    List<WebhookDelivery> of(String endpointId, @Nullable Status status, @Nullable String before, int most);

    /** Due now, with all tries before it again; the same id. */
    void sendAgain(String id, Instant now);

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
    record WebhookDelivery(
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
}
