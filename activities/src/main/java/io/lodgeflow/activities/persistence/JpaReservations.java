package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.WakeUp;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reservations by JPA, their events by batched SQL. Every reservation touched in a transaction is watched, so that its
 * events are written before the commit without anybody having to remember it.
 */
@Repository
class JpaReservations implements Reservations {

    /** Before the inventory's nights, which are taken last. */
    static final int FLUSH_ORDER = 100;

    private static final String INSERT_EVENT =
            "insert into reservation_event (reservation_id, type, from_status, to_status, actor, note, occurred_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";

    private final EntityManager entities;
    private final JdbcTemplate jdbc;
    private final WakeUp wakeUp;

    JpaReservations(EntityManager entities, JdbcTemplate jdbc, WakeUp wakeUp) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.wakeUp = wakeUp;
    }

    @Override
    public Optional<Reservation> find(String id) {
        return Optional.ofNullable(entities.find(Reservation.class, id));
    }

    @Override
    public List<Reservation> findAll(Collection<String> ids) {
        List<Reservation> found = entities.createQuery("from Reservation where id in :ids", Reservation.class)
                .setParameter("ids", ids)
                .getResultList();
        readTogether(Hotel.class, found, Reservation::hotelId);
        readTogether(RoomType.class, found, Reservation::roomTypeId);
        return found;
    }

    /** Whoever does something with several bookings asks the catalogue about each: then it has nothing left to read. */
    private void readTogether(Class<?> entity, List<Reservation> found, Function<Reservation, String> id) {
        Set<String> ids = found.stream().map(id).collect(Collectors.toSet());
        if (ids.size() > 1) {
            entities.createQuery("from " + entity.getSimpleName() + " where id in :ids", entity)
                    .setParameter("ids", ids)
                    .getResultList();
        }
    }

    @Override
    public Optional<Reservation> lock(String id) {
        Reservation watched = watched().get(id);
        if (watched != null) {
            return Optional.of(watched);
        }
        Optional<Reservation> found =
                Optional.ofNullable(entities.find(Reservation.class, id, LockModeType.PESSIMISTIC_WRITE));
        found.ifPresent(reservation -> watched().put(id, reservation));
        return found;
    }

    @Override
    public void lockAll(Collection<String> ids) {
        List<Reservation> locked = entities.createQuery(
                        "from Reservation where id in :ids order by id", Reservation.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        locked.forEach(reservation -> watched().putIfAbsent(reservation.id(), reservation));
        readTogether(Hotel.class, locked, Reservation::hotelId);
    }

    @Override
    public Reservation lockExisting(String id) {
        return lock(id).orElseThrow(() -> new IllegalStateException("reservation " + id + " does not exist"));
    }

    @Override
    public void add(Collection<Reservation> reservations) {
        for (Reservation reservation : reservations) {
            entities.persist(reservation);
            watched().put(reservation.id(), reservation);
        }
    }

    @Override
    public void flush() {
        entities.flush();
        List<Object[]> rows = watched().values().stream()
                .flatMap(reservation -> reservation.takeNewEvents().stream())
                .map(JpaReservations::row)
                .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT_EVENT, rows);
            wakeUp.afterCommit();
        }
    }

    @Override
    public boolean isBooked(String hotelId, String roomTypeId) {
        List<ReservationStatus> live = Arrays.stream(ReservationStatus.values())
                .filter(ReservationStatus::holdsNights)
                .toList();
        return !entities.createQuery(
                        "select id from Reservation where hotelId = :hotel and terms.roomTypeId = :type and status in :live",
                        String.class)
                .setParameter("hotel", hotelId)
                .setParameter("type", roomTypeId)
                .setParameter("live", live)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public List<ReservationEvent> history(String id) {
        return jdbc.query(
                "select * from reservation_event where reservation_id = ? order by id", JpaReservations::event, id);
    }

    @Override
    public Optional<Modification> openModification(String reservationId) {
        return lastModification(reservationId)
                .filter(modification -> modification.status() == Modification.Status.OPEN);
    }

    @Override
    public Optional<Modification> lastModification(String reservationId) {
        return entities
                .createQuery(
                        "from Modification where reservationId = :reservation order by createdAt desc, id desc",
                        Modification.class)
                .setParameter("reservation", reservationId)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    @Override
    public void add(Modification modification) {
        entities.persist(modification);
    }

    private static Object[] row(ReservationEvent event) {
        return new Object[] {
            event.reservationId(),
            event.type().name(),
            event.from() == null ? null : event.from().name(),
            event.to() == null ? null : event.to().name(),
            event.actor().name(),
            event.note().stored(),
            UtcTime.of(event.at())
        };
    }

    static ReservationEvent event(ResultSet row, int number) throws SQLException {
        return new ReservationEvent(
                row.getString("reservation_id"),
                ReservationEventType.valueOf(row.getString("type")),
                status(row.getString("from_status")),
                status(row.getString("to_status")),
                new Actor(row.getString("actor")),
                Sentence.read(row.getString("note")),
                UtcTime.read(row, "occurred_at"));
    }

    private static @Nullable ReservationStatus status(@Nullable String name) {
        return name == null ? null : ReservationStatus.valueOf(name);
    }

    /** The ids of those that the running transaction has locked or added; nobody else changes anything of theirs. */
    Collection<String> locked() {
        Watch watch = (Watch) TransactionSynchronizationManager.getResource(this);
        return watch == null ? List.of() : watch.reservations.keySet();
    }

    /** The reservations of the running transaction, in the order they were touched. */
    private Map<String, Reservation> watched() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("reservations are changed within a transaction only");
        }
        Watch watch = (Watch) TransactionSynchronizationManager.getResource(this);
        if (watch == null) {
            watch = new Watch();
            TransactionSynchronizationManager.bindResource(this, watch);
            TransactionSynchronizationManager.registerSynchronization(watch);
        }
        return watch.reservations;
    }

    private final class Watch implements TransactionSynchronization {
        private final Map<String, Reservation> reservations = new LinkedHashMap<>();

        @Override
        public int getOrder() {
            return FLUSH_ORDER;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!readOnly) {
                JpaReservations.this.flush(); // a synchronization has an empty flush() of its own
            }
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(JpaReservations.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(JpaReservations.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            Objects.requireNonNull(TransactionSynchronizationManager.unbindResourceIfPossible(JpaReservations.this));
        }
    }
}
