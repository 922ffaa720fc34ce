package io.lodgeflow.pages.shell;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Languages of the pages: English and Korean, chosen by the person, else by the browser. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("pages/frame", "pages/operations", "pages/front-desk", "pages/guest", "pages/site");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver locales = new CookieLocaleResolver("lodgeflow_language");
        locales.setCookieMaxAge(Duration.ofDays(365));
        locales.setCookieHttpOnly(true);
        locales.setCookieSameSite("Lax");
        locales.setRejectInvalidCookies(false);
        locales.setDefaultLocaleFunction(request ->
                Locale.KOREAN.getLanguage().equals(request.getLocale().getLanguage()) ? Locale.KOREAN : Locale.ENGLISH);
        return locales;
    }
}
