package io.lodgeflow.web.security;

import io.lodgeflow.web.Problems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** 401 and 403 as problem documents; refused tokens count against the rate limit of their address. */
final class SecurityAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;
    private final RateLimitFilter rateLimits;

    SecurityAnswers(Problems problems, RateLimitFilter rateLimits) {
        this.problems = problems;
        this.rateLimits = rateLimits;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws ServletException, IOException {
        if (!rateLimits.admit(request, response)) {
            return;
        }
        problems.write(
                cause instanceof OAuth2AuthenticationException
                        ? SignInProblems.tokenInvalid()
                        : SignInProblems.tokenMissing(),
                request,
                response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        problems.write(SignInProblems.forbidden(), request, response);
    }
}
