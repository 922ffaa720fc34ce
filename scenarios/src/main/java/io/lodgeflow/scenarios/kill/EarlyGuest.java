package io.lodgeflow.scenarios.kill;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A guest who cannot wait: tries the door until somebody opens, signs in, books, and cancels, so that no workflow is left
 * running. Comes back at once when asked to come later; every answer is noted. One of them asks first whether the server is
 * ready, and is not asked to come later then.
 */
final class EarlyGuest {

    private static final long DOOR_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long COME_BACK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** The machine may be busy with other builds. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String[] ACCOUNTS = {"guest.en", "guest.ko", "vip"};
    private static final int NIGHTS = 2;

    private final int number;
    private final boolean asksFirst;
    /** Outlives the server, which issued it. */
    private @Nullable String token;

    /** @param number from 0; decides the account and the nights, which no other guest wants */
    EarlyGuest(int number) {
        this.number = number;
        this.asksFirst = number == 0;
    }

    /** Ends with everything done, or with an answer noted that ends it. */
    void visit(int port, Answers answers) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isOpen(port)) {
            LockSupport.parkNanos(DOOR_NANOS);
            if (System.nanoTime() > end) {
                answers.unanswered("the door", "nobody listens on port " + port);
                return;
            }
        }
        Http anybody = Http.anonymous(URI.create("http://localhost:" + port));
        while (asksFirst && anybody.get("/actuator/health/readiness").status() != 200 && System.nanoTime() < end) {
            LockSupport.parkNanos(COME_BACK_NANOS);
        }
        if (token == null) {
            Answer in = insist("sign in", answers, end, () -> anybody.post("/v1/auth/token", credentials()));
            token = in == null ? null : in.at("/accessToken");
        }
        if (token != null) {
            bookAndCancel(anybody.with("Authorization", "Bearer " + token), answers, end);
        }
    }

    private void bookAndCancel(Http guest, Answers answers, long end) {
        Http once = guest.with("Idempotency-Key", UUID.randomUUID().toString());
        Answer booked = insist("book", answers, end, () -> once.post("/v1/reservations", wish()));
        if (booked == null) {
            return;
        }
        answers.booked();
        Http change =
                guest.with("Idempotency-Key", UUID.randomUUID().toString()).with("If-Match", "*");
        String path = "/v1/reservations/" + booked.at("/id") + "/actions/cancel";
        insist("cancel", answers, end, () -> change.post(path, Map.of("reason", "too early")));
    }

    /** What is asked until it is done; nothing if it was refused or never answered. */
    private @Nullable Answer insist(String what, Answers answers, long end, Supplier<Answer> request) {
        while (System.nanoTime() < end) {
            Answer answer;
            try {
                answer = request.get();
            } catch (UncheckedIOException broken) {
                answers.unanswered(what, String.valueOf(broken.getCause()));
                return null;
            }
            if (!answers.isComeBackLater(what, answer)) {
                return answer.status() < 300 ? answer : null;
            }
            if (asksFirst) {
                answers.unanswered(what, "asked to come back although the server had said that it is ready");
                return null;
            }
            LockSupport.parkNanos(COME_BACK_NANOS);
        }
        answers.unanswered(what, "not done within " + PATIENCE);
        return null;
    }

    private Map<String, Object> credentials() {
        return Map.of(
                "email",
                ACCOUNTS[number % ACCOUNTS.length] + "@demo.lodgeflow.example",
                "password",
                "lodgeflow-demo-1");
    }

    private Map<String, Object> wish() {
        LocalDate arrival = LocalDate.now(ZoneOffset.UTC).plusDays(10L + (long) NIGHTS * number);
        return Map.of(
                "hotelId",
                "htl_demo_lisbon_1",
                "roomTypeId",
                "rmt_demo_lisbon_1_double",
                "ratePlanId",
                "rpl_demo_lisbon_1_flexible",
                "arrival",
                arrival.toString(),
                "departure",
                arrival.plusDays(NIGHTS).toString(),
                "adults",
                2);
    }

    /** By a plain connection, which costs a refused caller next to nothing. */
    private static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port));
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
