package io.lodgeflow.scenarios.kill;

import io.lodgeflow.scenarios.kill.KillPoint.Moment;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills the server at the moment of a kill point, once. Told by the callers what they are doing. */
final class Trigger {

    /** After a request to stop, so many requests or failures later. */
    private static final int REQUESTS_WHILE_STOPPING = 6;

    private final KillPoint point;
    private final KillableServer server;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger promised = new AtomicInteger();
    private final AtomicInteger sentSinceTravel = new AtomicInteger(-1);
    private final AtomicBoolean pulled = new AtomicBoolean();
    private final CountDownLatch fire = new CountDownLatch(1);

    Trigger(KillPoint point, KillableServer server) {
        this.point = point;
        this.server = server;
    }

    /** The server is killed by a thread of its own, so that the request goes out at the same time. */
    void armed() {
        Thread.ofPlatform().daemon().name("killer").start(() -> {
            try {
                fire.await();
                server.kill();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Just before a request is sent. */
    void sending() {
        int number = sent.incrementAndGet();
        switch (point.moment()) {
            case IN_FLIGHT -> pullIf(number >= point.count());
            case STOPPING -> {
                if (number == point.count()) {
                    server.askToStop();
                }
                pullIf(number >= point.count() + REQUESTS_WHILE_STOPPING);
            }
            case TRAVELING -> pullIf(sentSinceTravel.get() >= 0 && sentSinceTravel.incrementAndGet() > point.count());
            case AFTER_ANSWER, STARTING -> {}
        }
    }

    /** A caller has read an answer that promises something. */
    void promised() {
        if (point.moment() == Moment.AFTER_ANSWER && promised.incrementAndGet() == point.count()) {
            pulled.set(true);
            server.kill();
        }
    }

    /** The clock is about to be moved. */
    void traveling() {
        sentSinceTravel.compareAndSet(-1, 0);
    }

    /** Whether the end of the server is this trigger's doing. */
    boolean isPulled() {
        return pulled.get() || (point.moment() == Moment.STOPPING && sent.get() >= point.count());
    }

    private void pullIf(boolean now) {
        if (now && pulled.compareAndSet(false, true)) {
            fire.countDown();
        }
    }
}
