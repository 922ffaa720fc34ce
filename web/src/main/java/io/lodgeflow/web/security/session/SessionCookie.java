package io.lodgeflow.web.security.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that carries a session's token: unreadable for scripts, not sent along with other sites' posts, over TLS only
 * where TLS is used, and then under a name ({@code __Host-}) that no neighbour of the domain can set. Lax rather than Strict, so that a link to a booking from a chat or a mail finds its reader signed in.
 */
public final class SessionCookie {

    private static final String NAME = "lodgeflow_session";

    /** As it is called where the request came by TLS. */
    public static String name(HttpServletRequest request, String plain) {
        return request.isSecure() ? "__Host-" + plain : plain;
    }

    public static Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name(request, NAME)))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isBlank())
                        .findFirst();
    }

    public static void write(HttpServletRequest request, HttpServletResponse response, String token) {
        set(request, response, token, Duration.ofSeconds(-1));
    }

    public static void remove(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, "", Duration.ZERO);
    }

    private static void set(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request, NAME), value)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .path(request.isSecure() ? "/" : request.getContextPath() + "/")
                        .maxAge(life)
                        .build()
                        .toString());
    }

    private SessionCookie() {}
}
