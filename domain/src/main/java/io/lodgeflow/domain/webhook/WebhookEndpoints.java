package io.lodgeflow.domain.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * An address that hears of reservations.
     *
     * @param secret of the signatures, {@code whsec_} and 32 random bytes in Base64; shown once, when the endpoint is made
     * @param hotelId whose reservations; absent: of all hotels
     * @param eventTypes such as {@code reservation.confirmed}; empty: all
     * @param disabledAt since when nothing is sent any more: it answered 410 Gone, or was removed
     */
    record WebhookEndpoint(
            String id,
            URI url,
            String secret,
            @Nullable String hotelId,
            Set<String> eventTypes,
            Instant createdAt,
            @Nullable Instant disabledAt) {

        public WebhookEndpoint {
            eventTypes = Set.copyOf(eventTypes);
        }

        public boolean hears(String eventType, String ofHotel) {
            return disabledAt == null
                    && (hotelId == null || hotelId.equals(ofHotel))
                    && (eventTypes.isEmpty() || eventTypes.contains(eventType));
        }
    }
}
