package io.lodgeflow.domain.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rendered message to a guest.
 *
 * @param key unique; the same event never makes a second message of the same kind
 * @param language {@code en} or {@code ko}
 * @param sentAt absent until the port took it
 */
public record GuestMessage(
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
