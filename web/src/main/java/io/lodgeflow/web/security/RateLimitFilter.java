package io.lodgeflow.web.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import io.github.bucket4j.TimeMeter;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.web.Addresses;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.Problems;
import io.lodgeflow.web.security.RateLimits.CallerClass;
import io.lodgeflow.web.security.RateLimits.Verdict;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits requests to the API by caller: accounts by their id, strangers, and whoever
 * signs in or opens an account, by their address (IPv6 by its /64 network). Every answer tells what is left with {@code RateLimit} and {@code RateLimit-Policy} (IETF draft). Each request counts once.
 */
@Component
@EnableConfigurationProperties(RateLimitSettings.class)
public class RateLimitFilter extends OncePerRequestFilter {

    private static final String COUNTED = RateLimitFilter.class.getName() + ".counted";

    private static final RequestMatcher GATEWAY_WEBHOOKS = pathPattern(Addresses.GATEWAY_WEBHOOKS);
    /** Pages that a key opens, without anybody signing in. */
    private static final RequestMatcher GUEST_LINKS = pathPattern("/bookings/**");

    /** To an account, or to a booking by its number and name. */
    private static final RequestMatcher SIGNING_IN = new OrRequestMatcher(
            pathPattern(HttpMethod.POST, "/v1/auth/token"),
            pathPattern(HttpMethod.POST, "/v1/auth/register"),
            pathPattern(HttpMethod.POST, "/sign-in"),
            pathPattern(HttpMethod.POST, "/session/sign-in"),
            pathPattern(HttpMethod.POST, "/my-booking"));

    private final RateLimitSettings settings;
    private final RateLimits limits;
    private final Problems problems;

    RateLimitFilter(RateLimitSettings settings, Problems problems) {
        this.settings = settings;
        this.limits = new RateLimits(settings, TimeMeter.SYSTEM_NANOTIME);
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (admit(request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** True if the request may go on; otherwise it is answered 429. Asking again for the same request counts nothing. */
    boolean admit(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (!settings.enabled() || !isLimited(request) || request.getAttribute(COUNTED) != null) {
            return true;
        }
        request.setAttribute(COUNTED, true);
        Verdict verdict = count(request);
        String policy = "\"" + verdict.callerClass().name().toLowerCase(Locale.ROOT) + "\"";
        response.setHeader(
                "RateLimit-Policy", policy + ";q=" + verdict.quota() + ";w=" + RateLimits.WINDOW.toSeconds());
        response.setHeader("RateLimit", policy + ";r=" + verdict.remaining() + ";t=" + verdict.resetSeconds());
        if (!verdict.admitted()) {
            refuse(verdict, request, response);
        }
        return verdict.admitted();
    }

    private void refuse(Verdict verdict, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (Addresses.isApi(request) || accepted == null || !accepted.contains("text/html")) {
            problems.write(tooMany(verdict), request, response);
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.retrySeconds()));
        request.setAttribute("refused", "too_many_requests");
        request.getRequestDispatcher(Addresses.REFUSED).forward(request, response);
    }

    /**
     * The API, every try to sign in to the pages, and what links open. A gateway that is turned away tells its events late or never;
     * strangers fail at the signature, which costs little.
     */
    private static boolean isLimited(HttpServletRequest request) {
        return Addresses.isApi(request)
                ? !GATEWAY_WEBHOOKS.matches(request)
                : SIGNING_IN.matches(request) || GUEST_LINKS.matches(request);
    }

    private Verdict count(HttpServletRequest request) {
        Optional<Caller> caller = SIGNING_IN.matches(request) ? Optional.empty() : Caller.current();
        return caller.isPresent()
                ? limits.take(
                        caller.get().isGuest() ? CallerClass.GUEST : CallerClass.STAFF,
                        caller.get().accountId())
                : limits.take(CallerClass.ANONYMOUS, network(request.getRemoteAddr()));
    }

    /** An IPv4 address, or the first half of an IPv6 one: who has one address of that network has them all. */
    public static String network(String address) {
        if (!address.contains(":") || address.startsWith("::")) {
            return address;
        }
        String[] parts = address.split("::", 2)[0].split(":", -1);
        return String.join(":", List.of(parts).subList(0, Math.min(4, parts.length)));
    }

    private static ProblemException tooMany(Verdict verdict) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(verdict.retrySeconds()));
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS,
                "too_many_requests",
                Sentence.of("refusal.too_many_requests", verdict.quota(), verdict.retrySeconds()),
                List.of(),
                Map.of("limit", verdict.quota()),
                headers);
    }
}
