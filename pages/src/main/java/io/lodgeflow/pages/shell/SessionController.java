package io.lodgeflow.pages.shell;

import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.web.security.SignIn;
import io.lodgeflow.web.security.session.PageSession;
import io.lodgeflow.web.security.session.PageSession.State;
import io.lodgeflow.web.security.session.PageSessions;
import io.lodgeflow.web.security.session.SessionCookie;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a page's script asks about its session, so that the person is warned before it ends and can sign in again without
 * leaving the page. Whoever signs in again in place is the person whose page it is, never somebody else.
 */
@RestController
@Hidden
class SessionController {

    private final PageSessions sessions;
    private final SignIn signIn;

    SessionController(PageSessions sessions, SignIn signIn) {
        this.sessions = sessions;
        this.signIn = signIn;
    }

    /**
     * @param state of {@link State} in lower case, or {@code none}
     * @param csrf the token that posts need from now on
     */
    record SessionView(String state, long secondsLeft, String csrf) {}

    /** Asking is no activity. */
    @GetMapping("/session")
    ResponseEntity<SessionView> session(HttpServletRequest request, CsrfToken csrf) {
        return view(SessionCookie.read(request).flatMap(sessions::look), csrf, HttpStatus.OK);
    }

    @PostMapping("/session/activity")
    ResponseEntity<SessionView> activity(HttpServletRequest request, CsrfToken csrf) {
        return view(SessionCookie.read(request).flatMap(sessions::touch), csrf, HttpStatus.OK);
    }

    @PostMapping("/session/sign-in")
    ResponseEntity<SessionView> again(
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf) {
        Optional<Account> account = SessionCookie.read(request)
                .flatMap(sessions::look)
                .flatMap(ended -> signIn.account(ended.caller().accountId()))
                .flatMap(known -> password.length() > 200
                        ? Optional.empty()
                        : signIn.signIn(known.email(), password, request.getRemoteAddr()));
        if (account.isEmpty()) {
            return view(Optional.empty(), csrf, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        PageSessions.Begun begun =
                sessions.begin(account.get(), String.valueOf(request.getHeader(HttpHeaders.USER_AGENT)));
        SessionCookie.write(request, response, begun.token());
        return view(sessions.look(begun.token()), csrf, HttpStatus.OK);
    }

    /** Ends the session elsewhere and goes on with this one. */
    @PostMapping("/session/replace")
    ResponseEntity<SessionView> replace(HttpServletRequest request, CsrfToken csrf) {
        Optional<String> token = SessionCookie.read(request);
        token.ifPresent(sessions::replaceOthers);
        return view(token.flatMap(sessions::look), csrf, HttpStatus.OK);
    }

    private static ResponseEntity<SessionView> view(Optional<PageSession> session, CsrfToken csrf, HttpStatus status) {
        String state = session.map(PageSession::state)
                .map(State::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .orElse("none");
        long left = session.map(known -> known.left().toSeconds()).orElse(0L);
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(new SessionView(state, left, csrf.getToken()));
    }
}
