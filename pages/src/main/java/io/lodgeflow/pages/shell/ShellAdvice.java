package io.lodgeflow.pages.shell;

import io.lodgeflow.engine.ProcessSteps;
import io.lodgeflow.web.Addresses;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.session.PageSession;
import io.lodgeflow.web.security.session.PageSessions;
import io.lodgeflow.web.security.session.SessionCookie;
import io.lodgeflow.web.security.session.SessionSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every template its {@code shell} and its {@code words}. */
@ControllerAdvice(basePackages = "io.lodgeflow.pages")
class ShellAdvice {

    /** Without what is asked for, or the key, in its address such a page cannot be come back to; so with the site's. */
    private static final String PAGES_OF_GUESTS = "/bookings/";

    private final PageSessions sessions;
    private final SessionSettings settings;
    private final MessageSource messages;
    private final Clock clock;
    private final ProcessSteps steps;
    private final JdbcClient jdbc;
    private final boolean demoMode;

    ShellAdvice(
            PageSessions sessions,
            SessionSettings settings,
            MessageSource messages,
            Clock clock,
            ProcessSteps steps,
            JdbcClient jdbc,
            @Value("${lodgeflow.demo.enabled:false}") boolean demoMode) {
        this.sessions = sessions;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
        this.steps = steps;
        this.jdbc = jdbc;
        this.demoMode = demoMode;
    }

    /** Each answer sets the clock in the head of the page right. */
    @ModelAttribute
    void clock(HttpServletResponse response) {
        response.setHeader("Lodgeflow-Now", Long.toString(clock.instant().toEpochMilli()));
    }

    @ModelAttribute("words")
    Words words(Locale locale) {
        return new Words(messages, locale, clock.instant(), steps::names);
    }

    @ModelAttribute("people")
    People people(Locale locale) {
        return new People(jdbc, words(locale));
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request, Locale locale) {
        Caller caller = Caller.current().orElse(null);
        long left = SessionCookie.read(request)
                .flatMap(sessions::look)
                .filter(PageSession::isOpen)
                .map(session -> session.left().toSeconds())
                .orElse(0L);
        String path = pathOf(request);
        return new Shell(
                caller,
                caller == null ? List.of() : Navigation.of(caller.role(), path, demoMode),
                PreferencesController.themeOf(request),
                locale.getLanguage(),
                left,
                settings.warning().toSeconds(),
                demoMode,
                clock.instant(),
                path);
    }

    private static String pathOf(HttpServletRequest request) {
        String path = Addresses.pathOf(request);
        String query = request.getQueryString();
        boolean ofGuests = path.startsWith(PAGES_OF_GUESTS) || Addresses.isOnTheSite(request);
        return ofGuests && query != null ? path + "?" + query : path;
    }
}
