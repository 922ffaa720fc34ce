import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks bookings through their lives on a running Lodgeflow in demo mode and tells in plain words what happens. Runs with
 * any JDK from 17 on, without anything else: {@code java scripts/Story.java life} or {@code java scripts/Story.java
 * exceptions}, with the address as a second argument if it is not http://localhost:8080. Moves the demo's clock.
 */
public class Story {

    private static final String HOTEL = "htl_demo_lisbon_1";
    private static final String ROOM = "rmt_demo_lisbon_1_double";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String guest;
    private final String frontDesk;
    private final String operations;

    private Story(URI base) throws IOException, InterruptedException {
        this.base = base;
        guest = signIn("guest.en");
        frontDesk = signIn("frontdesk");
        operations = signIn("operations");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String address = arguments.length > 1 ? arguments[1] : "http://localhost:8080";
        String which = arguments.length > 0 ? arguments[0] : "";
        try {
            switch (which) {
                case "life" -> new Story(URI.create(address)).life();
                case "exceptions" -> new Story(URI.create(address)).exceptions();
                default -> {
                    System.err.println("Usage: java scripts/Story.java life|exceptions [address]");
                    System.exit(2);
                }
            }
        } catch (ConnectException nobodyThere) {
            System.err.println("Nothing answers at " + address + ". Start Lodgeflow first (README, \"Run it\").");
            System.exit(1);
        }
    }

    // ---- the stories

    private void life() throws IOException, InterruptedException {
        LocalDate arrival = today().plusDays(30);
        title("One booking, from the first click to the receipt");
        String id = book("flexible", arrival, 3);
        pay(id, "tok_ok");
        say("Now it sleeps. " + arrival.minusDays(1) + ", 15:00 at the hotel: 24 hours before check-in.");
        travelTo(arrival.minusDays(1) + "T16:00:00Z");
        say("Room " + text(reservation(id), "number") + " is assigned.");
        travelTo(arrival + "T17:00:00Z");
        act(frontDesk, id, "check-in", "{\"reason\": \"Nobody cleans in a story\"}", "The guest arrives");
        travelTo(arrival.plusDays(3) + "T09:00:00Z");
        act(frontDesk, id, "check-out", "{}", "The guest leaves");
        folio(id);
        history(id);
        messages(id);
    }

    private void exceptions() throws IOException, InterruptedException {
        title("1. Nobody pays");
        String unpaid = book("flexible", today().plusDays(20), 2);
        say("Sixteen minutes pass.");
        advance("PT16M");
        status(unpaid);

        title("2. The card is declined, the next one works, the plans change");
        LocalDate arrival = today().plusDays(15);
        String changed = book("flexible", arrival, 2);
        pay(changed, "tok_insufficient_funds");
        pay(changed, "tok_ok");
        String longer = "{\"departure\":\"" + arrival.plusDays(4) + "\"}";
        String preview = post(guest, "/v1/reservations/" + changed + "/actions/preview-modification", longer, 200);
        say("Two nights more would cost " + amount(preview, "chargeNow") + " now. \"" + text(preview, "explanation") + "\"");
        send("POST", guest, "/v1/reservations/" + changed + "/actions/modify", longer, etag(changed), 200);
        say("Done: now until " + text(reservation(changed), "departure") + ", " + amount(reservation(changed), "total") + ".");

        title("3. Canceled three days before arrival: half of the money comes back");
        travelTo(arrival.minusDays(3) + "T10:00:00Z");
        String quote = post(guest, "/v1/reservations/" + changed + "/actions/preview-cancellation", "{}", 200);
        say("Paid " + amount(quote, "paid") + ", refund " + amount(quote, "refund") + ", kept " + amount(quote, "fee") + ". \""
                + text(quote, "explanation") + "\"");
        send("POST", guest, "/v1/reservations/" + changed + "/actions/cancel", "{\"reason\":\"Plans changed\"}",
                etag(changed), 200);
        advance("PT1M");
        status(changed);
        folio(changed);

        title("4. The guest never comes");
        LocalDate missed = today().plusDays(5);
        String noShow = book("pay_at_hotel", missed, 2);
        travelTo(missed.plusDays(1) + "T12:30:00Z");
        status(noShow);
        history(noShow);
    }

    // ---- the steps

    private String book(String plan, LocalDate arrival, int nights) throws IOException, InterruptedException {
        String body = "{\"hotelId\":\"" + HOTEL + "\",\"roomTypeId\":\"" + ROOM + "\",\"ratePlanId\":\"rpl_demo_lisbon_1_"
                + plan + "\",\"arrival\":\"" + arrival + "\",\"departure\":\"" + arrival.plusDays(nights) + "\",\"adults\":2}";
        String answer = post(guest, "/v1/reservations", body, 201);
        String id = text(answer, "id");
        say("Booked a double room in Lisbon for " + nights + " nights from " + arrival + ": confirmation number "
                + text(answer, "confirmationNumber") + ", " + amount(answer, "total") + ", status " + text(answer, "status")
                + (answer.contains("secondsLeftToPay") ? ", to be paid until " + text(answer, "paymentDeadline") : "") + ".");
        return id;
    }

