package io.lodgeflow.web.catalogue;

import org.jspecify.annotations.Nullable;

/** How much of what is left guests are told: the number when it is small, else just that there is something. */
public final class RoomsLeft {

    private static final int TOLD_BELOW = 10;

    /** Null when ten or more are left. */
    public static @Nullable Integer told(int left) {
        return left < TOLD_BELOW ? Integer.valueOf(Math.max(0, left)) : null;
    }

    public static String inWords(int left) {
        if (left <= 0) {
            return "sold out";
        }
        return left < TOLD_BELOW ? left + " left" : "available";
    }

    private RoomsLeft() {}
}
