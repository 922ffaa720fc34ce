package io.lodgeflow.activities.event;

import io.lodgeflow.activities.event.Outbox.Pending;
import io.lodgeflow.activities.event.ReservationEventListener.Published;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Brings events from the histories of reservations to every {@link ReservationEventListener}. An event is marked as
 * published in the transaction of its listeners' database effects: those happen exactly once, and a process that dies in
 * between repeats the event. Events of one reservation are published in the order of their ids, over all nodes. A
 * listener that fails holds up its reservation only: the event stays unpublished and is tried again after a growing
 * pause, which this node remembers until it is restarted.
 */
@Component
public class EventRelay implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);
    private static final int PAGE = 200;
    private static final GrowingPause PAUSE = new GrowingPause(Duration.ofSeconds(1), Duration.ofMinutes(5));
    /** Another node may have published what failed here; then nobody asks for the pause again. */
    private static final Duration FORGET_TROUBLE_AFTER = Duration.ofHours(1);

    private record Trouble(int failures, Instant retryAt) {}

    private final Outbox outbox;
    private final List<ReservationEventListener> listeners;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator unevenness;
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    EventRelay(
            Outbox outbox,
            List<ReservationEventListener> listeners,
            Transactions transactions,
            Clock clock,
            RandomGenerator unevenness) {
        this.outbox = outbox;
        this.listeners = List.copyOf(listeners);
        this.transactions = transactions;
        this.clock = clock;
        this.unevenness = unevenness;
    }

    @Override
    public String taskName() {
        return "event relay";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofMillis(500);
    }

    @Override
    public int runOnce() {
        return relayOnce();
    }

    /** Publishes what is unpublished now, up to the newest event, and says how many events that were. */
    public int relayOnce() {
        Instant now = clock.instant();
        troubles.values().removeIf(trouble -> trouble.retryAt().isBefore(now.minus(FORGET_TROUBLE_AFTER)));
        int published = 0;
        long last = 0;
        List<Pending> page;
        do {
            page = outbox.unpublished(last, PAGE);
            published += relay(page, now);
            last = page.isEmpty() ? last : page.getLast().id();
        } while (page.size() == PAGE);
        return published;
    }

    private int relay(List<Pending> page, Instant now) {
        List<Pending> healthy = new ArrayList<>();
        List<Pending> troubled = new ArrayList<>();
        for (Pending event : page) {
            Trouble trouble = troubles.get(event.reservationId());
            if (trouble == null) {
                healthy.add(event);
            } else if (!now.isBefore(trouble.retryAt())) {
                troubled.add(event);
            }
        }
        return relayTogether(healthy) + relayOneByOne(troubled);
    }

    /** One transaction for all, which is what makes the relay fast; if any fails, each gets its own. */
    private int relayTogether(List<Pending> events) {
        if (events.isEmpty()) {
            return 0;
        }
        try {
            return publish(events);
        } catch (CannotCreateTransactionException databaseDown) {
            throw databaseDown;
        } catch (RuntimeException oneOfThem) {
            LOG.debug("Relaying {} events one by one, because one of them failed", events.size(), oneOfThem);
            return relayOneByOne(events);
        }
    }

    private int relayOneByOne(List<Pending> events) {
        int published = 0;
        Set<String> heldUp = new HashSet<>();
        for (Pending event : events) {
            if (heldUp.contains(event.reservationId())) {
                continue;
            }
            try {
                if (publish(List.of(event)) == 0) {
                    heldUp.add(event.reservationId());
                    continue;
                }
                published++;
                troubles.remove(event.reservationId());
            } catch (CannotCreateTransactionException databaseDown) {
                throw databaseDown;
            } catch (RuntimeException failure) {
                heldUp.add(event.reservationId());
                retryLater(event, failure);
            }
        }
        return published;
    }

    private int publish(List<Pending> candidates) {
        return transactions.call(() -> {
            List<Published> events = outbox.lockNext(candidates);
            if (!events.isEmpty()) {
                listeners.forEach(listener -> listener.on(events));
                outbox.markPublished(events, clock.instant());
            }
            return events.size();
        });
    }

    private void retryLater(Pending event, RuntimeException failure) {
        Trouble trouble = troubles.compute(event.reservationId(), (reservation, before) -> {
            int failures = before == null ? 1 : before.failures() + 1;
            return new Trouble(failures, clock.instant().plus(PAUSE.after(failures, unevenness)));
        });
        LOG.error(
                "Event {} of reservation {} was not published, failure {}, next try at {}: {}",
                event.id(),
                event.reservationId(),
                trouble.failures(),
                trouble.retryAt(),
                failure.toString(),
                trouble.failures() == 1 ? failure : null); // the stack trace once is enough
    }
}