    private void pay(String id, String token) throws IOException, InterruptedException {
        String answer = post(guest, "/v1/payments", "{\"reservationId\":\"" + id + "\",\"paymentToken\":\"" + token + "\"}", 201);
        boolean captured = text(answer, "status").equals("captured");
        say(captured
                ? "Paid " + amount(answer, "amount") + ". Status " + text(reservation(id), "status") + "."
                : "Payment declined: \"" + text(answer, "declineDetail") + "\" Status " + text(reservation(id), "status") + ".");
    }

    private void act(String who, String id, String action, String body, String words) throws IOException, InterruptedException {
        String answer = post(who, "/v1/reservations/" + id + "/actions/" + action, body, 200);
        say(words + ": status " + text(answer, "status") + ".");
    }

    private void status(String id) throws IOException, InterruptedException {
        String answer = reservation(id);
        String reason = text(answer, "cancellationReason");
        say("Status " + text(answer, "status") + ", payment " + text(answer, "paymentStatus")
                + (reason.isEmpty() ? "." : ", reason \"" + reason + "\"."));
    }

    private void folio(String id) throws IOException, InterruptedException {
        String folio = send("GET", guest, "/v1/reservations/" + id + "/folio", null, null, 200);
        say("The folio:");
        Matcher lines = Pattern.compile("\"type\":\"(\\w+)\",\"amount\":\\{\"amount\":\"([^\"]+)\",\"currency\":\"(\\w+)\"}")
                .matcher(folio);
        while (lines.find()) {
            System.out.printf("      %-22s %10s %s%n", lines.group(1), lines.group(2), lines.group(3));
        }
        System.out.printf("      %-22s %14s%n", "balance", amount(folio, "balance"));
    }

    private void history(String id) throws IOException, InterruptedException {
        String history = send("GET", guest, "/v1/reservations/" + id + "/history", null, null, 200);
        say("Its history:");
        Matcher lines = Pattern.compile("\"at\":\"([^\"]+)\".*?\"actor\":\"([^\"]+)\",\"note\":\"([^\"]*)\"").matcher(history);
        while (lines.find()) {
            System.out.printf("      %-25s %-28s %s%n", lines.group(1), lines.group(2), lines.group(3));
        }
    }

    private void messages(String id) throws IOException, InterruptedException {
        String messages = send("GET", guest, "/v1/reservations/" + id + "/messages", null, null, 200);
        say("What the guest was told:");
        Matcher lines = Pattern.compile("\"subject\":\"([^\"]*)\"").matcher(messages);
        while (lines.find()) {
            System.out.println("      " + lines.group(1));
        }
    }

    // ---- time

    private LocalDate today() throws IOException, InterruptedException {
        String now = text(send("GET", operations, "/v1/sandbox/clock", null, null, 200), "now");
        return Instant.parse(now).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private void travelTo(String instant) throws IOException, InterruptedException {
        moved(post(operations, "/v1/sandbox/clock", "{\"to\":\"" + instant + "\"}", 200));
    }

    private void advance(String duration) throws IOException, InterruptedException {
        moved(post(operations, "/v1/sandbox/clock", "{\"advance\":\"" + duration + "\"}", 200));
    }

    private static void moved(String journey) {
        System.out.println("    ... the clock is moved to " + text(journey.substring(journey.indexOf("\"now\"")), "now"));
    }

    // ---- speaking to Lodgeflow

    private String signIn(String account) throws IOException, InterruptedException {
        String body = "{\"email\":\"" + account + "@demo.lodgeflow.example\",\"password\":\"lodgeflow-demo-1\"}";
        return text(send("POST", null, "/v1/auth/token", body, null, 200), "accessToken");
    }

    private String reservation(String id) throws IOException, InterruptedException {
        return send("GET", guest, "/v1/reservations/" + id, null, null, 200);
    }

    private String etag(String id) throws IOException, InterruptedException {
        return client.send(request("GET", guest, "/v1/reservations/" + id, null, null), BodyHandlers.ofString())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private String post(String token, String path, String body, int expected) throws IOException, InterruptedException {
        return send("POST", token, path, body, null, expected);
    }

    private String send(String method, String token, String path, String body, String ifMatch, int expected)
            throws IOException, InterruptedException {
        var response = client.send(request(method, token, path, body, ifMatch), BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            System.err.println(method + " " + path + " answered " + response.statusCode() + ": " + response.body());
            System.exit(1);
        }
        return response.body();
    }

    private HttpRequest request(String method, String token, String path, String body, String ifMatch) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.build();
    }

    private static String text(String json, String field) {
        Matcher value = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(json);
        return value.find() ? value.group(1) : "";
    }

    private static String amount(String json, String field) {
        Matcher money = Pattern.compile("\"" + field + "\":\\{\"amount\":\"([^\"]*)\",\"currency\":\"(\\w+)\"}").matcher(json);
        return money.find() ? money.group(1) + " " + money.group(2) : "?";
    }

    private static void title(String text) {
        System.out.println("\n" + text + "\n" + "-".repeat(text.length()));
    }

    private static void say(String text) {
        System.out.println("  " + text);
    }
}
