package io.lodgeflow.pages.shell;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps "go back to" within the pages: an address that could lead to another site is replaced. */
final class OwnAddress {

    private static final Pattern PAGE = Pattern.compile(
            "/(?:(?:operations|front-desk|sign-in|bookings|search|hotels|book|my-booking)(?:[/?][A-Za-z0-9_.,:~/?&=%+-]*)?)?");

    static String or(@Nullable String wanted, String otherwise) {
        return wanted != null && wanted.length() <= 500 && PAGE.matcher(wanted).matches() ? wanted : otherwise;
    }

    private OwnAddress() {}
}
