package io.lodgeflow.activities.payment.stripe;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach Stripe. The keys come from outside, never from the repository. The longest method of the adapter makes four
 * calls; all their time-outs together must stay below {@code lodgeflow.engine.remote-call-lock}.
 *
 * @param secretKey of the account; without it nothing can be charged
 * @param webhookSecret of the endpoint that Stripe sends its events to
 * @param returnUrl where the guest comes back to after confirming at the bank; absent: the product's address
 */
@ConfigurationProperties("lodgeflow.payment.stripe")
record StripeSettings(
        @DefaultValue("https://api.stripe.com") URI apiBase,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String webhookSecret,
        @Nullable URI returnUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout) {

    StripeSettings {
        if (secretKey.isBlank() || webhookSecret.isBlank()) {
            throw new IllegalArgumentException("Stripe needs lodgeflow.payment.stripe.secret-key and .webhook-secret");
        }
    }
}
