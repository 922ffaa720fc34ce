package io.lodgeflow.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.api.reservation.OnceAnswered;
import io.lodgeflow.api.reservation.OnceAnswered.Answer;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.webhook.WebhookAddressPolicy;
import io.lodgeflow.domain.webhook.WebhookEndpoints;
import io.lodgeflow.domain.webhook.WebhookEndpoints.WebhookEndpoint;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.reservation.Commands;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whom reservations are told to. Signatures follow Standard Webhooks. */
@RestController
@Tag(name = "Webhooks", description = "Tells partners' systems what happens to reservations")
class WebhookEndpointController {

    private static final Set<String> EVENT_TYPES = Arrays.stream(ReservationEventType.values())
            .map(type -> "reservation." + type.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    private static final int SECRET_BYTES = 32;

    private final WebhookEndpoints endpoints;
    private final WebhookAddressPolicy addresses;
    private final Catalogue catalogue;
    private final Identifiers identifiers;
    private final Commands commands;
    private final OnceAnswered onceAnswered;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookEndpointController(
            WebhookEndpoints endpoints,
            WebhookAddressPolicy addresses,
            Catalogue catalogue,
            Identifiers identifiers,
            Commands commands,
            OnceAnswered onceAnswered,
            Transactions transactions,
            Clock clock) {
        this.endpoints = endpoints;
        this.addresses = addresses;
        this.catalogue = catalogue;
        this.identifiers = identifiers;
        this.commands = commands;
        this.onceAnswered = onceAnswered;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param hotelId whose reservations; absent: all hotels', which only operations and admins may ask for
     * @param eventTypes which events; absent or empty: all
     */
    record NewEndpoint(
            @NotNull URI url,
            @Nullable String hotelId,
            @Nullable Set<String> eventTypes) {}

    /** @param secret of the signatures; told only when the endpoint is made */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndpointView(
            String id,
            URI url,
            @Nullable String hotelId,
            Set<String> eventTypes,
            Instant createdAt,
            @Nullable String secret) {

        static EndpointView of(WebhookEndpoint endpoint, boolean withSecret) {
            return new EndpointView(
                    endpoint.id(),
                    endpoint.url(),
                    endpoint.hotelId(),
                    new TreeSet<>(endpoint.eventTypes()),
                    endpoint.createdAt(),
                    withSecret ? endpoint.secret() : null);
        }
    }

    @PostMapping("/v1/webhook-endpoints")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "registerWebhookEndpoint",
            summary = "Register an endpoint",
            description = "Events of reservations are posted to it as JSON with the headers webhook-id,"
                    + " webhook-timestamp and webhook-signature of www.standardwebhooks.com. The answer names the secret,"
                    + " once. Answer 2xx within 15 seconds; anything else is tried again for three days; 410 ends the"
                    + " endpoint.")
    @ApiResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = EndpointView.class)))
    ResponseEntity<String> register(
            @Valid @RequestBody NewEndpoint wish, IdempotentRequest idempotency, Caller caller) {
        Answers.unlessRefused(refusal(caller, wish.hotelId()));
        Answers.unlessRefused(addresses.refusal(wish.url()));
        Set<String> types = wish.eventTypes() == null ? Set.of() : wish.eventTypes();
        Answers.unlessRefused(unknownType(types));
        WebhookEndpoint endpoint = new WebhookEndpoint(
                identifiers.next("whk"), wish.url(), newSecret(), wish.hotelId(), types, clock.instant(), null);
        String id = Answers.granted(commands.make(endpoint.id(), idempotency, () -> {
            endpoints.add(endpoint);
            return Result.done(endpoint);
        }));
        return onceAnswered.answer(
                idempotency,
                () -> new Answer(
                        HttpStatus.CREATED,
                        EndpointView.of(
                                transactions.read(() -> endpoints.find(id)).orElseThrow(), true),
                        null,
                        URI.create("/v1/webhook-endpoints/" + id),
                        true));
    }

    @GetMapping("/v1/webhook-endpoints")
    @Operation(
            operationId = "listWebhookEndpoints",
            summary = "Endpoints in use",
            description = "The hotel's own, or all for operations and admins.")
    Page<EndpointView> list(Caller caller) {
        Answers.unlessRefused(refusal(caller, caller.hotelId()));
        return Page.whole(transactions.read(() -> endpoints.active(caller.hotelId()).stream()
                .map(endpoint -> EndpointView.of(endpoint, false))
                .toList()));
    }

    @GetMapping("/v1/webhook-endpoints/{id}")
    @Operation(
            operationId = "readWebhookEndpoint",
            summary = "One endpoint",
            description = "Without its secret, which is told only when the endpoint is registered.")
    EndpointView get(@PathVariable String id, Caller caller) {
        return EndpointView.of(visible(id, caller), false);
    }

    @DeleteMapping("/v1/webhook-endpoints/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeWebhookEndpoint",
            summary = "Remove an endpoint",
            description = "What waits for it is given up.")
    void delete(@PathVariable String id, Caller caller) {
        visible(id, caller);
        transactions.run(() -> endpoints.disable(id, clock.instant()));
    }

    /** @throws ProblemException 404 if there is none, or the caller may not see it */
    WebhookEndpoint visible(String id, Caller caller) {
        return transactions
                .read(() -> endpoints.find(id))
                .filter(endpoint -> endpoint.disabledAt() == null)
                .filter(endpoint -> refusal(caller, endpoint.hotelId()).isEmpty())
                .orElseThrow(() -> ProblemException.of(Refusal.notFound("webhook endpoint", id)));
    }

    private Optional<Refusal> refusal(Caller caller, @Nullable String hotelId) {
        if (hotelId == null) {
            return Access.refusalToOpenOrCloseHotels(caller).map(refused -> Refusal.forbidden("all_hotels"));
        }
        return Access.refusalToChangeCatalogue(caller, hotelId)
                .map(refused -> Refusal.forbidden("endpoints"))
                .or(() -> transactions.read(() -> catalogue.hotel(hotelId)).isEmpty()
                        ? Optional.of(Refusal.invalid("unknown_hotel", "/hotelId"))
                        : Optional.empty());
    }

    private static Optional<Refusal> unknownType(Set<String> types) {
        return types.stream()
                .filter(type -> !EVENT_TYPES.contains(type))
                .findFirst()
                .map(type -> Refusal.invalid(
                        "unknown_event_type", "/eventTypes", type, String.join(", ", new TreeSet<>(EVENT_TYPES))));
    }

    private String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
