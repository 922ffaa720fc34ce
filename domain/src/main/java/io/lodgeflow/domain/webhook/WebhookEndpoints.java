package io.lodgeflow.domain.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to the registered endpoints. */
public interface WebhookEndpoints {

    void add(WebhookEndpoint endpoint);

    Optional<WebhookEndpoint> find(String id);

    /**
     * Those in use, oldest first.
     *
     * @param hotelId only the hotel's own; absent: all
     */
    List<WebhookEndpoint> active(@Nullable String hotelId);

    /** Nothing is sent any more, now waiting deliveries included. Repeating it changes nothing. */
    void disable(String id, Instant now);
}
