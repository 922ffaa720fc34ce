package io.lodgeflow.scenarios.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user finds who stops the program and starts it again. The program is another process, so what it does in the
 * background is awaited by looking again, to a generous limit.
 */
@OnBothDatabases(Because.KILL)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RestartTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Short enough to run out while the server is down, long enough to die in. */
    private static final Duration PAYMENT_WINDOW = Duration.ofSeconds(10);

    @Test
    void bookingsSessionsAndTheMovedClockAreThereAfterARestart(@TempDir Path directory) {
        try (KillableServer server = KillableServer.on("restart", directory)) {
            URI address = server.start();
            double firstStart = server.secondsToReady();
            Http guest = Http.demo(address, "guest.ko");
            Http operations = Http.demo(address, "operations");
            String id = place(guest, now(operations), "flexible").at("/id");
            assertThat(guest.once()
                            .post("/v1/payments", Map.of("reservationId", id, "paymentToken", "tok_ok"))
                            .at("/status"))
                    .isEqualTo("captured");
            operations.post("/v1/sandbox/clock", Map.of("advance", "P3D"));
            Instant moved = now(operations);
            Answer before = guest.get("/v1/reservations/" + id);
            server.stop();

            URI again = server.start();

            assertThat(now(operations.at(again)))
                    .as("the moved clock goes on")
                    .isBetween(moved, moved.plus(Duration.ofHours(1)));
            Answer after = guest.at(again).get("/v1/reservations/" + id);
            assertThat(after.status())
                    .as("the session from before the restart: %s", after.text())
                    .isEqualTo(200);
            assertThat(after.text()).isEqualTo(before.text());
            System.out.printf("start to ready: first %.1f s, with data %.1f s%n", firstStart, server.secondsToReady());
        }
    }

    @Test
    void aHoldThatRanOutWhileTheServerWasDownIsReleasedAfterTheStart(@TempDir Path directory) {
        try (KillableServer server =
                KillableServer.on("deadline", directory, "--lodgeflow.booking.payment-window=" + PAYMENT_WINDOW)) {
            URI address = server.start();
            Http guest = Http.demo(address, "guest.en");
            place(guest, now(guest).plus(Duration.ofDays(9)), "pay_at_hotel"); // warms a busy machine up
            Answer placed = place(guest, now(guest), "flexible");
            server.kill();
            Instant deadline = Instant.parse(placed.at("/paymentDeadline"));
            assertThat(Instant.now())
                    .as("the server died while the hold was alive")
                    .isBefore(deadline);
            Instant killed = Instant.now();

            awaitPast(deadline);
            Http guestAgain = guest.at(server.start());

            Answer released = awaitStatus(guestAgain, placed.at("/id"), "canceled");
            assertThat(released.at("/cancellationReason")).isEqualTo("payment_timeout");
            assertThat(Instant.parse(released.at("/endedAt")))
                    .as("done by the server started later")
                    .isAfter(killed);
            assertThat(place(guestAgain, now(guestAgain), "flexible").status())
                    .as("the only room is on sale again")
                    .isEqualTo(201);
        }
    }

    /** The one room of its kind in the hotel. */
    private static Answer place(Http guest, Instant now, String plan) {
        String arrival = now.plus(Duration.ofDays(20)).toString().substring(0, 10);
        String departure = now.plus(Duration.ofDays(22)).toString().substring(0, 10);
        return guest.once()
                .post(
                        "/v1/reservations",
                        Map.of(
                                "hotelId",
                                "htl_demo_seoul_3",
                                "roomTypeId",
                                "rmt_demo_seoul_3_residence",
                                "ratePlanId",
                                "rpl_demo_seoul_3_" + plan,
                                "arrival",
                                arrival,
                                "departure",
                                departure,
                                "adults",
                                2));
    }

    private static Instant now(Http anybody) {
        return Instant.parse(anybody.get("/v1/sandbox/clock").at("/now"));
    }

    /** The deadline is real time that must pass; nothing else can be looked at while the server is down. */
    private static void awaitPast(Instant deadline) {
        while (!Instant.now().isAfter(deadline)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static Answer awaitStatus(Http guest, String id, String status) {
        Instant end = Instant.now().plus(LIMIT);
        Answer answer = guest.get("/v1/reservations/" + id);
        while (!answer.at("/status").equals(status) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(LOOK_NANOS);
            answer = guest.get("/v1/reservations/" + id);
        }
        assertThat(answer.at("/status")).as(answer.text()).isEqualTo(status);
        return answer;
    }
}
