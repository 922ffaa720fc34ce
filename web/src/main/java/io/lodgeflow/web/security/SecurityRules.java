package io.lodgeflow.web.security;

import com.nimbusds.jose.jwk.RSAKey;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Addresses;
import io.lodgeflow.web.Problems;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Which addresses need a token. No session, no cookie, so no cross-site request forgery. The catalogue and search are
 * public to read; every other address of the API needs a token, and its controller asks {@link Access}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityRules {

    private static final String[] PUBLIC_CATALOGUE = {
        "/v1/hotels",
        "/v1/hotels/search",
        "/v1/hotels/{id}",
        "/v1/hotels/{id}/room-types",
        "/v1/hotels/{id}/room-types/{roomTypeId}",
        "/v1/hotels/{id}/rate-plans",
        "/v1/hotels/{id}/rate-plans/{ratePlanId}",
        "/v1/hotels/{id}/rates",
        "/v1/hotels/{id}/availability"
    };

    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' https: data:; style-src 'self'"
            + " 'unsafe-inline'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    AccessTokens accessTokens(
            SecuritySettings settings,
            JdbcClient jdbc,
            Transactions transactions,
            @Value("${lodgeflow.demo.enabled:false}") boolean demoMode) {
        RSAKey pair = settings.tokenKeyFile() != null
                ? TokenKey.read(settings.tokenKeyFile())
                : demoMode ? TokenKey.findOrMake(jdbc, transactions) : TokenKey.ofThisProcess();
        return new AccessTokens(pair, settings.tokenLife(), demoMode);
    }

    @Bean
    JwtDecoder jwtDecoder(AccessTokens tokens) {
        return tokens.decoder();
    }

    @Bean
    @ConditionalOnWebApplication // not for the replay and worker nodes without a web server
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            SecuritySettings settings,
            Problems problems,
            RateLimitFilter rateLimits,
            LivingAccounts accounts)
            throws Exception {
        SecurityAnswers answers = new SecurityAnswers(problems, rateLimits);
        http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(cors -> cors.configurationSource(cors(settings.allowedOrigins())))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> {}))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(answers)
                        .accessDeniedHandler(answers)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(roles())))
                .addFilterBefore(new LivingAccountFilter(accounts, answers, problems), AuthorizationFilter.class)
                .addFilterBefore(rateLimits, AuthorizationFilter.class);
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(HttpMethod.GET, PUBLIC_CATALOGUE)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, PUBLIC_CATALOGUE)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/v1/auth/token", "/v1/auth/register", Addresses.GATEWAY_WEBHOOKS)
                .permitAll()
                .requestMatchers(Addresses.API)
                .authenticated()
                .requestMatchers("/actuator/health", "/actuator/health/**", "/actuator/info")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasAnyRole(Role.OPERATIONS.name(), Role.SUPPORT.name(), Role.ADMIN.name())
                .anyRequest()
                .permitAll());
        return http.build();
    }

    private static JwtAuthenticationConverter roles() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                token -> AuthorityUtils.createAuthorityList("ROLE_" + token.getClaimAsString(Caller.ROLE)));
        return converter;
    }

    private static UrlBasedCorsConfigurationSource cors(List<String> origins) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        if (!origins.isEmpty()) {
            CorsConfiguration cors = new CorsConfiguration();
            cors.setAllowedOrigins(origins);
            cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
            cors.setAllowedHeaders(List.of("*"));
            cors.setExposedHeaders(List.of(
                    "ETag",
                    "Location",
                    "Request-Id",
                    "Retry-After",
                    "RateLimit",
                    "RateLimit-Policy",
                    "Preference-Applied"));
            source.registerCorsConfiguration(Addresses.API, cors);
        }
        return source;
    }
}
