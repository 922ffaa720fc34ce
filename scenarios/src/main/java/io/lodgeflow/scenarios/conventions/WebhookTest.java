package io.lodgeflow.scenarios.conventions;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Partners hear of reservations: signed, again until they take it, by the same id (O12). */
@OnBothDatabases(Because.LOCK)
class WebhookTest extends Story {

    /** What a partner's server got. */
    private record Received(String id, String type, String reservationId) {}

    private final TestHotel hotel = hotel(4, 1);
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private volatile IntSupplier answer = () -> 204;
    private volatile String secret = "";
    private HttpServer partner;
    private String endpoint = "";

    @BeforeEach
    void open() throws IOException {
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/hooks", this::take);
        partner.start();
    }

    @AfterEach
    void close() {
        if (!endpoint.isEmpty()) {
            operations.send("DELETE", "/v1/webhook-endpoints/" + endpoint, null);
        }
        partner.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Headers headers = exchange.getRequestHeaders();
        JsonNode event = JsonMapper.shared().readTree(body);
        received.add(new Received(
                headers.getFirst("webhook-id"),
                event.at("/type").asString(),
                event.at("/data/reservationId").asString("")));
        exchange.sendResponseHeaders(isSigned(headers, body) ? answer.getAsInt() : 401, -1);
        exchange.close();
    }

    /** As a receiver does with the specification's own library, which refuses what is minutes away from the real time. */
    private boolean isSigned(Headers headers, String body) {
        try {
            new Webhook(secret).verify(body, HttpHeaders.of(headers, (name, value) -> true));
            return true;
        } catch (WebhookVerificationException refused) {
            return false;
        }
    }

    private String url() {
        return "http://localhost:" + partner.getAddress().getPort() + "/hooks";
    }

    private void register(String... eventTypes) {
        Answer registered = operations
                .once()
                .post(
                        "/v1/webhook-endpoints",
                        Map.of("url", url(), "hotelId", hotel.id(), "eventTypes", Set.of(eventTypes)));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        endpoint = registered.at("/id");
        secret = registered.at("/secret");
    }

    private JsonNode deliveries(String status) {
        lodgeflow.settle();
        Answer listed = operations.get("/v1/webhook-endpoints/" + endpoint + "/deliveries?status=" + status);
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);
        return listed.json().at("/items");
    }

    private String booked() {
        return placed(
                guest, hotel.wish("standard", "pay_at_hotel", hotel.today().plusDays(9), 2));
    }

    @Test
    void aPartnerHearsOfEachEventOnce() {
        register();
        String id = booked();
        lodgeflow.settle();
        assertThat(received)
                .extracting(Received::type)
                .containsExactlyInAnyOrder("reservation.placed", "reservation.confirmed");
        assertThat(received).extracting(Received::reservationId).containsOnly(id);
        assertThat(received).extracting(Received::id).doesNotHaveDuplicates();
        assertThat(deliveries("delivered").size()).isEqualTo(2);
    }

    @Test
    void onlyWhatItAskedForAndOfItsHotel() {
        register("reservation.canceled");
        String id = booked();
        TestHotel other = hotel(4, 1);
        cancel(
                guest,
                placed(
                        guest,
                        other.wish("standard", "pay_at_hotel", other.today().plusDays(9), 2)));
        cancel(guest, id);
        lodgeflow.settle();
        assertThat(received)
                .singleElement()
                .matches(event -> event.type().equals("reservation.canceled")
                        && event.reservationId().equals(id));
    }

    @Test
    void whatIsNotTakenIsSentAgainByTheSameIdForDays() {
        register("reservation.placed");
        answer = () -> 500;
        booked();
        lodgeflow.settle();
        assertThat(deliveries("waiting").at("/0/lastAnswer").asInt()).isEqualTo(500);
        for (Duration pause :
                List.of(Duration.ofSeconds(6), Duration.ofMinutes(6), Duration.ofMinutes(31), Duration.ofHours(3))) {
            advance(pause);
        }
        assertThat(received).hasSize(5);
        answer = () -> 200;
        advance(Duration.ofHours(6));
        assertThat(received).hasSize(6);
        assertThat(received)
                .extracting(Received::id)
                .containsOnly(received.getFirst().id());
        assertThat(deliveries("delivered").size()).isEqualTo(1);
    }

    @Test
    void afterThreeDaysItIsGivenUpAndCanBeSentAgainByHand() {
        register("reservation.placed");
        answer = () -> 503;
        booked();
        for (int hours = 0; hours < 104; hours += 4) {
            advance(Duration.ofHours(4));
        }
        JsonNode missed = deliveries("given_up");
        assertThat(missed.size()).isEqualTo(1);
        assertThat(missed.at("/0/payload/type").asString()).isEqualTo("reservation.placed");
        int before = received.size();
        advance(Duration.ofDays(1));
        assertThat(received).hasSize(before);

        answer = () -> 200;
        String delivery = missed.at("/0/id").asString();
        assertThat(operations
                        .once()
                        .post("/v1/webhook-deliveries/" + delivery + "/actions/redeliver", null)
                        .status())
                .isEqualTo(202);
        assertThat(deliveries("delivered").at("/0/id").asString()).isEqualTo(delivery);
        assertThat(received).hasSize(before + 1);
    }

    @Test
    void goneEndsTheEndpoint() {
        register();
        answer = () -> 410;
        booked();
        lodgeflow.settle();
        assertProblem(operations.get("/v1/webhook-endpoints/" + endpoint), 404, "not_found");
        received.clear();
        booked();
        lodgeflow.settle();
        assertThat(received).isEmpty();
    }

    @Test
    void aTestEventShowsThatItWorks() {
        register("reservation.no_show");
        Answer test = operations.once().post("/v1/webhook-endpoints/" + endpoint + "/actions/test", null);
        assertThat(test.status()).isEqualTo(202);
        lodgeflow.settle();
        assertThat(received).singleElement().matches(event -> event.type().equals("lodgeflow.test"));
        assertThat(operations.get("/v1/webhook-deliveries/" + test.at("/id")).at("/status"))
                .isEqualTo("delivered");
    }

    @Test
    void whatCannotBeIsRefused() {
        String path = "/v1/webhook-endpoints";
        assertProblem(
                operations.once().post(path, Map.of("url", "ftp://partner.example/hooks")), 422, "invalid_webhook_url");
        assertProblem(
                operations.once().post(path, Map.of("url", url(), "eventTypes", Set.of("reservation.lost"))),
                422,
                "unknown_event_type");
        assertProblem(guest.once().post(path, Map.of("url", url())), 403, "forbidden");
        assertProblem(guest.get(path), 403, "forbidden");
        assertProblem(operations.get(path + "/whk_unknown"), 404, "not_found");
        assertThatCode(() -> register()).doesNotThrowAnyException();
        assertThat(operations.get(path + "/" + endpoint).text()).doesNotContain(secret);
    }
}
