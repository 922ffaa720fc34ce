package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.stay.StayDates;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes dates, amounts and counts as the guest's language does. Exact: money is never rounded. */
final class Wording {

    private static final Map<GuestLanguage, Wording> ALL =
            Arrays.stream(GuestLanguage.values()).collect(Collectors.toMap(Function.identity(), Wording::new));

    private final Locale locale;
    private final ResourceBundle words;
    private final DateTimeFormatter longDate;
    private final DateTimeFormatter shortDate;
    private final DateTimeFormatter hour;

    private Wording(GuestLanguage language) {
        locale = language.locale();
        words = ResourceBundle.getBundle("guest-messages.words", locale);
        longDate = DateTimeFormatter.ofPattern(words.getString("date.long"), locale);
        shortDate = DateTimeFormatter.ofPattern(words.getString("date.short"), locale);
        hour = DateTimeFormatter.ofPattern("HH:mm", locale);
    }

    static Wording in(GuestLanguage language) {
        return java.util.Objects.requireNonNull(ALL.get(language));
    }

    /** As bookings name it: en or ko. */
    String language() {
        return locale.getLanguage();
    }

    /** Such as "Wednesday, July 1, 2026" and "2026년 7월 1일 수요일". */
    String date(LocalDate date) {
        return longDate.format(date);
    }

    /** Such as "Jul 1, 2026" and "2026. 7. 1.". */
    String shortDate(LocalDate date) {
        return shortDate.format(date);
    }

    String hour(LocalTime time) {
        return hour.format(time);
    }

    /** Date, hour and name of the zone, since the guest may be in another. */
    String moment(Instant instant, ZoneId zone) {
        return word(
                "moment",
                date(instant.atZone(zone).toLocalDate()),
                hour(instant.atZone(zone).toLocalTime()),
                zone.getDisplayName(TextStyle.FULL, locale));
    }

    /** With the currency's sign and exactly its decimals: "€120.50", "₩150,000". */
    String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        int decimals = Math.max(money.currency().getDefaultFractionDigits(), 0);
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(money.minorUnits(), decimals));
    }

    /** With one decimal: "2.4 km". */
    String kilometres(int meters) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(BigDecimal.valueOf(meters, 3)) + " km";
    }

    /** Such as "3 nights" and "3박 4일". */
    String nights(StayDates stay) {
        return word("nights", stay.nights(), stay.nights() + 1);
    }

    String rooms(int rooms) {
        return word("rooms", rooms);
    }

    String guests(int adults, int children) {
        return children == 0 ? word("adults", adults) : word("adults", adults) + ", " + word("children", children);
    }

    /**
     * A phrase of the language's word list.
     *
     * @throws java.util.MissingResourceException if it has none of that key
     */
    String word(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), locale).format(arguments);
    }

    boolean hasWord(String key) {
        return words.containsKey(key);
    }
}
