package io.lodgeflow.web.security.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param idle a session ends after this time without activity of its person
 * @param longest after it a session ends whatever its person does
 * @param warning how long before that end the page begins to count down
 */
@ConfigurationProperties("lodgeflow.session")
public record SessionSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("2m") Duration warning) {}
