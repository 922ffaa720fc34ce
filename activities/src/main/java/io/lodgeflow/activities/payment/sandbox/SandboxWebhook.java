package io.lodgeflow.activities.payment.sandbox;

import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.payment.GatewaySandbox.SandboxEvent;
import io.lodgeflow.domain.payment.GatewayWebhook;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox gateway's webhooks: JSON, signed with HMAC-SHA256 of the body in the header {@value #HEADER}. The sandbox
 * delivers inside this process, so a secret made at start will do; name one to sign events elsewhere.
 */
@Component
@OnlyWithSandbox
class SandboxWebhook implements GatewayWebhook {

    static final String HEADER = "Sandbox-Signature";

    private final JsonMapper json;
    private final SecretKeySpec secret;

    SandboxWebhook(JsonMapper json, @Value("${lodgeflow.payment.sandbox.webhook-secret:}") String secret) {
        this.json = json;
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
        }
        this.secret = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** What goes over the line. */
    record Message(
            String id,
            GatewayEvent.Subject subject,
            @Nullable String key,
            String reference,
            Instant occurredAt) {}

    @Override
    public String gateway() {
        return SandboxGateway.NAME;
    }

    String write(SandboxEvent event) {
        return json.writeValueAsString(
                new Message(event.id(), event.subject(), event.key(), event.reference(), event.occurredAt()));
    }

    String sign(String body) {
        try {
            Mac mac = Mac.getInstance(secret.getAlgorithm());
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    @Override
    public Result<GatewayEvent> read(String body, Function<String, @Nullable String> header) {
        String signature = header.apply(HEADER);
        if (signature == null
                || !MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.UTF_8), sign(body).getBytes(StandardCharsets.UTF_8))) {
            return Result.refused(Refusal.forbidden("signature"));
        }
        try {
            Message message = json.readValue(body, Message.class);
            return Result.done(new GatewayEvent(
                    gateway(),
                    message.id(),
                    message.subject(),
                    message.key(),
                    message.reference(),
                    message.occurredAt()));
        } catch (JacksonException malformed) {
            return Result.refused(Refusal.invalid("malformed_event", ""));
        }
    }
}
