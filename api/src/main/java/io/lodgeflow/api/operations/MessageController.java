package io.lodgeflow.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.api.operations.MessageList.Listed;
import io.lodgeflow.domain.message.GuestMessages;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
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

    MessageController(GuestMessages messages, MessageList list, VisibleReservations visible) {
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
        return Page.whole(messages.of(id).stream().map(MessageController::view).toList());
    }

    private static MessageView view(GuestMessage message) {
        return new MessageView(
                message.id(),
                message.kind().name().toLowerCase(Locale.ROOT),
                message.recipient(),
                message.language(),
                message.subject(),
                message.body(),
                message.createdAt(),
                message.sentAt());
    }
}
