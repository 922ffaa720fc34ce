package io.lodgeflow.activities.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a gateway counts as down.
 *
 * @param lastCalls how many calls are looked at
 * @param fewestCalls below this nothing is concluded
 * @param failuresPercent from this share of failed calls on nobody asks any more
 * @param openFor after this a few calls are let through to see whether it is back
 */
@ConfigurationProperties("lodgeflow.payment.circuit-breaker")
record GatewayGuardSettings(
        @DefaultValue("20") int lastCalls,
        @DefaultValue("10") int fewestCalls,
        @DefaultValue("50") int failuresPercent,
        @DefaultValue("30s") Duration openFor) {}
