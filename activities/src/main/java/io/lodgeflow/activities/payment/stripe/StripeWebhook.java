package io.lodgeflow.activities.payment.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent.Subject;
import io.lodgeflow.domain.payment.GatewayWebhook;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stripe's webhooks, signed with the endpoint's secret; a signature is good for five minutes. */
final class StripeWebhook implements GatewayWebhook {

    static final String HEADER = "Stripe-Signature";

    private final JsonMapper json;
    private final String secret;
    private final Clock clock;

    StripeWebhook(JsonMapper json, StripeSettings settings, Clock clock) {
        this.json = json;
        this.secret = settings.webhookSecret();
        this.clock = clock;
    }

    @Override
    public String gateway() {
        return StripeGateway.NAME;
    }

    @Override
    public Result<GatewayEvent> read(String body, Function<String, @Nullable String> header) {
        String signature = header.apply(HEADER);
        if (signature == null) {
            return unsigned();
        }
        try {
            Webhook.Signature.verifyHeader(body, signature, secret, Webhook.DEFAULT_TOLERANCE, clock);
            return read(json.readTree(body));
        } catch (SignatureVerificationException wrong) {
            return unsigned();
        } catch (JacksonException malformed) {
            return malformed();
        }
    }

    private Result<GatewayEvent> read(JsonNode event) {
        JsonNode subject = event.at("/data/object");
        String id = event.path("id").asString("");
        String reference = subject.path("id").asString("");
        if (id.isEmpty() || reference.isEmpty()) {
            return malformed();
        }
        String type = event.path("type").asString("");
        boolean ofCharge = type.equals("charge.refunded"); // a charge has the key of its intent, not of a refund
        String key = ofCharge
                ? ""
                : subject.path("metadata").path(StripeMovements.KEY).asString("");
        boolean byHand = subject(type) == Subject.REFUND && key.isEmpty();
        return Result.done(new GatewayEvent(
                gateway(),
                id,
                subject(type),
                key.isEmpty() ? null : key,
                byHand ? subject.path("payment_intent").asString(reference) : reference,
                Instant.ofEpochSecond(event.path("created").asLong(0))));
    }

    private static Subject subject(String type) {
        return switch (type) {
            case "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled" ->
                Subject.CHARGE;
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated", "charge.refunded" ->
                Subject.REFUND;
            case "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated" -> Subject.DISPUTE;
            default -> Subject.OTHER;
        };
    }

    private static Result<GatewayEvent> unsigned() {
        return Result.refused(Refusal.forbidden("signature_or_age"));
    }

    private static Result<GatewayEvent> malformed() {
        return Result.refused(Refusal.invalid("malformed_event", ""));
    }
}
