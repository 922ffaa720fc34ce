package io.lodgeflow.web.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import io.lodgeflow.domain.identity.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * Makes and checks access tokens (JWT, RS256). Their times are those of the machine, not of the Lodgeflow clock: traveling
 * in time must not sign anybody in or out. Tokens of demo accounts are refused as soon as demo mode is off.
 */
class AccessTokens {

    static final String ISSUER = "lodgeflow";
    static final String AUDIENCE = "lodgeflow-api";
    /** Claim: which of the account's tokens; older ones are out, see {@link LivingAccounts}. */
    static final String VERSION = "tokens";

    private final JwtEncoder encoder;
    private final JwtDecoder decoder;
    private final Duration life;

    AccessTokens(RSAKey pair, Duration life, boolean demoMode) {
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(pair)));
        NimbusJwtDecoder nimbus = NimbusJwtDecoder.withJwkSource(
                        new ImmutableJWKSet<SecurityContext>(new JWKSet(pair.toPublicJWK())))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        nimbus.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(ISSUER), forUs(), complete(), demo(demoMode)));
        this.decoder = nimbus;
        this.life = life;
    }

    JwtDecoder decoder() {
        return decoder;
    }

    Duration life() {
        return life;
    }

    /**
     * Valid from now, by the machine's time.
     *
     * @param version of the account's tokens
     */
    String issue(Account account, int version) {
        return issue(account, version, Instant.now());
    }

    String issue(Account account, int version, Instant now) {
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .claim(VERSION, version)
                .subject(account.id())
                .issuedAt(now)
                .expiresAt(now.plus(life))
                .claim(Caller.ROLE, account.role().name())
                .claim(Caller.NAME, account.name())
                .claim(Caller.DEMO, account.isDemo());
        if (account.hotelId() != null) {
            claims.claim(Caller.HOTEL, account.hotelId());
        }
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).type("JWT").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }

    private static OAuth2TokenValidator<Jwt> forUs() {
        return token -> token.getAudience() != null && token.getAudience().contains(AUDIENCE)
                ? OAuth2TokenValidatorResult.success()
                : refused("The token is for somebody else.");
    }

    private static OAuth2TokenValidator<Jwt> complete() {
        return token -> {
            String role = token.getClaimAsString(Caller.ROLE);
            boolean known = Arrays.stream(io.lodgeflow.domain.identity.Role.values())
                    .anyMatch(one -> one.name().equals(role));
            return known && token.getSubject() != null && token.getClaimAsString(Caller.NAME) != null
                    ? OAuth2TokenValidatorResult.success()
                    : refused("The token lacks claims.");
        };
    }

    private static OAuth2TokenValidator<Jwt> demo(boolean demoMode) {
        return token -> demoMode || !Boolean.TRUE.equals(token.getClaimAsBoolean(Caller.DEMO))
                ? OAuth2TokenValidatorResult.success()
                : refused("Demo accounts are switched off.");
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
    }
}
