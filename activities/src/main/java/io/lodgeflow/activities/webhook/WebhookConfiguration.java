package io.lodgeflow.activities.webhook;

import io.lodgeflow.domain.webhook.WebhookAddressPolicy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where webhooks may go, by {@code lodgeflow.webhooks.*}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    @Bean
    WebhookAddressPolicy webhookAddressPolicy(WebhookSettings settings) {
        return new WebhookAddressPolicy(settings.privateAddresses());
    }
}
