package io.lodgeflow.activities.event;

import io.lodgeflow.activities.event.ReservationEventListener.Published;
import io.lodgeflow.activities.persistence.UtcTime;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.domain.reservation.ReservationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The unpublished lines of all reservations' histories. One SQL for H2 and MySQL 8. */
@Component
class Outbox {

    /** An event that was not published when it was looked for. */
    record Pending(long id, String reservationId) {}

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    Outbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** By id, without locking: H2 would lock every unpublished row before it counts to the limit. */
    List<Pending> unpublished(long afterId, int most) {
        return jdbc.query(
                "select id, reservation_id from reservation_event where published_at is null and id > ?"
                        + " order by id limit ?",
                (row, number) -> new Pending(row.getLong(1), row.getString(2)),
                afterId,
                most);
    }

    /**
     * Locks, until the transaction ends, those of the events that are still unpublished and that no other relay holds,
     * and answers those that are next in their reservation's history. An event behind one that another relay holds
     * stays for later, so that order is kept over all nodes. Read committed isolation is needed.
     */
    List<Published> lockNext(Collection<Pending> events) {
        List<Published> locked = named.query(
                "select id, reservation_id, type, from_status, to_status, actor, note, occurred_at"
                        + " from reservation_event where id in (:ids) and published_at is null order by id"
                        + " for update skip locked",
                Map.of("ids", events.stream().map(Pending::id).toList()),
                Outbox::storedEvent);
        if (locked.isEmpty()) {
            return locked;
        }
        Set<Long> next = nextOf(locked);
        return locked.stream().filter(event -> next.contains(event.id())).toList();
    }

    void markPublished(List<Published> events, Instant now) {
        named.update(
                "update reservation_event set published_at = :now where id in (:ids)",
                Map.of(
                        "now", UtcTime.of(now),
                        "ids", events.stream().map(Published::id).toList()));
    }

    /** The locked events up to the first one of the same reservation that is unpublished and not locked here. */
    private Set<Long> nextOf(List<Published> locked) {
        Set<Long> lockedIds = locked.stream().map(Published::id).collect(Collectors.toSet());
        List<Pending> unpublished = named.query(
                "select id, reservation_id from reservation_event where reservation_id in (:reservations)"
                        + " and id <= :last and published_at is null order by id",
                Map.of(
                        "reservations",
                                locked.stream()
                                        .map(Published::reservationId)
                                        .distinct()
                                        .toList(),
                        "last", locked.getLast().id()),
                (row, number) -> new Pending(row.getLong(1), row.getString(2)));
        Set<Long> next = new HashSet<>();
        Set<String> waiting = new HashSet<>();
        for (Pending event : unpublished) {
            if (!lockedIds.contains(event.id())) {
                waiting.add(event.reservationId());
            } else if (!waiting.contains(event.reservationId())) {
                next.add(event.id());
            }
        }
        return next;
    }

    private static Published storedEvent(ResultSet row, int number) throws SQLException {
        return new Published(
                row.getLong("id"),
                new ReservationEvent(
                        row.getString("reservation_id"),
                        ReservationEventType.valueOf(row.getString("type")),
                        status(row.getString("from_status")),
                        status(row.getString("to_status")),
                        new Actor(row.getString("actor")),
                        row.getString("note"),
                        UtcTime.read(row, "occurred_at")));
    }

    private static @Nullable ReservationStatus status(@Nullable String name) {
        return name == null ? null : ReservationStatus.valueOf(name);
    }
}
