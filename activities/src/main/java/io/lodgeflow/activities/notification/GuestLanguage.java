package io.lodgeflow.activities.notification;

import java.util.Locale;

/** A language that guests are written to in. */
enum GuestLanguage {
    ENGLISH("en", Locale.ENGLISH),
    KOREAN("ko", Locale.KOREAN);

    private final String code;
    private final Locale locale;

    GuestLanguage(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /** {@code ko} with or without a region is Korean; everything else is English. */
    static GuestLanguage of(String code) {
        return Locale.forLanguageTag(code.replace('_', '-')).getLanguage().equals(KOREAN.code) ? KOREAN : ENGLISH;
    }

    String code() {
        return code;
    }

    Locale locale() {
        return locale;
    }
}
