package io.lodgeflow.domain.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to the messages written for guests, sent or still to be sent. */
public interface GuestMessages {

    /** Of one reservation, oldest first. */
    List<GuestMessage> of(String reservationId);

    Optional<GuestMessage> find(String id);

    /** Stored as a new unsent message, which leaves after the commit as every other; the first one keeps its own record. */
    void sendAgain(String messageId, String newMessageId, String recipient, Instant at);

    /**
     * A rendered message to a guest.
     *
     * @param key unique; the same event never makes a second message of the same kind
     * @param language {@code en} or {@code ko}
     * @param sentAt absent until the port took it
     */
    record GuestMessage(
            String id,
            String key,
            String reservationId,
            MessageKind kind,
            String recipient,
            String language,
            String subject,
            String body,
            Instant createdAt,
            @Nullable Instant sentAt) {}
}
