package io.lodgeflow.web.security.session;

import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.web.Addresses;
import io.lodgeflow.web.security.RateLimitFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Security of the pages, beside that of the API: sessions instead of tokens, every post with a token against cross-site
 * forgery, and a content policy without inline script. The addresses are told apart by their first word.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    /** All pages besides the guest's site; everything else is the API's or a static file. */
    private static final String[] PAGES = {
        "/operations",
        "/operations/**",
        "/front-desk",
        "/front-desk/**",
        "/sign-in",
        "/sign-in/**",
        "/sign-out",
        "/session",
        "/session/**",
        "/preferences",
        "/live",
        "/bookings/*/payment",
        "/bookings/*/closure",
        "/bookings/bank/*"
    };

    /** The diagram viewer sets positions and colours of its shapes as styles of elements; scripts stay strict. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final String[] HEAD_OFFICE = {Role.OPERATIONS.name(), Role.SUPPORT.name(), Role.ADMIN.name()};

    private static final String[] STAFF = {
        Role.FRONT_DESK.name(),
        Role.HOTEL_MANAGER.name(),
        Role.OPERATIONS.name(),
        Role.SUPPORT.name(),
        Role.ADMIN.name()
    };

    @Bean
    @Order(1)
    @ConditionalOnWebApplication
    SecurityFilterChain chainOfThePages(HttpSecurity http, PageSessions sessions, RateLimitFilter rateLimits)
            throws Exception {
        CsrfTokenRepository tokens = new TokensOfForms();
        SignInFirst signInFirst = new SignInFirst();
        http.securityMatcher(Stream.concat(Addresses.SITE.stream(), Arrays.stream(PAGES))
                        .toArray(String[]::new))
                // Each request brings its authentication anew; taking that for a sign-in would renew the token each
                // time.
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(signInFirst).accessDeniedHandler(signInFirst))
                .addFilterBefore(new SessionFilter(sessions), AnonymousAuthenticationFilter.class)
                .addFilterAfter(rateLimits, AnonymousAuthenticationFilter.class);
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(Addresses.SITE.toArray(String[]::new))
                .permitAll()
                .requestMatchers(
                        "/sign-in",
                        "/sign-in/**",
                        "/sign-out",
                        "/session",
                        "/session/**",
                        "/preferences",
                        "/bookings/*/payment",
                        "/bookings/*/closure",
                        "/bookings/bank/*")
                .permitAll()
                .requestMatchers("/operations", "/operations/**")
                .hasAnyRole(HEAD_OFFICE)
                .anyRequest()
                .hasAnyRole(STAFF));
        return http.build();
    }

    /** In a cookie that is called, as that of the session, after how the request came. */
    private static final class TokensOfForms implements CsrfTokenRepository {

        private static final String NAME = "lodgeflow_csrf";

        private final CookieCsrfTokenRepository plain = cookie(NAME, false);
        private final CookieCsrfTokenRepository tls = cookie("__Host-" + NAME, true);

        private static CookieCsrfTokenRepository cookie(String name, boolean secure) {
            CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
            tokens.setCookieName(name);
            tokens.setHeaderName("X-CSRF-TOKEN");
            if (secure) {
                tokens.setCookiePath("/");
            }
            tokens.setCookieCustomizer(
                    cookie -> cookie.httpOnly(true).sameSite("Strict").secure(secure));
            return tokens;
        }

        private CookieCsrfTokenRepository of(HttpServletRequest request) {
            return request.isSecure() ? tls : plain;
        }

        @Override
        public CsrfToken generateToken(HttpServletRequest request) {
            return of(request).generateToken(request);
        }

        @Override
        public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
            of(request).saveToken(token, request, response);
        }

        @Override
        public @Nullable CsrfToken loadToken(HttpServletRequest request) {
            return of(request).loadToken(request);
        }
    }
}
