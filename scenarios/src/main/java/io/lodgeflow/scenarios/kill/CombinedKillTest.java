package io.lodgeflow.scenarios.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.kill.Asked.What;
import io.lodgeflow.scenarios.kill.StandstillLodgeflow.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The server is killed with SIGKILL right before and right after the database commits what many callers asked for at one moment:
 * first a list of holds, then a list of payments. All of the list is there or nothing of it, whoever was answered keeps
 * what he was told, and who was not repeats and gets it once.
 *
 * <p>Nothing is left to chance: the one slot is held at its commit until the others wait, see {@link StandstillLodgeflow}.
 */
@OnBothDatabases(Because.KILL)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CombinedKillTest {

    /** Callers that share the transaction; one more comes before them. */
    private static final int TOGETHER = 8;

    private static final long LIMIT_SECONDS = 120;
    private static final String GUEST = "guest.en";

    private final Ledger ledger = new Ledger();
    private int requests;

    @Test
    void aListIsCommittedAsAWholeOrNotAtAll(@TempDir Path directory) throws IOException {
        Path orders = directory.resolve("standstill");
        try (KillableServer server = KillableServer.on(
                        "combined",
                        directory,
                        Order.argument(orders),
                        "--lodgeflow.combining.side-by-side=1",
                        "--lodgeflow.engine.remote-call-lock=5s",
                        "--lodgeflow.engine.job-lock=5s")
                .starting(StandstillLodgeflow.class)) {
            for (What what : List.of(What.PLACE, What.PAY)) {
                for (String moment : List.of("before", "after")) {
                    String table = what == What.PLACE ? "reservation" : "payment_attempt";
                    liveAndDie(server, what, new Order(moment, table, TOGETHER), orders);
                }
            }
            endInPeace(server);
        }
    }

    private void liveAndDie(KillableServer server, What what, Order order, Path orders) throws IOException {
        URI address = server.start();
        recover(address);
        List<Asked> asked = what == What.PLACE ? wishes() : payments();
        order.write(orders);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Line line = Line.of(address, GUEST, ledger);
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            try {
                for (Asked request : asked) {
                    answers.add(CompletableFuture.supplyAsync(() -> line.ask(request, "respond-async"), callers));
                    if (answers.size() == 1) { // alone in its list, whatever the machine does meanwhile
                        server.awaitLine(StandstillLodgeflow.HOLDS_THE_SLOT);
                    }
                }
                assertThat(server.awaitLine(StandstillLodgeflow.STANDS_STILL)).endsWith(order.toString());
                CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new))
                        .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                        .join(); // who came first; all others wait for the list
            } finally {
                server.kill();
            }
            assertThat(answers.stream().filter(CombinedKillTest::isGranted)).hasSize(1);
        }
        Files.delete(orders);
        assertNone(server.readDatabase(BooksAtRest::faultsAfterKill), "killed " + order);
        int committed = 1 + (order.moment().equals("after") ? TOGETHER : 0);
        assertThat(server.<Integer>readDatabase(jdbc -> stored(jdbc, order.table(), asked)))
                .as("killed " + order)
                .isEqualTo(committed);
    }

    /** Of what was asked, with its key. */
    private static int stored(JdbcTemplate jdbc, String table, List<Asked> asked) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from " + table
                        + " t join idempotency_key k on k.resource_id = t.id where k.request_key in ("
                        + String.join(", ", Collections.nCopies(asked.size(), "?")) + ")",
                Integer.class,
                asked.stream().map(Asked::key).toArray()));
    }

    /** Each wish for nights of its own: who gets a room is not the question here. */
    private List<Asked> wishes() {
        List<Asked> wishes = new ArrayList<>();
        LocalDate today = ledger.clock().atZone(ZoneOffset.UTC).toLocalDate();
        for (int i = 0; i <= TOGETHER; i++) {
            String key = "combined-" + ++requests;
            LocalDate arrival = today.plusDays(10L + 2L * requests);
            String body = """
                    {"hotelId": "htl_demo_lisbon_1", "roomTypeId": "rmt_demo_lisbon_1_double",
                     "ratePlanId": "rpl_demo_lisbon_1_flexible", "arrival": "%s", "departure": "%s", "adults": 2,
                     "clientReference": "%s"}
                    """.formatted(arrival, arrival.plusDays(2), key);
            wishes.add(new Asked(What.PLACE, GUEST, "/v1/reservations", body, key, null));
        }
        return wishes;
    }

    private List<Asked> payments() {
        return ledger.bookings().stream()
                .filter(booking -> booking.paymentStatus().equals("unpaid"))
                .limit(TOGETHER + 1)
                .map(booking -> new Asked(
                        What.PAY,
                        GUEST,
                        "/v1/payments",
                        "{\"reservationId\": \"%s\", \"paymentToken\": \"tok_ok\"}".formatted(booking.id()),
                        "combined-" + ++requests,
                        null))
                .toList();
    }

    private static boolean isGranted(CompletableFuture<Answer> caller) {
        try {
            return caller.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join().status() < 300;
        } catch (java.util.concurrent.CompletionException unanswered) {
            assertThat(unanswered).hasCauseInstanceOf(UncheckedIOException.class);
            return false;
        }
    }

    private void recover(URI address) {
        Recovery recovery = new Recovery(address, ledger);
        recovery.check();
        recovery.repeatUnanswered();
        recovery.repeatGranted(What.PLACE, 2 * TOGETHER);
        recovery.repeatGranted(What.PAY, 2 * TOGETHER);
        Line guest = Line.of(address, GUEST, ledger);
        for (String id : ledger.idsOf(What.PLACE)) { // also those that were told only to whoever repeated
            guest.read(id, GUEST).ifPresent(ledger::seenAgain);
        }
        assertNone(ledger.faults(), "after a restart");
    }

    private void endInPeace(KillableServer server) {
        URI address = server.start();
        recover(address);
        Settling settling = new Settling(ledger, new Recovery(address, ledger).operations());
        assertThat(settling.await()).as("not settled").isEmpty();
        Line.of(address, "operations", ledger)
                .travel("PT20M"); // what a dead server was about to send is sent by another
        settling.await();
        server.stop();
        assertNone(server.errors(), "in the log of the last server");
        assertNone(ledger.faults(), "at the end");
        assertNone(server.readDatabase(jdbc -> BooksAtRest.faultsWhenSettled(jdbc, ledger)), "when all was settled");
        assertThat(ledger.bookings())
                .hasSize(2 * (TOGETHER + 1))
                .allMatch(booking -> booking.paymentStatus().equals("paid"));
    }

    private static void assertNone(List<String> faults, String when) {
        assertThat(faults).as(when).isEmpty();
    }
}
