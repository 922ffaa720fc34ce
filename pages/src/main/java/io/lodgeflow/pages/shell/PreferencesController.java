package io.lodgeflow.pages.shell;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Language and theme, kept in the browser; whoever is not signed in may choose too. */
@Controller
class PreferencesController {

    private static final String THEME_COOKIE = "lodgeflow_theme";
    private static final String AUTO = "auto";
    private static final Set<String> THEMES = Set.of(AUTO, "light", "dark");

    private final LocaleResolver locales;

    PreferencesController(LocaleResolver locales) {
        this.locales = locales;
    }

    @PostMapping("/preferences")
    String prefer(
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String theme,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        PageConfiguration.LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(language))
                .findFirst()
                .ifPresent(known -> locales.setLocale(request, response, known));
        if (theme != null && THEMES.contains(theme)) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(THEME_COOKIE, theme)
                            .httpOnly(true)
                            .sameSite("Lax")
                            .path(request.getContextPath() + "/")
                            .maxAge(Duration.ofDays(365))
                            .build()
                            .toString());
        }
        return "redirect:" + OwnAddress.or(next, "/");
    }

    static String themeOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? AUTO
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(THEME_COOKIE))
                        .map(cookie -> cookie.getValue().toLowerCase(Locale.ROOT))
                        .filter(THEMES::contains)
                        .findFirst()
                        .orElse(AUTO);
    }
}
