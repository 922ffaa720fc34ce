package io.lodgeflow.web.security;

import io.lodgeflow.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a token whose account is no longer what the token says. No bean: it stands in the security chain and nowhere else. */
final class LivingAccountFilter extends OncePerRequestFilter {

    private final LivingAccounts accounts;
    private final SecurityAnswers answers;
    private final Problems problems;

    LivingAccountFilter(LivingAccounts accounts, SecurityAnswers answers, Problems problems) {
        this.accounts = accounts;
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Jwt token) {
            boolean holds;
            try {
                holds = accounts.holds(token);
            } catch (CannotCreateTransactionException unreachable) {
                problems.write(Problems.unavailable(), request, response);
                return;
            }
            if (!holds) {
                SecurityContextHolder.clearContext();
                answers.commence(request, response, new InvalidBearerTokenException("its account has changed"));
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
