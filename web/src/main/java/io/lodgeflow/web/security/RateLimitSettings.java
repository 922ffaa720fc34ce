package io.lodgeflow.web.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests per minute that each caller may make.
 *
 * @param enabled false switches all limits off
 * @param anonymous for each network address without a token
 * @param guest for each guest account
 * @param staff for each other account
 * @param mostCallers how many callers are remembered at once; beyond it the one silent the longest is forgotten
 */
@ConfigurationProperties("lodgeflow.rate-limits")
public record RateLimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("60") int anonymous,
        @DefaultValue("600") int guest,
        @DefaultValue("6000") int staff,
        @DefaultValue("50000") int mostCallers) {}
