package io.lodgeflow.application.demo;

import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account of each role, all with the same well-known password; marked as demo, so that they work in demo mode only. */
final class DemoAccounts {

    static final String PASSWORD = "lodgeflow-demo-1";

    /** What each guest has in the beginning. */
    static final long POINTS = 50_000;

    /** Where the demo's front desk and manager work. */
    static final String STAFF_HOTEL = "htl_demo_lisbon_1";

    private static final String DOMAIN = "@demo.lodgeflow.example";

    /** @param text what the start banner says of it */
    record DemoAccount(
            String id,
            String email,
            String name,
            Role role,
            @Nullable String hotelId,
            String language,
            int vipLevel,
            String text) {

        Account withPasswordHash(String passwordHash, Instant now) {
            return new Account(id, email, passwordHash, name, role, hotelId, language, vipLevel, true, now);
        }
    }

    static List<DemoAccount> all() {
        return List.of(
                guest("guest.en", "Demo Guest", "en", 0, "guest, English"),
                guest("guest.ko", "데모 고객", "ko", 0, "guest, Korean"),
                guest("vip", "Demo VIP Guest", "en", 5, "guest, VIP level 5"),
                staff("frontdesk", "Demo Front Desk", Role.FRONT_DESK, STAFF_HOTEL, "front desk of " + STAFF_HOTEL),
                staff("manager", "Demo Manager", Role.HOTEL_MANAGER, STAFF_HOTEL, "manager of " + STAFF_HOTEL),
                staff("operations", "Demo Operations", Role.OPERATIONS, null, "operations, all hotels"),
                staff("support", "Demo Support", Role.SUPPORT, null, "support, all hotels"),
                staff("admin", "Demo Administrator", Role.ADMIN, null, "administrator"));
    }

    private static DemoAccount guest(String key, String name, String language, int vipLevel, String text) {
        return new DemoAccount(id(key), key + DOMAIN, name, Role.GUEST, null, language, vipLevel, text);
    }

    private static DemoAccount staff(String key, String name, Role role, @Nullable String hotelId, String text) {
        return new DemoAccount(id(key), key + DOMAIN, name, role, hotelId, "en", 0, text);
    }

    private static String id(String key) {
        return "acc_demo_" + key.replace('.', '_');
    }

    private DemoAccounts() {}
}
