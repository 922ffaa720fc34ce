package io.lodgeflow.application.demo;

import io.lodgeflow.application.demo.DemoAccounts.DemoAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that greet whoever started the product: where to look, who can sign in, and what to paste first. Shows no
 * password but the demo's.
 *
 * @param address of the product, without a slash at the end
 * @param managementAddress of the health page, often the same
 * @param today from which the example's dates are counted
 */
record FirstSteps(String address, String managementAddress, LocalDate today) {

    /** Days from today to the example's arrival, so that it can still be booked and canceled free of charge. */
    static final int DAYS_AHEAD = 30;

    static final int NIGHTS = 3;

    List<String> addresses() {
        return List.of(
                "Product           " + address + "/",
                "Try the API       " + address + "/swagger-ui.html",
                "API description   " + address + "/v3/api-docs",
                "Operations        " + address + "/operations",
                "Front desk        " + address + "/front-desk",
                "Health            " + managementAddress + "/actuator/health");
    }

    /** Hotels in Lisbon with a free room for two; needs no account. */
    String search() {
        LocalDate arrival = today.plusDays(DAYS_AHEAD);
        return "curl '" + address + "/v1/hotels/search?place=Lisbon&arrival=" + arrival + "&departure="
                + arrival.plusDays(NIGHTS) + "&guests=2'";
    }

    /** Signs in as the English-speaking guest. */
    String signIn() {
        return "curl -X POST '" + address + "/v1/auth/token' -H 'Content-Type: application/json' -d '{\"email\": \""
                + DemoAccounts.all().getFirst().email() + "\", \"password\": \"" + DemoAccounts.PASSWORD + "\"}'";
    }

    static List<String> accounts() {
        List<String> lines = new ArrayList<>();
        for (DemoAccount account : DemoAccounts.all()) {
            lines.add(String.format("%-40s%s", account.email(), account.text()));
        }
        return lines;
    }
}
