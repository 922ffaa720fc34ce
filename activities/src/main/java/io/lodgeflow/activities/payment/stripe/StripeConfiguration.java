package io.lodgeflow.activities.payment.stripe;

import com.stripe.StripeClient;
import io.lodgeflow.activities.payment.GatewayAdapter;
import io.lodgeflow.domain.payment.GatewayWebhook;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.workflows.reservation.ProductAddress;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Stripe is the gateway when {@code lodgeflow.payment.gateway=stripe}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "lodgeflow.payment.gateway", havingValue = StripeGateway.NAME)
@EnableConfigurationProperties(StripeSettings.class)
class StripeConfiguration {

    @Bean
    GatewayAdapter stripeGateway(
            StripeSettings settings, ProductAddress address, JdbcClient jdbc, Transactions transactions, Clock clock) {
        URI named = settings.returnUrl();
        return new StripeGateway(
                client(settings),
                () -> named == null ? address.get() + "/" : named.toString(),
                new StripeIntents(jdbc, transactions, clock));
    }

    @Bean
    GatewayWebhook stripeWebhook(JsonMapper json, StripeSettings settings, Clock clock) {
        return new StripeWebhook(json, settings, clock);
    }

    /** No retries of its own: whoever asks repeats with the same key, and knows for how long. */
    static StripeClient client(StripeSettings settings) {
        return StripeClient.builder()
                .setApiKey(settings.secretKey())
                .setApiBase(settings.apiBase().toString())
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
                .setMaxNetworkRetries(0)
                .build();
    }
}
