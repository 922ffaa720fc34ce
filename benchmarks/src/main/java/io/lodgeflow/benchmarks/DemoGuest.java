package io.lodgeflow.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A guest of the demo who speaks to a running server. */
final class DemoGuest {

    private static final Pattern TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"(res_[^\"]+)\"");
    private static final List<String> PLACES = List.of("Lisbon", "Seoul", "Paris", "Tokyo", "London", "New York");

    /** What can be booked. */
    record Product(String hotelId, String roomTypeId, String ratePlanId) {}

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final URI base;
    private final List<Product> products;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final List<String> reservations = new ArrayList<>();
    private final String token;

    DemoGuest(URI base, List<Product> products) {
        this.base = base;
        this.products = products;
        HttpResponse<String> signedIn = send(request("/v1/auth/token")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"email\": \"guest.en@demo.lodgeflow.example\", \"password\": \"lodgeflow-demo-1\"}")));
        token = first(TOKEN, signedIn);
    }

    /** Books so many stays, which are read later. */
    void bookSome(int count) {
        while (reservations.size() < count) {
            HttpResponse<String> placed = place();
            if (placed.statusCode() == 201) {
                reservations.add(first(ID, placed));
            } else if (placed.statusCode() != 409) {
                throw new IllegalStateException(placed.statusCode() + ": " + placed.body());
            }
        }
    }

    String hold() {
        return status(place());
    }

    String readOne() {
        return get("/v1/reservations/" + reservations.get(random(reservations.size())));
    }

    /** @param path with {@code {place}}, {@code {arrival}} and {@code {departure}} to be replaced */
    String search(String path) {
        LocalDate arrival = today.plusDays(2 + random(200));
        return get(path.replace("{place}", PLACES.get(random(PLACES.size())).replace(" ", "%20"))
                .replace("{arrival}", arrival.toString())
                .replace("{departure}", arrival.plusDays(3).toString()));
    }

    private String get(String path) {
        return status(
                send(request(path).header("Authorization", "Bearer " + token).GET()));
    }

    private HttpResponse<String> place() {
        Product product = products.get(random(products.size()));
        LocalDate arrival = today.plusDays(2 + random(200));
        String body = """
                {"hotelId": "%s", "roomTypeId": "%s", "ratePlanId": "%s", "arrival": "%s", "departure": "%s", "adults": 1}
                """.formatted(
                        product.hotelId(), product.roomTypeId(), product.ratePlanId(), arrival, arrival.plusDays(3));
        return send(request("/v1/reservations")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String status(HttpResponse<String> response) {
        return Integer.toString(response.statusCode());
    }

    private static String first(Pattern pattern, HttpResponse<String> response) {
        Matcher found = pattern.matcher(response.body());
        if (!found.find()) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return found.group(1);
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }
}
