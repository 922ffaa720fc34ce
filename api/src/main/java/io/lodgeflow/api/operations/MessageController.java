package io.lodgeflow.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.api.operations.MessageList.Listed;
import io.lodgeflow.domain.message.GuestMessages;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What guests were told. On the embedded default nothing leaves the house: messages are read here. */
@RestController
@Tag(name = "Messages", description = "What guests were told, in their language")
class MessageController {

    private final GuestMessages messages;
    private final MessageList list;
    private final VisibleReservations visible;
    private final GuestLinks links;

    MessageController(GuestMessages messages, MessageList list, VisibleReservations visible, GuestLinks links) {
        this.links = links;
        this.messages = messages;
        this.list = list;
        this.visible = visible;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageView(
            String id,
            String kind,
            String recipient,
            String language,
            String subject,
            String body,
            Instant createdAt,
            @Nullable Instant sentAt) {}

    @GetMapping("/v1/messages")
    @Operation(
            operationId = "listMessages",
            summary = "Messages, newest first",
            description = "Guests see their own, hotel staff their hotel's, the head office all.")
    Page<Listed> list(PageRequest page, Caller caller) {
        return list.page(page, caller);
    }

    @GetMapping("/v1/reservations/{id}/messages")
    @Operation(
            operationId = "listReservationMessages",
            summary = "Messages of a reservation",
            description = "Oldest first; sentAt is absent until it left.")
    Page<MessageView> messagesOf(@PathVariable String id, Caller caller) {
        visible.requireVisible(caller, id);
        return Page.whole(
                messages.of(id).stream().map(message -> view(message, caller)).toList());
    }

    /** Staff never acts as a guest: the keys of his links are his. */
    private MessageView view(GuestMessage message, Caller caller) {
        return new MessageView(
                message.id(),
                message.kind().name().toLowerCase(Locale.ROOT),
                message.recipient(),
                message.language(),
                message.subject(),
                caller.isGuest() ? message.body() : links.withoutKeys(message.reservationId(), message.body()),
                message.createdAt(),
                message.sentAt());
    }
}
