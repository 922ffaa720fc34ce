package io.lodgeflow.scenarios.kill;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Guests and a front desk at work, each in a thread of its own, until the server dies under them. */
final class Load {

    private static final List<String> GUESTS = List.of("guest.en", "guest.en", "guest.ko", "guest.ko", "vip", "vip");
    /** A load that never reaches its kill point has found a server that hangs. */
    private static final long LIMIT_SECONDS = 180;

    private final long seed;
    private final KillPoint point;
    private final KillableServer server;
    private final Ledger ledger;
    private final Trigger trigger;
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    Load(long seed, KillPoint point, KillableServer server, Ledger ledger) {
        this.seed = seed;
        this.point = point;
        this.server = server;
        this.ledger = ledger;
        this.trigger = new Trigger(point, server);
    }

    /** Returns when the server is dead and nobody waits for it any more. */
    void untilKilled(URI address) throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        Random random = new Random(seed * 31 + point.number());
        trigger.armed();
        for (int i = 0; i < GUESTS.size(); i++) {
            Line line = Line.of(address, GUESTS.get(i), ledger).with(trigger);
            String name = "k" + point.number() + "-g" + i;
            callers.add(caller(name, new GuestLife(name, line, ledger, new Random(random.nextLong()))::act));
        }
        Line desk = Line.of(address, "operations", ledger).with(trigger);
        callers.add(caller("desk", new DeskLife(desk, ledger, new Random(random.nextLong()))::act));
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
            if (caller.isAlive()) {
                failures.add(new IllegalStateException(caller.getName() + " still waits for an answer"));
            }
        }
        server.kill();
        if (!failures.isEmpty()) {
            IllegalStateException failed = new IllegalStateException("the load failed at " + point);
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
    }

    private Thread caller(String name, Runnable action) {
        return Thread.ofPlatform().daemon().name(name).unstarted(() -> {
            try {
                while (true) {
                    action.run();
                }
            } catch (UncheckedIOException gone) {
                if (!trigger.isPulled()) {
                    failures.add(new IllegalStateException("the server broke the line before it was killed", gone));
                }
            } catch (RuntimeException | Error failed) {
                failures.add(failed);
                server.kill();
            }
        });
    }
}
