package io.lodgeflow.web.security;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who is asking. A controller method takes one as an argument; where signing in is optional, as a {@code @Nullable} one.
 *
 * @param hotelId present exactly for front desk and hotel managers
 */
public record Caller(String accountId, Role role, @Nullable String hotelId, String name) {

    static final String ROLE = "role";
    static final String HOTEL = "hotel";
    static final String NAME = "name";
    static final String DEMO = "demo";

    /** As the history of a reservation shows it, such as {@code front_desk:usr_7}. */
    public Actor actor() {
        return new Actor(role.name().toLowerCase(Locale.ROOT) + ":" + accountId);
    }

    public boolean isGuest() {
        return role == Role.GUEST;
    }

    /** Works at that hotel, or at the head office of all. */
    public boolean belongsTo(String hotel) {
        return role.isHeadOffice() || hotel.equals(hotelId);
    }

    /** The caller of the request that this thread serves; empty if nobody signed in. */
    public static Optional<Caller> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return switch (authentication == null ? null : authentication.getPrincipal()) {
            case Jwt token -> Optional.of(of(token));
            case Caller signedInToThePages -> Optional.of(signedInToThePages);
            case null, default -> Optional.empty();
        };
    }

    /** @param token one that was accepted: its claims are complete */
    static Caller of(Jwt token) {
        return new Caller(
                Objects.requireNonNull(token.getSubject()),
                Role.valueOf(Objects.requireNonNull(token.getClaimAsString(ROLE))),
                token.getClaimAsString(HOTEL),
                Objects.requireNonNull(token.getClaimAsString(NAME)));
    }
}
