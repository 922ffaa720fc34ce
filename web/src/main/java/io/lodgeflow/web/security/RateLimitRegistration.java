package io.lodgeflow.web.security;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rate limits run inside the security chain, where the caller is known, and nowhere else. */
@Configuration(proxyBeanMethods = false)
class RateLimitRegistration {

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitOnlyInTheSecurityChain(RateLimitFilter filter) {
        FilterRegistrationBean<RateLimitFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
