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
 * where TLS is used. Lax rather than Strict, so that a link to a booking from a chat or a mail finds its reader signed in.
 */
public final class SessionCookie {

    private static final String NAME = "lodgeflow_session";

    public static Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
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
                ResponseCookie.from(NAME, value)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .path(request.getContextPath() + "/")
                        .maxAge(life)
                        .build()
                        .toString());
    }

    private SessionCookie() {}
}
