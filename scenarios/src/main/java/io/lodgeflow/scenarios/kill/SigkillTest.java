package io.lodgeflow.scenarios.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.kill.Asked.What;
import io.lodgeflow.scenarios.kill.KillPoint.Moment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed with SIGKILL again and again under load, each time started on what it left. Nothing that a caller
 * was told may be missing, nothing may have happened twice, and the books must be right at every moment of death.
 *
 * <p>The seed decides when the kills come and what the callers ask; which request meets which is up to the threads. It
 * is shown with each failure. {@code -Dlodgeflow.kill.points=} sets the number of kills on each database. Waiting is for
 * conditions only, by looking again up to a generous limit, since the server is another process.
 */
@OnBothDatabases(Because.KILL)
class SigkillTest {

    private static final long SEED = Long.getLong("lodgeflow.kill.seed", 20_260_601L);
    private static final int POINTS = Integer.getInteger("lodgeflow.kill.points", 11);
    private static final String DATABASE = System.getProperty("lodgeflow.test.database", "h2");
    /** Every so many kills the dead server's database is looked at before anybody touches it again. */
    private static final int AUTOPSY = 3;

    /**
     * How long the work of a dead server stays reserved for it is shortened from a minute to seconds. That changes how
     * soon others take it over, not what they find or do; and since it is shorter than what a busy machine may need for a
     * step, it makes the harder case, two takers of one task, more likely.
     */
    private static final String[] QUICK_TAKE_OVER = {
        "--lodgeflow.engine.remote-call-lock=5s", "--lodgeflow.engine.job-lock=5s"
    };

    private final Ledger ledger = new Ledger();
    private double ordinaryStart = 6;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void aKillAtAnyMomentLosesNothingAndRepeatsNothing(@TempDir Path directory) throws InterruptedException {
        try (KillableServer server = KillableServer.on("sigkill", directory, QUICK_TAKE_OVER)) {
            for (KillPoint point : KillPoint.plan(SEED, POINTS)) {
                liveAndDie(server, point);
                if (point.number() % AUTOPSY == 0 && !ledger.bookings().isEmpty()) {
                    assertNone(server.readDatabase(BooksAtRest::faultsAfterKill), "right after " + point);
                }
            }
            endInPeace(server);
            assertNone(
                    server.readDatabase(jdbc -> BooksAtRest.faultsWhenSettled(jdbc, ledger)), "when all was settled");
        }
    }

    private void liveAndDie(KillableServer server, KillPoint point) throws InterruptedException {
        long began = System.nanoTime();
        if (point.moment() == Moment.STARTING) {
            server.begin();
            server.letRun(Duration.ofMillis((long) (1000 * ordinaryStart * point.part())));
            server.kill();
        } else {
            URI address = server.start();
            ordinaryStart = server.secondsToReady();
            recover(new Recovery(address, ledger));
            assertNone(ledger.faults(), "after the restart before " + point);
            new Load(SEED, point, server, ledger).untilKilled(address);
        }
        assertNone(server.errors(), "in the log of the server that died at " + point);
        report("%s after %.1f s, last start %.1f s".formatted(point, seconds(began), ordinaryStart));
    }

    private void recover(Recovery recovery) {
        recovery.check();
        recovery.repeatUnanswered();
        recovery.repeatGranted(What.PLACE, 5);
        recovery.repeatGranted(What.PAY, 5);
    }

    /** Everything begun ends, also what waits for time: unpaid holds run out, claims of dead servers lapse. */
    private void endInPeace(KillableServer server) {
        Recovery recovery = new Recovery(server.start(), ledger);
        recover(recovery);
        Settling settling = new Settling(ledger, recovery.operations());
        List<Booking> open = settling.await();
        recovery.operations().travel("PT20M");
        open = open.isEmpty() ? settling.await() : open;
        server.stop();
        assertThat(open)
                .as("bookings not settled; the engine waits for %s", server.readDatabase(BooksAtRest::engineWaitsFor))
                .isEmpty();
        assertNone(server.errors(), "in the log of the last server");
        assertNone(ledger.faults(), "at the end");
        report(ledger.summary());
        assertThat(ledger.bookings()).as("bookings").hasSizeGreaterThan(POINTS);
    }

    private static void assertNone(List<String> faults, String when) {
        assertThat(faults)
                .as(
                        "faults %s. Repeat with: mvn -B -pl scenarios-on-%s -am -Dtest=SigkillTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dlodgeflow.kill.seed=%d"
                                + " -Dlodgeflow.kill.points=%d verify",
                        when, DATABASE, SEED, POINTS)
                .isEmpty();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void report(String line) {
        System.out.println("kill test, seed " + SEED + ": " + line);
    }
}
