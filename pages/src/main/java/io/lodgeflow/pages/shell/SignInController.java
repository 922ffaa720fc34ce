package io.lodgeflow.pages.shell;

import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.SignIn;
import io.lodgeflow.web.security.session.PageSession;
import io.lodgeflow.web.security.session.PageSession.State;
import io.lodgeflow.web.security.session.PageSessions;
import io.lodgeflow.web.security.session.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in to the pages with the accounts of the API, the choice between two sessions, and signing out. */
@Controller
class SignInController {

    private final SignIn signIn;
    private final PageSessions sessions;

    SignInController(SignIn signIn, PageSessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    String form(@RequestParam @Nullable String next, HttpServletRequest request, Model model) {
        Optional<PageSession> session = SessionCookie.read(request).flatMap(sessions::look);
        if (session.filter(PageSession::isOpen).isPresent()) {
            return "redirect:" + OwnAddress.or(next, home(session.get().caller().role()));
        }
        model.addAttribute("next", OwnAddress.or(next, ""));
        session.map(PageSession::state)
                .filter(state -> state != State.ASKED)
                .ifPresent(state -> model.addAttribute("ended", state.name().toLowerCase(java.util.Locale.ROOT)));
        return "sign-in";
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Account> account = email.length() > 254 || password.length() > 200
                ? Optional.empty()
                : signIn.signIn(email.strip(), password, request.getRemoteAddr());
        if (account.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("fault", "wrong");
            model.addAttribute("email", email);
            model.addAttribute("next", OwnAddress.or(next, ""));
            return "sign-in";
        }
        PageSessions.Begun begun =
                sessions.begin(account.orElseThrow(), String.valueOf(request.getHeader(HttpHeaders.USER_AGENT)));
        SessionCookie.write(request, response, begun.token());
        if (begun.state() == State.ASKED) {
            model.addAttribute("next", OwnAddress.or(next, ""));
            return "sign-in-choice";
        }
        return "redirect:" + OwnAddress.or(next, home(account.orElseThrow().role()));
    }

    /** The session elsewhere ends, this one begins. */
    @PostMapping("/sign-in/replace")
    String replace(@RequestParam @Nullable String next, HttpServletRequest request) {
        Optional<String> token = SessionCookie.read(request);
        boolean replaced = token.filter(sessions::replaceOthers).isPresent();
        Optional<Role> role =
                token.flatMap(sessions::look).map(PageSession::caller).map(Caller::role);
        return replaced && role.isPresent() ? "redirect:" + OwnAddress.or(next, home(role.get())) : "redirect:/sign-in";
    }

    /** The session elsewhere stays, this one never begins. */
    @PostMapping("/sign-in/keep")
    String keep(HttpServletRequest request, HttpServletResponse response) {
        return signOut(request, response);
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::end);
        SessionCookie.remove(request, response);
        return "redirect:/sign-in";
    }

    private static String home(Role role) {
        return role == Role.GUEST ? "/my-booking" : role.isHeadOffice() ? "/operations" : "/front-desk";
    }
}
