package io.lodgeflow.workflows.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param paymentWindow how long an unpaid hold lives (requirement W2: 15 minutes) */
@ConfigurationProperties("lodgeflow.booking")
public record BookingSettings(@DefaultValue("15m") Duration paymentWindow) {}
