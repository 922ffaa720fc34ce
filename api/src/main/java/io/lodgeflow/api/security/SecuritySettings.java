package io.lodgeflow.api.security;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param tokenKey signing key of access tokens, 32 bytes or more in Base64; if absent, the installation makes its own
 *     and keeps it in the database
 * @param tokenLife how long an access token is accepted
 * @param allowedOrigins origins whose pages may call the API from a browser; none by default
 */
@ConfigurationProperties("lodgeflow.security")
public record SecuritySettings(
        @Nullable String tokenKey,
        @DefaultValue("30m") Duration tokenLife,
        @DefaultValue List<String> allowedOrigins) {}
