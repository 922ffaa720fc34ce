package io.lodgeflow.web;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the caller would like of the answer ({@code Prefer}, RFC 7240). Preferences are wishes: unknown or malformed ones
 * are ignored, the first of a name counts. What was honoured is told with {@code Preference-Applied}.
 *
 * @param respondAsync rather a 202 than to wait
 * @param patience how long the caller would wait; absent if it does not say; at most a minute is granted
 */
public record Preference(boolean respondAsync, @Nullable Duration patience) {

    public static final String HEADER = "Prefer";
    /** Tells which preferences were honoured. */
    public static final String APPLIED = "Preference-Applied";

    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Pattern ONE = Pattern.compile(
            "\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*(?:=\\s*(?:\"([^\"]*)\"|([^\\s,;\"]*)))?[^,]*(?:,|$)");

    /** @param headers all values of Prefer */
    public static Preference of(@Nullable List<String> headers) {
        Map<String, String> wishes = new HashMap<>();
        for (String header : headers == null ? Collections.<String>emptyList() : headers) {
            Matcher one = ONE.matcher(header);
            while (one.lookingAt()) {
                String value = Optional.ofNullable(one.group(2)).orElse(one.group(3));
                wishes.putIfAbsent(one.group(1).toLowerCase(Locale.ROOT), value == null ? "" : value);
                if (one.end() == header.length()) {
                    break;
                }
                one.region(one.end(), header.length());
            }
        }
        return new Preference(wishes.containsKey("respond-async"), seconds(wishes.get("wait")));
    }

    /** Value of {@code Preference-Applied} when both wishes were honoured as far as they were expressed. */
    public String applied() {
        String async = respondAsync ? "respond-async" : "";
        String waited = patience == null ? "" : "wait=" + patience.toSeconds();
        return async.isEmpty() || waited.isEmpty() ? async + waited : async + ", " + waited;
    }

    private static @Nullable Duration seconds(@Nullable String value) {
        if (value == null || !value.matches("[0-9]{1,9}")) {
            return null;
        }
        return Duration.ofSeconds(Math.min(Integer.parseInt(value), LONGEST_WAIT_SECONDS));
    }
}
