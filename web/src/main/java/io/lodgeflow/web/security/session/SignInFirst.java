package io.lodgeflow.web.security.session;

import io.lodgeflow.web.Addresses;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Nobody is signed in, or not somebody who may. A page is answered with the way to sign in and back; what a page's script
 * asks is answered 401 or 403, and the script says so in place without losing what was typed.
 */
final class SignInFirst implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, ServletException {
        if (isScript(request) || !request.getMethod().equals("GET")) {
            response.setHeader("X-Session", "ended");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            request.setAttribute("refused", "session_ended");
            request.getRequestDispatcher(Addresses.REFUSED).forward(request, response);
            return;
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String wanted = Addresses.pathOf(request) + query;
        response.sendRedirect(
                request.getContextPath() + "/sign-in?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException, ServletException {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        if (cause instanceof CsrfException) {
            response.setHeader("X-Session", "stale-form");
        }
        request.setAttribute("refused", cause instanceof CsrfException ? "stale_form" : "forbidden");
        request.getRequestDispatcher(Addresses.REFUSED).forward(request, response);
    }

    private static boolean isScript(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getHeader("HX-Request") != null || accepted == null || !accepted.contains("text/html");
    }
}
