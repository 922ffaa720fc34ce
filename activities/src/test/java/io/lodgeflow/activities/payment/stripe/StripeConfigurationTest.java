package io.lodgeflow.activities.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.activities.payment.GatewayAdapter;
import io.lodgeflow.activities.payment.GatewayDatabase;
import io.lodgeflow.domain.payment.GatewayWebhook;
import io.lodgeflow.workflows.reservation.ProductAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Stripe is there when it is named, with its keys, and not at all otherwise. */
class StripeConfigurationTest {

    private static final String SECRETS = "lodgeflow.payment.stripe.";

    @Test
    void isTheGatewayWhenNamed() {
        try (AnnotationConfigApplicationContext context = context(Map.of(
                "lodgeflow.payment.gateway",
                "stripe",
                SECRETS + "secret-key",
                "sk_1",
                SECRETS + "webhook-secret",
                "w"))) {
            context.refresh();
            assertThat(context.getBean(GatewayAdapter.class).name()).isEqualTo("stripe");
            assertThat(context.getBean(GatewayWebhook.class).gateway()).isEqualTo("stripe");
        }
    }

    @Test
    void isNotThereUnlessNamed() {
        try (AnnotationConfigApplicationContext context = context(Map.of())) {
            context.refresh();
            assertThat(context.getBeansOfType(GatewayAdapter.class)).isEmpty();
        }
    }

    @Test
    void doesNotStartWithoutItsKeys() {
        try (AnnotationConfigApplicationContext context = context(Map.of("lodgeflow.payment.gateway", "stripe"))) {
            assertThatThrownBy(context::refresh).rootCause().hasMessageContaining("secret-key");
        }
    }

    private static AnnotationConfigApplicationContext context(Map<String, Object> properties) {
        AnnotationConfigApplicationContext context = GatewayDatabase.context();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.register(StripeConfiguration.class, ProductAddress.class);
        return context;
    }
}
