package io.lodgeflow.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.lodgeflow.activities.webhook.WebhookCall.Answer;
import io.lodgeflow.domain.webhook.WebhookAddressPolicy;
import io.lodgeflow.domain.webhook.WebhookDeliveries.WebhookDelivery;
import io.lodgeflow.domain.webhook.WebhookEndpoints.WebhookEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A receiver that means no good: its name stands for other addresses in turn, its answer says what it likes. */
class WebhookCallTest {

    private static final WebhookConfiguration.Settings SETTINGS =
            new WebhookConfiguration.Settings(false, Duration.ofSeconds(1));

    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer inside;

    @BeforeEach
    void open() throws IOException {
        inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            received.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        inside.start();
    }

    @AfterEach
    void close() {
        inside.stop(0);
    }

    @Test
    void theAddressThatWasCheckedIsTheOneThatIsCalled() {
        WebhookCall rebound = new WebhookCall(
                new WebhookAddressPolicy(false),
                SETTINGS,
                name -> InetAddress.getAllByName(asked.incrementAndGet() == 1 ? "8.8.8.8" : "127.0.0.1"));
        Answer answer = rebound.send(endpoint("http://hooks.example:" + port()), delivery());
        rebound.close();
        assertThat(answer.isTaken()).isFalse();
        assertThat(asked).as("asked for once").hasValue(1);
        assertThat(received).hasValue(0);
    }

    @Test
    void aNameOfTheOwnNetworkIsNotCalledEvenAsOneOfSeveral() {
        WebhookCall inner = new WebhookCall(new WebhookAddressPolicy(false), SETTINGS, name ->
                new InetAddress[] {InetAddress.getAllByName("8.8.8.8")[0], InetAddress.getLoopbackAddress()});
        assertThat(inner.send(endpoint("http://hooks.example:" + port()), delivery()))
                .isEqualTo(new Answer(0, "hooks.example is not a public address"));
        inner.close();
        assertThat(received).hasValue(0);
    }

    @Test
    void aNumberIsCheckedAsANameIs() {
        WebhookCall plain = new WebhookCall(new WebhookAddressPolicy(false), SETTINGS);
        for (String host : new String[] {"127.0.0.1", "[::1]", "2130706433", "[::ffff:127.0.0.1]"}) {
            assertThat(plain.send(endpoint("http://" + host + ":" + port()), delivery())
                            .isTaken())
                    .as(host)
                    .isFalse();
        }
        plain.close();
        assertThat(received).hasValue(0);
    }

    @Test
    void whereItMayGoItGoes() {
        WebhookCall trial = new WebhookCall(
                new WebhookAddressPolicy(true), SETTINGS, name -> new InetAddress[] {InetAddress.getLoopbackAddress()});
        assertThat(trial.send(endpoint("http://hooks.example:" + port()), delivery()))
                .isEqualTo(new Answer(204, ""));
        trial.close();
        assertThat(received).hasValue(1);
    }

    @Test
    void whatItSaysInsteadOfHttpIsNotRepeatedAndItsSilenceEnds() throws IOException {
        try (ServerSocket odd = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread saying = Thread.ofPlatform().start(() -> say(odd, "2026-11-30 ERROR forged line\r\n\r\n"));
            WebhookCall trial = new WebhookCall(new WebhookAddressPolicy(true), SETTINGS);
            Answer answer = trial.send(endpoint("http://localhost:" + odd.getLocalPort()), delivery());
            trial.close();
            saying.interrupt();
            assertThat(answer.isTaken()).isFalse();
            assertThat(answer.error()).isNotEmpty().doesNotContain("forged", "\n");
        }
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            WebhookCall trial = new WebhookCall(new WebhookAddressPolicy(true), SETTINGS);
            assertThat(trial.send(endpoint("http://localhost:" + silent.getLocalPort()), delivery())
                            .error())
                    .isEqualTo("no answer within 1 s");
            trial.close();
        }
    }

    private static void say(ServerSocket server, String words) {
        try (Socket call = server.accept()) {
            call.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            call.getOutputStream().flush();
            call.getInputStream().readAllBytes();
        } catch (IOException gone) {
            // the caller has hung up
        }
    }

    private int port() {
        return inside.getAddress().getPort();
    }

    private static WebhookEndpoint endpoint(String url) {
        return new WebhookEndpoint(
                "whe_1",
                URI.create(url + "/hooks"),
                "whsec_" + "b2YtdGhpcy10ZXN0LW9mLXRoaXMtdGVzdA==",
                null,
                Set.of(),
                Instant.EPOCH,
                null);
    }

    private static WebhookDelivery delivery() {
        return new WebhookDelivery(
                "whd_1",
                "whe_1",
                "reservation.placed",
                "{}",
                WebhookDelivery.Status.WAITING,
                0,
                Instant.EPOCH,
                null,
                null,
                null,
                null);
    }
}
