package io.lodgeflow.activities.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Outgoing webhooks.
 *
 * @param privateAddresses true in demo mode: http and addresses of this machine and network are allowed
 * @param timeout longest wait for a receiver's answer
 */
@ConfigurationProperties("lodgeflow.webhooks")
record WebhookSettings(
        @DefaultValue("false") boolean privateAddresses,
        @DefaultValue("15s") Duration timeout) {}
