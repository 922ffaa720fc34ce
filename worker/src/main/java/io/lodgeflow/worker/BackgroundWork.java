package io.lodgeflow.worker;

import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.transaction.BackgroundLoop;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.worker.LoopTable.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Runs the loops of the {@linkplain LoopTable table} that belong to this node's roles, each on a thread of its own. Each does
 * what is due, then sleeps until it is woken by a commit on this node or its poll interval is over. A loop that fails says so
 * and goes on: the database, the gateway or the mail server may be back soon. Starts when the application is ready, stops
 * before the database is closed.
 */
class BackgroundWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final DueWork dueWork;
    private final List<BackgroundLoop> loops;
    private final WakeUp wakeUp;
    private final Set<Role> roles;
    private final boolean timers;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("work-", 1).factory());
    private volatile boolean running;

    /**
     * @param timers false leaves timers and asynchronous steps to whoever moves the clock (tests)
     * @throws IllegalStateException if a loop does not stand in the table
     */
    BackgroundWork(DueWork dueWork, List<BackgroundLoop> loops, WakeUp wakeUp, Set<Role> roles, boolean timers) {
        loops.forEach(LoopTable::lineOf);
        this.dueWork = dueWork;
        this.loops = loops;
        this.wakeUp = wakeUp;
        this.roles = Set.copyOf(roles);
        this.timers = timers && roles.contains(LoopTable.TIMERS.role());
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        running = true;
        LOG.info("loops of this node:{}", table());
        if (timers) {
            dueWork.startBackground();
        }
        loops.stream().filter(this::isHere).forEach(loop -> threads.execute(() -> run(loop)));
    }

    private boolean isHere(BackgroundLoop loop) {
        return roles.contains(LoopTable.lineOf(loop).role());
    }

    /** One line for each loop that this installation has. */
    String table() {
        String timersLine = LoopTable.line(LoopTable.TIMERS, null, timers);
        return loops.stream()
                .map(loop -> LoopTable.line(LoopTable.lineOf(loop), loop.pollInterval(), isHere(loop)))
                .sorted()
                .collect(Collectors.joining("\n  ", "\n  " + timersLine + "\n  ", ""));
    }

    private void run(BackgroundLoop loop) {
        try (WakeUp.Sleeper sleeper = wakeUp.newSleeper(loop.runsOnCommit())) {
            while (running) {
                try {
                    if (dueWork.turn(loop::runOnce) == 0 || !loop.runsOnCommit()) {
                        sleeper.await(loop.pollInterval());
                    }
                } catch (RuntimeException failed) {
                    if (running) {
                        LOG.error("'{}' failed, going on in {}", loop.taskName(), PAUSE_AFTER_FAILURE, failed);
                        sleeper.await(PAUSE_AFTER_FAILURE);
                    }
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        // begins when the application is ready, not when the context is refreshed
    }

    @Override
    public void stop() {
        running = false;
        dueWork.stopBackground();
        threads.shutdown();
        wakeUp.ring(); // no interrupts: one that meets the embedded database in its file closes it for everybody
        try {
            if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
                LOG.warn("background work did not end in time; what is not committed will be done again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return true;
    }
}
