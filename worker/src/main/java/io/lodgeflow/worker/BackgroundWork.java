package io.lodgeflow.worker;

import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.WakeUp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * The loops of a worker node, one for each background task. Each does what is due, then sleeps until it is woken by a
 * commit on this node or its poll interval is over. A loop that fails says so and goes on: the database, the gateway or
 * the mail server may be back soon. Starts when the application is ready, stops before the database is closed.
 */
class BackgroundWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final DueWork dueWork;
    private final List<BackgroundTask> tasks;
    private final WakeUp wakeUp;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("work-", 1).factory());
    private final boolean timers;
    private volatile boolean running;

    /** @param timers false leaves timers and asynchronous steps to whoever moves the clock (tests) */
    BackgroundWork(DueWork dueWork, List<BackgroundTask> tasks, WakeUp wakeUp, boolean timers) {
        this.dueWork = dueWork;
        this.timers = timers;
        this.tasks = tasks;
        this.wakeUp = wakeUp;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        running = true;
        if (timers) {
            dueWork.startBackground();
        }
        tasks.forEach(task -> threads.execute(() -> loop(task)));
    }

    private void loop(BackgroundTask task) {
        try (WakeUp.Sleeper sleeper = wakeUp.newSleeper(task.isHurried())) {
            while (running) {
                try {
                    if (task.runOnce() == 0 || !task.isHurried()) {
                        sleeper.await(task.pollInterval());
                    }
                } catch (RuntimeException failed) {
                    if (running) {
                        LOG.error("'{}' failed, going on in {}", task.taskName(), PAUSE_AFTER_FAILURE, failed);
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
