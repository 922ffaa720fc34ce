package io.lodgeflow.worker;

import static io.lodgeflow.worker.LoopTable.Role.API;
import static io.lodgeflow.worker.LoopTable.Role.WORKER;

import io.lodgeflow.engine.transaction.BackgroundLoop;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that this product does without being asked. Besides the engine's own threads, each line is a {@link
 * BackgroundLoop}: it ends with the turn it is in, and what is not committed then is done again.
 */
final class LoopTable {

    enum Role {
        API,
        WORKER
    }

    enum Pace {
        /** At once after a commit on this node and as long as there is more, otherwise in each interval. */
        ON_COMMIT,
        /** Once in each interval. */
        EVERY
    }

    /**
     * @param every the interval; absent: a setting says so
     * @param stop what happens when the node is stopped
     */
    record Loop(
            String name, String what, Pace pace, @Nullable Duration every, Role role, String stop) {}

    private static final String BY_TURN = "ends with its turn";
    private static final String BY_PAGE = "ends with its page; claims of a killed node lapse";
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The engine's job executor; {@link BackgroundWork} starts and stops it. */
    static final Loop TIMERS = new Loop(
            "timers and steps", "workflows go on", Pace.ON_COMMIT, null, WORKER, "ends with the steps that run");

    static final List<Loop> LOOPS = List.of(
            new Loop(
                    "calls of the outside world",
                    "workflows' calls of gateways",
                    Pace.ON_COMMIT,
                    null,
                    WORKER,
                    BY_PAGE),
            new Loop("event relay", "listeners hear of events", Pace.ON_COMMIT, HALF_A_SECOND, WORKER, BY_TURN),
            new Loop("message dispatch", "guests get messages", Pace.ON_COMMIT, HALF_A_SECOND, WORKER, BY_PAGE),
            new Loop(
                    "account message dispatch",
                    "owners of accounts get mail",
                    Pace.ON_COMMIT,
                    Duration.ofSeconds(2),
                    WORKER,
                    BY_PAGE),
            new Loop("forget old sign-ins", "tries to sign in go", Pace.EVERY, Duration.ofHours(1), WORKER, BY_TURN),
            new Loop("webhook dispatch", "partners get webhooks", Pace.ON_COMMIT, SECOND, WORKER, BY_PAGE),
            new Loop("gateway events", "news of gateways is worked off", Pace.ON_COMMIT, SECOND, WORKER, BY_PAGE),
            new Loop("sandbox bank", "the bank of the sandbox decides", Pace.ON_COMMIT, SECOND, WORKER, BY_TURN),
            new Loop("repair batches", "batches of repairs run", Pace.ON_COMMIT, SECOND, WORKER, BY_TURN),
            new Loop("migration runs", "workflows move to new versions", Pace.ON_COMMIT, SECOND, WORKER, BY_TURN),
            new Loop("hotel closures", "bookings of closed hotels are taken up", Pace.EVERY, null, WORKER, BY_TURN),
            new Loop("walk-ins", "guests at the desk move in", Pace.EVERY, Duration.ofSeconds(5), WORKER, BY_TURN),
            new Loop("counters of steps", "the journal is added up", Pace.EVERY, SECOND, WORKER, BY_TURN),
            new Loop("sign of life", "other nodes see this one", Pace.EVERY, Duration.ofSeconds(10), WORKER, BY_TURN),
            new Loop(
                    "forget old idempotency keys",
                    "keys that are old enough go",
                    Pace.ON_COMMIT,
                    Duration.ofHours(1),
                    WORKER,
                    BY_TURN),
            new Loop(
                    "lengthen demo calendars",
                    "demo hotels stay bookable",
                    Pace.ON_COMMIT,
                    Duration.ofMinutes(10),
                    WORKER,
                    BY_TURN),
            new Loop("keep the embedded database small", "its file is tidied", Pace.EVERY, SECOND, WORKER, BY_TURN),
            new Loop("live pages", "open pages hear of changes", Pace.EVERY, SECOND, API, "its streams are closed"));

    /** @throws IllegalStateException if the loop stands in no line of the table, or keeps another pace */
    static Loop lineOf(BackgroundLoop loop) {
        Loop line = BY_NAME.get(loop.taskName());
        boolean samePace = line != null
                && (line.pace() == Pace.ON_COMMIT) == loop.runsOnCommit()
                && (line.every() == null || line.every().equals(loop.pollInterval()));
        if (line == null || !samePace) {
            throw new IllegalStateException("'" + loop.taskName() + "', looked at every " + loop.pollInterval()
                    + (loop.runsOnCommit() ? " and on commit" : "") + ", does not stand so in " + LoopTable.class);
        }
        return line;
    }

    private static final Map<String, Loop> BY_NAME =
            LOOPS.stream().collect(Collectors.toUnmodifiableMap(Loop::name, Function.identity()));

    /** For the log. */
    static String line(Loop loop, @Nullable Duration every, boolean runs) {
        String pace = (loop.pace() == Pace.ON_COMMIT ? "on commit, " : "") + (every == null ? "" : "every " + every);
        return "%-34s%-42s%-24s%-8s%-52s%s"
                .formatted(
                        loop.name(),
                        loop.what(),
                        pace,
                        loop.role().name().toLowerCase(Locale.ROOT),
                        loop.stop(),
                        runs ? "runs here" : "not on this node");
    }

    private LoopTable() {}
}
