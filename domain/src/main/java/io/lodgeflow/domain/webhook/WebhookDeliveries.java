package io.lodgeflow.domain.webhook;

import io.lodgeflow.domain.webhook.WebhookDelivery.Status;
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
}
