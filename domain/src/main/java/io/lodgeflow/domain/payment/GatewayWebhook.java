package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.result.Result;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How one gateway signs and writes its events. */
public interface GatewayWebhook {

    /** The {@link PaymentGateway#name()} of the gateway. */
    String gateway();

    /**
     * Checks who sent it, then reads it.
     *
     * @param body as it came, byte for byte
     * @param header the first value of a header, by name in any case
     * @return refused when the signature is missing, wrong or too old, or the body cannot be read
     */
    Result<GatewayEvent> read(String body, Function<String, @Nullable String> header);
}
