package io.lodgeflow.scenarios.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.application.LodgeflowApplication;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.StartArchive;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Guests stand at the door before the program is started, and book from the first connection that it accepts: on empty
 * data, and again on what the start before has left. Each is served, or asked to come back.
 *
 * <p>The engine pauses where it used to show half of a process ({@link PausedLodgeflow}), so that it is no luck that nobody
 * sees that. {@code scripts/first-users} does the same with the program as it is, as often as you like.
 */
@OnBothDatabases(Because.KILL)
class FirstUsersTest {

    private static final int STARTS = Integer.getInteger("lodgeflow.first-users.starts", 3);
    private static final int PAUSE_MILLIS = Integer.getInteger("lodgeflow.first-users.pause-millis", 300);
    private static final String DATABASE = System.getProperty("lodgeflow.test.database", "h2");
    private static final int GUESTS = 32;
    /** Guests keep the token of the first start; fifty starts may take longer than its usual half hour. */
    private static final String TOKENS_OUTLIVE_ALL_STARTS = "--lodgeflow.security.token-life=12h";

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void whoeverComesFirstIsServedOrAskedToComeBack(@TempDir Path directory) throws IOException {
        StartArchive.ofThisRun(); // its making is no start
        List<EarlyGuest> guests =
                IntStream.range(0, GUESTS).mapToObj(EarlyGuest::new).toList();
        List<Answers> starts = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        try (KillableServer server = KillableServer.on(
                        "first-users", directory, PausedLodgeflow.pause(PAUSE_MILLIS), TOKENS_OUTLIVE_ALL_STARTS)
                .starting(PAUSE_MILLIS == 0 ? LodgeflowApplication.class : PausedLodgeflow.class)) {
            while (starts.size() < STARTS) {
                starts.add(start(server, guests));
                report(starts.size(), starts.getLast());
                server.stop();
                errors.addAll(server.errors());
            }
            report(starts);
            assertRight(starts);
            assertThat(errors).as("in the logs").isEmpty();
            assertThat(server.<Map<String, Integer>>readDatabase(FirstUsersTest::stored))
                    .as("nothing was done twice, and no workflow is left")
                    .isEqualTo(Map.of("canceled", GUESTS * STARTS));
        }
    }

    private static Answers start(KillableServer server, List<EarlyGuest> guests) throws IOException {
        int port = freePort();
        Answers answers = new Answers();
        try (ExecutorService threads = Executors.newFixedThreadPool(GUESTS)) {
            List<CompletableFuture<Void>> visits = guests.stream()
                    .map(guest -> CompletableFuture.runAsync(() -> guest.visit(port, answers), threads))
                    .toList();
            server.beginAt(port);
            visits.forEach(CompletableFuture::join);
        }
        return answers;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void assertRight(List<Answers> starts) {
        assertThat(starts)
                .extracting(Answers::wrong)
                .as(
                        "wrong answers of each start. Repeat with: mvn -B -pl scenarios-on-%s -am -Dtest=FirstUsersTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false verify",
                        DATABASE)
                .allMatch(Map::isEmpty);
        assertThat(starts).extracting(Answers::bookings).containsOnly(GUESTS);
    }

    private static Map<String, Integer> stored(JdbcTemplate jdbc) {
        Map<String, Integer> found = new TreeMap<>();
        jdbc.query("select status, count(*) from reservation group by status", row -> {
            found.put(row.getString(1).toLowerCase(Locale.ROOT), row.getInt(2));
        });
        jdbc.query("select process, count(*) from engine_instance group by process", row -> {
            found.put("running in " + row.getString(1), row.getInt(2));
        });
        return found;
    }

    private static void report(int start, Answers answers) {
        System.out.printf(
                Locale.ROOT,
                "first users, %s, start %d: %d guests, first booking %.1f s after the command, answers %s%n",
                DATABASE,
                start,
                GUESTS,
                answers.secondsToFirstBooking(),
                answers.byStatus());
    }

    private static void report(List<Answers> starts) {
        Map<String, Integer> sum = new TreeMap<>();
        starts.forEach(
                answers -> answers.byStatus().forEach((status, count) -> sum.merge(status, count.get(), Integer::sum)));
        double[] seconds = starts.stream()
                .mapToDouble(Answers::secondsToFirstBooking)
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "first users, %s, %d starts: answers %s; first booking after %.1f to %.1f s, median %.1f s%n",
                DATABASE,
                seconds.length,
                sum,
                seconds[0],
                seconds[seconds.length - 1],
                seconds[seconds.length / 2]);
    }
}
