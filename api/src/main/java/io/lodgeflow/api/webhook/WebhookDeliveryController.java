package io.lodgeflow.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.webhook.WebhookDeliveries;
import io.lodgeflow.domain.webhook.WebhookDeliveries.WebhookDelivery;
import io.lodgeflow.domain.webhook.WebhookDeliveries.WebhookDelivery.Status;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was sent to an endpoint, what waits, what was given up; a test event, and sending again. */
@RestController
@Tag(name = "Webhooks")
class WebhookDeliveryController {

    private static final String CURSOR = "webhook-deliveries";

    private final WebhookEndpointController endpoints;
    private final WebhookDeliveries deliveries;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final WakeUp wakeUp;
    private final Clock clock;

    WebhookDeliveryController(
            WebhookEndpointController endpoints,
            WebhookDeliveries deliveries,
            Identifiers identifiers,
            Transactions transactions,
            WakeUp wakeUp,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** @param payload the body as it is sent: whoever missed it can read it here */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryView(
            String id,
            String endpointId,
            String eventType,
            String status,
            int tries,
            Instant createdAt,
            @Nullable Instant nextTryAt,
            @Nullable Instant deliveredAt,
            @Nullable Integer lastAnswer,
            @Nullable String lastError,
            @JsonRawValue String payload) {

        static DeliveryView of(WebhookDelivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.endpointId(),
                    delivery.eventType(),
                    delivery.status().name().toLowerCase(Locale.ROOT),
                    delivery.tries(),
                    delivery.createdAt(),
                    delivery.nextTryAt(),
                    delivery.deliveredAt(),
                    delivery.lastAnswer(),
                    delivery.lastError(),
                    delivery.payload());
        }
    }

    @GetMapping("/v1/webhook-endpoints/{id}/deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "Deliveries, newest first",
            description = "With status=given_up: what the endpoint has missed, to be read here or sent again.")
    Page<DeliveryView> list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Status status,
            PageRequest page,
            Caller caller) {
        endpoints.visible(id, caller);
        String before =
                page.after(CURSOR, 1).map(cursor -> cursor.values().getFirst()).orElse(null);
        List<WebhookDelivery> found = transactions.read(() -> deliveries.of(id, status, before, page.limit() + 1));
        return Page.of(found, page.limit(), delivery -> new Cursor(CURSOR, List.of(delivery.id())))
                .map(DeliveryView::of);
    }

    @PostMapping("/v1/webhook-endpoints/{id}/actions/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "sendTestEvent",
            summary = "Send a test event",
            description = "Of type lodgeflow.test; read the delivery for its outcome.")
    DeliveryView test(@PathVariable String id, Caller caller) {
        endpoints.visible(id, caller);
        Instant now = clock.instant();
        WebhookDelivery delivery = new WebhookDelivery(
                identifiers.next("msg"),
                id,
                "lodgeflow.test",
                "{\"type\":\"lodgeflow.test\",\"timestamp\":\"" + now + "\",\"data\":{}}",
                Status.WAITING,
                0,
                now,
                now,
                null,
                null,
                null);
        transactions.run(() -> {
            deliveries.add(delivery, delivery.id());
            wakeUp.afterCommit();
        });
        return DeliveryView.of(delivery);
    }

    @GetMapping("/v1/webhook-deliveries/{id}")
    @Operation(
            operationId = "readWebhookDelivery",
            summary = "One delivery",
            description = "What was sent, how often it was tried, and what the endpoint answered last.")
    DeliveryView get(@PathVariable String id, Caller caller) {
        return DeliveryView.of(visible(id, caller));
    }

    @PostMapping("/v1/webhook-deliveries/{id}/actions/redeliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "redeliverWebhook",
            summary = "Send again",
            description = "With the same webhook-id, whatever became of it before.")
    DeliveryView redeliver(@PathVariable String id, Caller caller) {
        visible(id, caller);
        transactions.run(() -> {
            deliveries.sendAgain(id, clock.instant());
            wakeUp.afterCommit();
        });
        return DeliveryView.of(visible(id, caller));
    }

    private WebhookDelivery visible(String id, Caller caller) {
        WebhookDelivery delivery = transactions
                .read(() -> deliveries.find(id))
                .orElseThrow(() -> ProblemException.of(Refusal.notFound("webhook delivery", id)));
        endpoints.visible(delivery.endpointId(), caller);
        return delivery;
    }
}
