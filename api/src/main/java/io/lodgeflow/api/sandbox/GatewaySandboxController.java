package io.lodgeflow.api.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewaySandbox;
import io.lodgeflow.domain.payment.GatewaySandbox.SandboxEvent;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Plays the guest's bank behind the sandbox gateway. Outside demo mode these addresses do not exist. */
@RestController
@RequestMapping("/v1/sandbox/gateway")
@ConditionalOnProperty(name = "lodgeflow.demo.enabled", havingValue = "true")
@Tag(name = "Sandbox", description = "Demo mode only")
class GatewaySandboxController {

    private final ObjectProvider<GatewaySandbox> sandbox;

    GatewaySandboxController(ObjectProvider<GatewaySandbox> sandbox) {
        this.sandbox = sandbox;
    }

    enum BankDecision {
        GRANTED,
        REFUSED
    }

    /** @param announce false keeps the webhook back until its delivery is asked for; true unless named */
    record Decide(@NotNull BankDecision decision, @Nullable Boolean announce) {}

    record OpenDispute(
            @NotNull @Text(max = 60) String chargeReference,
            @NotNull @Text(max = 60) String reason,
            @Nullable Money amount,
            @Nullable Boolean inquiry) {}

    enum DisputeEnd {
        WON,
        LOST
    }

    record CloseDispute(@NotNull DisputeEnd outcome) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventView(
            String id,
            String subject,
            @Nullable String key,
            String reference,
            Instant occurredAt,
            @Nullable Instant deliveredAt) {}

    @PostMapping("/movements/{reference}/decisions")
    @Operation(
            operationId = "decidePendingMovement",
            summary = "The bank decides a pending charge or refund",
            description =
                    "The gateway then tells it by webhook, at once or, with announce false, when the delivery of the"
                            + " event is asked for. For operations, support and admins.")
    EventView decide(@PathVariable String reference, @Valid @RequestBody Decide decide, Caller caller) {
        boolean granted = decide.decision() == BankDecision.GRANTED;
        return answer(bank(caller).decide(reference, granted, !Boolean.FALSE.equals(decide.announce())));
    }

    @PostMapping("/disputes")
    @Operation(
            summary = "The guest's bank takes a captured charge back",
            description = "The gateway then tells it by webhook. For operations, support and admins.")
    EventView openDispute(@Valid @RequestBody OpenDispute dispute, Caller caller) {
        return answer(bank(caller)
                .openDispute(
                        dispute.chargeReference(),
                        dispute.amount(),
                        dispute.reason(),
                        Boolean.TRUE.equals(dispute.inquiry())));
    }

    @PostMapping("/disputes/{reference}/decisions")
    @Operation(
            summary = "A dispute ends",
            description =
                    "Won by the hotel or lost; the gateway tells it by webhook. For operations, support and admins.")
    EventView closeDispute(@PathVariable String reference, @Valid @RequestBody CloseDispute end, Caller caller) {
        return answer(bank(caller).closeDispute(reference, end.outcome() == DisputeEnd.WON));
    }

    @GetMapping("/events")
    @Operation(
            operationId = "listGatewayEvents",
            summary = "What the sandbox gateway has told",
            description = "The newest first, at most 100.")
    Page<EventView> events(Caller caller) {
        return Page.whole(bank(caller).events().stream()
                .map(GatewaySandboxController::view)
                .toList());
    }

    @PostMapping("/events/{id}/deliveries")
    @Operation(
            operationId = "deliverGatewayEvent",
            summary = "Deliver an event (again)",
            description =
                    "For duplicated, late and reordered webhooks: each delivery is signed and received as the first.")
    EventView deliver(@PathVariable String id, Caller caller) {
        return answer(bank(caller).deliver(id));
    }

    private GatewaySandbox bank(Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
        GatewaySandbox bank = sandbox.getIfAvailable();
        return Answers.granted(
                bank == null ? Result.refused(Refusal.notFound("gateway", "sandbox")) : Result.done(bank));
    }

    private static EventView answer(Result<SandboxEvent> result) {
        return view(Answers.granted(result));
    }

    private static EventView view(SandboxEvent event) {
        return new EventView(
                event.id(),
                event.subject().name().toLowerCase(Locale.ROOT),
                event.key(),
                event.reference(),
                event.occurredAt(),
                event.deliveredAt());
    }
}
