package io.lodgeflow.web.security;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param tokenKeyFile the pair of keys of access tokens, made by the command {@code make-token-key}; a demo without one makes
 *     its own and keeps it in the database, a command needs none, a real installation does not start without
 * @param tokenLife how long an access token is accepted
 * @param allowedOrigins origins whose pages may call the API from a browser; none by default
 */
@ConfigurationProperties("lodgeflow.security")
public record SecuritySettings(
        @Nullable Path tokenKeyFile,
        @DefaultValue("30m") Duration tokenLife,
        @DefaultValue List<String> allowedOrigins) {}
