package io.lodgeflow.scenarios.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The server dies between every two steps of a charge and of a refund: before the gateway is called, while it works, when it
 * has moved the money and the answer is not written down, and right after it is. Each time the next start ends what was
 * begun: charged once, refunded once. The sandbox gateway halts the process itself, so the moment is exact; each life ends
 * what the one before left, then runs into its own death.
 */
@OnBothDatabases(Because.KILL)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PaymentKillTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final List<String> MOMENTS = List.of("before", "during", "after");

    private final List<String> bookings = new ArrayList<>();
    private int nextArrival = 20;

    @Test
    void aDeathAtAnyStepOfAChargeOrRefundLosesAndRepeatsNothing(@TempDir Path directory) {
        try (KillableServer server = KillableServer.on(
                "payment",
                directory,
                "--lodgeflow.payment.sandbox.halts=true",
                "--lodgeflow.points.earn-at=PAYMENT",
                "--lodgeflow.engine.remote-call-lock=2s",
                "--lodgeflow.engine.job-lock=2s")) {
            String left = "";
            for (String moment : MOMENTS) {
                left = dieCharging(server, moment, left);
            }
            String charged = left;
            for (String moment : MOMENTS) {
                left = dieRefunding(server, moment, left, left.equals(charged) ? "paid" : "refunded");
            }
            awaitPayment(Http.demo(server.start(), "guest.en"), left, "refunded");
            server.stop();
            assertThat(server.<List<String>>readDatabase(jdbc -> new BooksCheck(JdbcClient.create(jdbc)).violations()))
                    .isEmpty();
            assertThat(server.<List<String>>readDatabase(this::movedOtherThanOnce))
                    .isEmpty();
            assertThat(server.<List<String>>readDatabase(
                            jdbc -> jdbc.query("select movement_key from sandbox_halt", PaymentKillTest::text)))
                    .as("deaths")
                    .hasSize(6);
            assertThat(server.<List<String>>readDatabase(this::earnedOtherThanOnce))
                    .isEmpty();
        }
    }

    /** @return the booking that is left half charged; another is charged, and death comes right after its commit */
    private String dieCharging(KillableServer server, String moment, String left) {
        Http guest = Http.demo(server.start(), "guest.en");
        if (!left.isEmpty()) {
            awaitPayment(guest, left, "paid");
        }
        assertThat(pay(guest, placed(guest), "tok_ok", "wait=10").at("/status")).isEqualTo("captured");
        String dying = placed(guest);
        perhapsUnanswered(() -> pay(guest, dying, "tok_halt_" + moment + "_charge", "respond-async"));
        awaitDeath(server);
        assertThat(server.<List<String>>readDatabase(BooksAtRest::faultsAfterKill))
                .as("right after death %s the charge", moment)
                .isEmpty();
        return dying;
    }

    /** @return the booking that is left half refunded */
    private String dieRefunding(KillableServer server, String moment, String left, String expected) {
        Http guest = Http.demo(server.start(), "guest.en");
        awaitPayment(guest, left, expected);
        String dying = placed(guest);
        assertThat(pay(guest, dying, "tok_halt_" + moment + "_refund", "wait=10")
                        .at("/status"))
                .isEqualTo("captured");
        perhapsUnanswered(() -> cancel(guest, dying));
        awaitDeath(server);
        assertThat(server.<List<String>>readDatabase(BooksAtRest::faultsAfterKill))
                .as("right after death %s the refund", moment)
                .isEmpty();
        return dying;
    }

    private static String text(ResultSet row, int number) throws SQLException {
        return String.valueOf(row.getString(1));
    }

    /** In the next stay that is free in the demo hotel's one residence. */
    private String placed(Http guest) {
        Instant now = Instant.parse(guest.get("/v1/sandbox/clock").at("/now"));
        Answer answer;
        do {
            nextArrival += 3;
            answer = place(guest, now.plus(Duration.ofDays(nextArrival)));
        } while (answer.status() == 409 && nextArrival < 300);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        bookings.add(answer.at("/id"));
        return answer.at("/id");
    }

    private static Answer place(Http guest, Instant arrival) {
        return guest.once()
                .post(
                        "/v1/reservations",
                        Map.of(
                                "hotelId",
                                "htl_demo_seoul_3",
                                "roomTypeId",
                                "rmt_demo_seoul_3_residence",
                                "ratePlanId",
                                "rpl_demo_seoul_3_flexible",
                                "arrival",
                                date(arrival),
                                "departure",
                                date(arrival.plus(Duration.ofDays(2))),
                                "adults",
                                2));
    }

    private static String date(Instant instant) {
        return instant.toString().substring(0, 10);
    }

    /** The bookings that were not charged exactly once and refunded exactly as often as they were canceled. */
    private List<String> movedOtherThanOnce(JdbcTemplate jdbc) {
        return bookings.stream()
                .filter(id -> {
                    boolean canceled = !jdbc.queryForList(
                                    "select id from reservation where id = ? and status = 'REFUNDED'", id)
                            .isEmpty();
                    List<String> moved = jdbc.query(
                            "select kind from sandbox_movement where movement_key like ? and outcome = 'captured'"
                                    + " order by kind",
                            PaymentKillTest::text,
                            id + ":%");
                    return !moved.equals(canceled ? List.of("charge", "refund") : List.of("charge"));
                })
                .toList();
    }

    /** Points are earned with the payment here, and taken back with the refund: as often as the money moved. */
    private List<String> earnedOtherThanOnce(JdbcTemplate jdbc) {
        return bookings.stream()
                .filter(id -> {
                    List<String> expected = new ArrayList<>(List.of("POINTS_EARNED"));
                    if (!jdbc.queryForList("select id from reservation where id = ? and status = 'REFUNDED'", id)
                            .isEmpty()) {
                        expected.add("POINTS_TAKEN_BACK");
                    }
                    return !expected.equals(jdbc.query(
                            "select type from reservation_event where reservation_id = ? and type in"
                                    + " ('POINTS_EARNED', 'POINTS_TAKEN_BACK') order by id",
                            PaymentKillTest::text,
                            id));
                })
                .toList();
    }

    private static Answer pay(Http guest, String id, String token, String preference) {
        return guest.once()
                .with("Prefer", preference)
                .post("/v1/payments", Map.of("reservationId", id, "paymentToken", token));
    }

    /** The process may die before its answer is on the line. */
    private static void perhapsUnanswered(Runnable request) {
        try {
            request.run();
        } catch (UncheckedIOException died) {
            assertThat(died).hasMessageContaining("/v1/");
        }
    }

    private static void cancel(Http guest, String id) {
        String version = guest.get("/v1/reservations/" + id).header("ETag").orElseThrow();
        guest.once()
                .with("If-Match", version)
                .post("/v1/reservations/" + id + "/actions/cancel", Map.of("reason", "Ill"));
    }

    /** The process is another one: what it does is awaited by looking again. */
    private static void awaitDeath(KillableServer server) {
        Instant end = Instant.now().plus(LIMIT);
        while (server.isAlive() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        assertThat(server.isAlive())
                .as("the sandbox gateway has halted the process")
                .isFalse();
    }

    private static void awaitPayment(Http guest, String id, String expected) {
        Instant end = Instant.now().plus(LIMIT);
        Answer answer = guest.get("/v1/reservations/" + id);
        while (!answer.at("/paymentStatus").equals(expected) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(LOOK_NANOS);
            answer = guest.get("/v1/reservations/" + id);
        }
        assertThat(answer.at("/paymentStatus")).as(answer.text()).isEqualTo(expected);
    }
}
