package io.lodgeflow.pages.shell;

import io.lodgeflow.domain.identity.Role;
import java.util.ArrayList;
import java.util.List;

/** Which pages a role has, in the order of the menu. */
final class Navigation {

    /**
     * @param key of its name in the message bundles
     * @param letter pressed after {@code g} goes there
     */
    record Entry(String key, String address, String letter, boolean current) {}

    static List<Entry> of(Role role, String path, boolean demoMode) {
        if (role == Role.GUEST) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        if (role.isHeadOffice()) {
            add(entries, path, "overview", "/operations", "o");
            add(entries, path, "find", "/operations/bookings", "b");
            add(entries, path, "incidents", "/operations/incidents", "i");
            add(entries, path, "late", "/operations/late", "l");
            add(entries, path, "closures", "/operations/closures", "c");
        }
        add(entries, path, "work", "/front-desk/work", "w");
        add(entries, path, "today", "/front-desk", "t");
        add(entries, path, "rack", "/front-desk/rack", "r");
        add(entries, path, "house", "/front-desk/house", "h");
        if (!role.isHeadOffice()) {
            add(entries, path, "find", "/front-desk/bookings", "b");
        }
        if (role.isHeadOffice()) {
            add(entries, path, "audit", "/operations/audit", "a");
        }
        if (role.isHeadOffice() && demoMode) {
            add(entries, path, "timeTravel", "/operations/time-travel", "m");
        }
        return List.copyOf(entries);
    }

    private static void add(List<Entry> entries, String path, String key, String address, String letter) {
        boolean start = address.equals("/operations") || address.equals("/front-desk");
        boolean current = start
                ? path.equals(address)
                        || path.startsWith(address + "/processes")
                        || path.startsWith(address + "/versions")
                : path.equals(address)
                        || path.startsWith(address + "/")
                        || (key.equals("incidents") && path.startsWith("/operations/batches/"));
        entries.add(new Entry(key, address, letter, current));
    }

    private Navigation() {}
}
