package io.lodgeflow.simulator;

import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.payment.GatewayWebhook;
import io.lodgeflow.domain.result.Result;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the simulated gateway writes its events. Nobody else is there who could forge them, so they are not signed. */
final class SimulatedWebhook implements GatewayWebhook {

    static String write(GatewayEvent event) {
        return String.join(
                "|",
                event.id(),
                event.subject().name(),
                Objects.requireNonNull(event.key()),
                event.reference(),
                event.occurredAt().toString());
    }

    @Override
    public String gateway() {
        return SimulatedGateway.NAME;
    }

    @Override
    public Result<GatewayEvent> read(String body, Function<String, @Nullable String> header) {
        String[] parts = Arrays.copyOf(body.split("\\|", -1), 5);
        return Result.done(new GatewayEvent(
                gateway(),
                parts[0],
                GatewayEvent.Subject.valueOf(parts[1]),
                parts[2],
                parts[3],
                Instant.parse(parts[4])));
    }
}
