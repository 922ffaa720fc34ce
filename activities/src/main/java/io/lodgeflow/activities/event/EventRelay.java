package io.lodgeflow.activities.event;

import io.lodgeflow.activities.event.ReservationEventListener.Published;
import io.lodgeflow.activities.queue.Backoff;
import io.lodgeflow.activities.queue.WorkQueue;
import io.lodgeflow.activities.queue.WorkTable;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.BackgroundTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings events from the histories of reservations to every {@link ReservationEventListener}. An event is marked as
 * published in the transaction of its listeners' database effects: those happen exactly once, and a process that dies in
 * between repeats the event. Events of one reservation are published in the order of their ids, over all nodes. A
 * listener that fails holds up its reservation only: the event stays unpublished and is tried again after a growing pause.
 */
@Component
public class EventRelay implements BackgroundTask {

    private static final WorkTable HISTORY = new WorkTable(
            "reservation_event",
            "id",
            "published_at is null",
            "next_attempt_at",
            "attempts",
            "reservation_id",
            "published_at = :now, last_error = null",
            "next_attempt_at = :due, last_error = :why",
            "");

    private final WorkQueue<Published> queue;
    private final List<ReservationEventListener> listeners;

    EventRelay(WorkQueue.Ground ground, List<ReservationEventListener> listeners) {
        Backoff backoff = new Backoff.Growing(Duration.ofSeconds(1), Duration.ofMinutes(5));
        this.queue = new WorkQueue<>(ground, HISTORY, EventRelay::storedEvent, 200, backoff);
        this.listeners = List.copyOf(listeners);
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
        return queue.workInOrder(events -> listeners.forEach(listener -> listener.on(events)));
    }

    private static Published storedEvent(ResultSet row, int number) throws SQLException {
        return new Published(row.getLong("id"), event(row, number));
    }

    /** One row of the histories. */
    public static ReservationEvent event(ResultSet row, int number) throws SQLException {
        return new ReservationEvent(
                row.getString("reservation_id"),
                ReservationEventType.valueOf(row.getString("type")),
                status(row.getString("from_status")),
                status(row.getString("to_status")),
                new Actor(row.getString("actor")),
                Sentence.from(row.getString("note")),
                UtcTime.read(row, "occurred_at"));
    }

    private static @Nullable ReservationStatus status(@Nullable String name) {
        return name == null ? null : ReservationStatus.valueOf(name);
    }
}
