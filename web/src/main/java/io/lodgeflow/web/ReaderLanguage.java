package io.lodgeflow.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** The language of whoever reads the answer that is being made: English unless Korean is preferred. */
public final class ReaderLanguage {

    /** Of two texts of the hotel; the Korean one is not always there. */
    public static String choose(String text, @Nullable String korean) {
        return isKorean() && korean != null && !korean.isEmpty() ? korean : text;
    }

    /** The column of names in SQL, of a table that has {@code name} and {@code name_ko}. */
    public static String nameColumn(String alias) {
        return isKorean() ? "coalesce(" + alias + ".name_ko, " + alias + ".name)" : alias + ".name";
    }

    /** As bookings and messages name it: en or ko. */
    public static String code() {
        return isKorean() ? "ko" : "en";
    }

    private static boolean isKorean() {
        return LocaleContextHolder.getLocale().getLanguage().equals(Locale.KOREAN.getLanguage());
    }

    private ReaderLanguage() {}
}
