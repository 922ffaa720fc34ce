package io.lodgeflow.pages.guest;

import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.transaction.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The pages that a link of a booking opens speak the language of the booking, like the message that led there, unless the person has chosen
 * another one in this browser. Whoever has no right key is not told whose language it is.
 */
@Configuration(proxyBeanMethods = false)
class LanguageOfTheGuest implements WebMvcConfigurer, HandlerInterceptor {

    private static final String CHOSEN = "lodgeflow_language";

    private final GuestLinks links;
    private final Reservations reservations;
    private final Transactions transactions;

    LanguageOfTheGuest(GuestLinks links, Reservations reservations, Transactions transactions) {
        this.links = links;
        this.reservations = reservations;
        this.transactions = transactions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/bookings/*/closure", "/bookings/*/payment", "/my-booking/*", "/my-booking/*/*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String key = request.getParameter("key");
        if (key != null && WebUtils.getCookie(request, CHOSEN) == null) {
            Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
            String id = String.valueOf(variables instanceof Map<?, ?> path ? path.get("id") : "");
            language(id, key)
                    .ifPresent(language ->
                            request.setAttribute(CookieLocaleResolver.LOCALE_REQUEST_ATTRIBUTE_NAME, language));
        }
        return true;
    }

    private Optional<Locale> language(String id, String key) {
        return transactions.read(() -> Arrays.stream(GuestLinks.Purpose.values())
                        .anyMatch(purpose -> links.opens(id, purpose, key))
                ? reservations
                        .find(id)
                        .map(booking -> Locale.forLanguageTag(booking.guest().language()))
                : Optional.empty());
    }
}
