package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.result.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox gateway can be told from outside, so that integrators and demos can play the guest's bank. There only in
 * demo mode with the sandbox as the gateway.
 */
public interface GatewaySandbox {

    /** What can be asked of the gateway for a single payment, such as {@code unknown}; sorted. */
    List<String> faults();

    /** The payment token that behaves so; empty if there is no such fault. */
    Optional<String> tokenFor(String fault);

    /**
     * The bank decides a pending charge or refund.
     *
     * @param announced false keeps the event back until {@link #deliver}
     * @return the event that tells of it
     */
    Result<SandboxEvent> decide(String reference, boolean granted, boolean announced);

    /** Somebody gives money back at the gateway's own dashboard; nobody here has asked for it. */
    Result<SandboxEvent> refund(String chargeReference, Money amount);

    /** The amount of a charge that waits for a decision, zero of a card that is set up; empty if there is none, or it is decided. */
    Optional<Money> waiting(String reference);

    /** The guest's bank takes a captured charge back. */
    default Result<SandboxEvent> openDispute(String chargeReference, String reason) {
        return openDispute(chargeReference, null, reason, false);
    }

    /**
     * @param amount a part of the charge; absent: all of it
     * @param inquiry the bank only asks and takes nothing yet
     */
    Result<SandboxEvent> openDispute(String chargeReference, @Nullable Money amount, String reason, boolean inquiry);

    /** A bank that only asked takes the money. */
    Result<SandboxEvent> escalate(String disputeReference);

    /** One that was lost may be won afterwards. */
    Result<SandboxEvent> closeDispute(String disputeReference, boolean won);

    /** The newest first, at most 100. */
    List<SandboxEvent> events();

    /** Delivers the event, again if it was delivered before; so events can be held back, repeated and reordered. */
    Result<SandboxEvent> deliver(String eventId);

    /** @param deliveredAt of the first delivery; absent while it is held back */
    record SandboxEvent(
            String id,
            GatewayEvent.Subject subject,
            @Nullable String key,
            String reference,
            Instant occurredAt,
            @Nullable Instant deliveredAt) {}
}
