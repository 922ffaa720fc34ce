package io.lodgeflow.scenarios.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is small to send and was dear to read, or never ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InputsThatCostTest extends Story {

    private final TestHotel hotel = hotel(2, 1);

    InputsThatCostTest() {
        super(Product.onTheStreet("inputs", "lodgeflow.rate-limits.staff=1000000"));
    }

    @AfterAll
    void close() {
        lodgeflow.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 6_000, 60_000})
    void longTextsThatLookAlmostRightAreRefusedNotSwallowed(int size) {
        List<String> texts = List.of(
                "a@" + "a.".repeat(size / 2) + "!",
                "a@" + "a".repeat(size),
                "a@a" + ".a-a".repeat(size / 4),
                "1".repeat(size),
                "1 ".repeat(size / 2) + "x",
                "4".repeat(size - 1) + "x",
                "x" + " ".repeat(size) + "x",
                "-".repeat(size));
        for (String text : texts) {
            refused(anonymous
                    .with("X-Forwarded-For", "203.0.113." + texts.indexOf(text))
                    .post("/v1/auth/register", Map.of("email", text, "password", "any", "name", text)));
            Map<String, Object> wish =
                    hotel.wish("standard", "flexible", hotel.today().plusDays(9), 1);
            for (String field : List.of("guestEmail", "guestPhone", "guestName", "arrival", "guaranteeToken")) {
                refused(place(operations, with(wish, field, text)));
            }
        }
    }

    @Test
    void longHeadersAreReadInOneGo() {
        for (String text :
                List.of("\"" + "1".repeat(7_000), " ".repeat(7_000) + "x", "4".repeat(7_000), "a=".repeat(3_000))) {
            for (String header : List.of("If-Match", "Prefer", "Idempotency-Key", "Request-Id", "Accept-Language")) {
                Answer answer = operations.with(header, text).get("/v1/hotels/" + hotel.id());
                assertThat(answer.status()).as(header).isLessThan(500);
            }
        }
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(400, 413, 422);
    }

    @Test
    void oneSessionFollowsTwentyStreamsAndNoMore() throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newHttpClient();
        String cookie = Visitor.signedIn(lodgeflow.uri(), "operations@demo.lodgeflow.example", "lodgeflow-demo-1");
        List<InputStream> open = new ArrayList<>();
        List<Integer> statuses = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            HttpResponse<InputStream> stream = browser.send(
                    request("/live?topic=overview").header("Cookie", cookie).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            statuses.add(stream.statusCode());
            open.add(stream.body());
        }
        for (InputStream stream : open) {
            stream.close();
        }
        assertThat(statuses.subList(0, 20)).containsOnly(200);
        assertThat(statuses.subList(20, 25)).containsOnly(429);
    }

    @Test
    void whatAGuestsLinkOpensIsLimitedByAddress() throws IOException, InterruptedException {
        HttpClient stranger = HttpClient.newHttpClient();
        List<Integer> statuses = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            statuses.add(stranger.send(
                            request("/bookings/res_1/payment?key=guess" + number)
                                    .header("X-Forwarded-For", "203.0.113.99")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        }
        assertThat(statuses.subList(0, 50)).doesNotContain(429);
        assertThat(statuses.subList(70, 100)).contains(429);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(lodgeflow.uri() + path));
    }
}
