package io.lodgeflow.web.security.session;

import io.lodgeflow.web.security.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says for each request to a page who is asking. A request that the page makes by itself ({@code X-Background}) is no
 * activity of the person: live pages would otherwise never time out.
 */
final class SessionFilter extends OncePerRequestFilter {

    static final String BACKGROUND = "X-Background";

    private final PageSessions sessions;

    SessionFilter(PageSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<PageSession> session = SessionCookie.read(request)
                .flatMap(token -> isBackground(request) ? sessions.look(token) : sessions.touch(token));
        session.filter(PageSession::isOpen).map(PageSession::caller).ifPresent(SessionFilter::signIn);
        chain.doFilter(request, response);
    }

    private static boolean isBackground(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getHeader(BACKGROUND) != null || (accepted != null && accepted.contains("text/event-stream"));
    }

    private static void signIn(Caller caller) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                caller,
                null,
                AuthorityUtils.createAuthorityList("ROLE_" + caller.role().name())));
        SecurityContextHolder.setContext(context);
    }
}
