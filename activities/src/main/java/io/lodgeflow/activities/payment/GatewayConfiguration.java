package io.lodgeflow.activities.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The gateway that {@code lodgeflow.payment.gateway} names, guarded, and how it is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayGuardSettings.class)
class GatewayConfiguration {

    @Bean
    @Primary
    GuardedGateway paymentGateway(
            ObjectProvider<GatewayAdapter> adapters,
            @Value("${lodgeflow.payment.gateway:}") String name,
            GatewayGuardSettings settings,
            Clock clock,
            ObjectProvider<MeterRegistry> metrics) {
        GatewayAdapter adapter = adapters.getIfAvailable(() -> {
            throw new IllegalStateException("lodgeflow.payment.gateway is '" + name
                    + "', which nobody here is: 'stripe', or 'sandbox' in a demo");
        });
        return new GuardedGateway(adapter, settings, clock, metrics.getIfAvailable(SimpleMeterRegistry::new));
    }

    /** Never "down": a gateway that is down takes no booking with it. */
    @Bean
    HealthIndicator paymentGatewayHealthIndicator(GuardedGateway gateway) {
        return () -> (gateway.state() == GuardedGateway.State.CLOSED ? Health.up() : Health.unknown())
                .withDetail("gateway", gateway.name())
                .withDetail("circuit", gateway.state().name().toLowerCase(Locale.ROOT))
                .build();
    }
}
