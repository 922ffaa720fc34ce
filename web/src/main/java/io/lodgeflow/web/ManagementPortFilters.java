package io.lodgeflow.web;

import jakarta.servlet.Filter;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * What watches over the product may have a port, and with it a server, of its own ({@code management.server.port}): its
 * requests get an id and have one spelling, too. In the product's own server this says once more what the filters say.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementPortFilters {

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdsOnEachPort(RequestIdFilter filter) {
        return ordered(filter, Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    FilterRegistrationBean<CanonicalPathFilter> canonicalPathsOnEachPort(CanonicalPathFilter filter) {
        return ordered(filter, CanonicalPathFilter.ORDER);
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
