package io.lodgeflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Until the node is ready it answers 503 and when to come back, but for its health. The port is open before: what is asked
 * for then, be it a demo account or a hotel, may not be written yet, and who is told that there is none would believe it. Once
 * ready it serves to its end: a node that is stopping is not starting.
 */
@Component
@Order(StartingFilter.ORDER)
class StartingFilter extends OncePerRequestFilter
        implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

    /** After the request id and what looks at the path, before everything that needs the database. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    private static final RequestMatcher HEALTH = PathPatternRequestMatcher.pathPattern("/actuator/health/**");

    private final Problems problems;
    private volatile boolean wasReady;

    StartingFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            wasReady = true;
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return wasReady || HEALTH.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        problems.write(Problems.starting(), request, response);
    }
}
