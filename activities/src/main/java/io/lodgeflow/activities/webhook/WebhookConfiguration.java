package io.lodgeflow.activities.webhook;

import io.lodgeflow.domain.webhook.WebhookAddressPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where webhooks may go, by {@code lodgeflow.webhooks.*}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookConfiguration.Settings.class)
class WebhookConfiguration {

    /**
     * Outgoing webhooks.
     *
     * @param privateAddresses true in demo mode: http and addresses of this machine and network are allowed
     * @param timeout longest wait for a receiver's answer
     */
    @ConfigurationProperties("lodgeflow.webhooks")
    record Settings(
            @DefaultValue("false") boolean privateAddresses,
            @DefaultValue("15s") Duration timeout) {}

    @Bean
    WebhookAddressPolicy webhookAddressPolicy(Settings settings) {
        return new WebhookAddressPolicy(settings.privateAddresses());
    }
}
