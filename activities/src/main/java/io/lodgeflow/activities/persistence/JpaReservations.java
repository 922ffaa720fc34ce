package io.lodgeflow.activities.persistence;

import io.lodgeflow.activities.event.EventRelay;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.payment.BookingMoney;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.WakeUp;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.repository.RepositoryDefinition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reservations by JPA, their events by batched SQL. Every reservation touched in a transaction is watched, so that its
 * events are written before the commit without anybody having to remember it.
 */
@Repository
class JpaReservations implements Reservations {

    @RepositoryDefinition(domainClass = Modification.class, idClass = String.class)
    interface ModificationRepository {
        Optional<Modification> findFirstByReservationIdOrderByCreatedAtDescIdDesc(String reservationId);

        Modification save(Modification modification);
    }

    /** Before the inventory's nights, which are taken last. */
    static final int FLUSH_ORDER = 100;

    /** What happens to a booking without moving its money or changing what it owes. */
    private static final Set<ReservationEventType> WITHOUT_MONEY = EnumSet.of(
            ReservationEventType.PLACED,
            ReservationEventType.PAYMENT_SUBMITTED,
            ReservationEventType.CONFIRMED,
            ReservationEventType.ROOMS_ASSIGNED,
            ReservationEventType.ROOM_ASSIGNMENT_FAILED,
            ReservationEventType.REMINDER_DUE,
            ReservationEventType.MODIFICATION_REQUESTED,
            ReservationEventType.CHECKED_IN,
            ReservationEventType.OVERSTAYED,
            ReservationEventType.FEEDBACK_REQUESTED,
            ReservationEventType.GUEST_CORRECTED,
            ReservationEventType.POINTS_EARNED,
            ReservationEventType.CLOSURE_OFFERED);

    private static final String INSERT_EVENT = """
            insert into reservation_event (reservation_id, type, from_status, to_status, actor, note, occurred_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String HOTELS = "from Hotel where id in :ids";
    private static final String ROOM_TYPES = "from RoomType where id in :ids";

    private final EntityManager entities;
    private final ModificationRepository modifications;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final WakeUp wakeUp;
    private final ObjectProvider<Payments> payments;
    private final ObjectProvider<Folios> folios;

    JpaReservations(
            EntityManager entities,
            ModificationRepository modifications,
            JdbcClient jdbc,
            JdbcTemplate batches,
            WakeUp wakeUp,
            ObjectProvider<Payments> payments,
            ObjectProvider<Folios> folios) {
        this.entities = entities;
        this.modifications = modifications;
        this.jdbc = jdbc;
        this.batches = batches;
        this.wakeUp = wakeUp;
        this.payments = payments; // both know the bookings that are locked here
        this.folios = folios;
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
        readTogether(HOTELS, found, Reservation::hotelId);
        readTogether(ROOM_TYPES, found, Reservation::roomTypeId);
        return found;
    }

    /** Whoever does something with several bookings asks the catalogue about each: then it has nothing left to read. */
    private void readTogether(String all, List<Reservation> found, Function<Reservation, String> id) {
        Set<String> ids = found.stream().map(id).collect(Collectors.toSet());
        if (ids.size() > 1) {
            entities.createQuery(all, Object.class).setParameter("ids", ids).getResultList();
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
        readTogether(HOTELS, locked, Reservation::hotelId);
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
        List<ReservationEvent> events = watched().values().stream()
                .flatMap(reservation -> reservation.takeNewEvents().stream())
                .toList();
        events.stream()
                .filter(event -> !WITHOUT_MONEY.contains(event.type()))
                .forEach(event -> moneyMoved(event.reservationId()));
        deriveMoney();
        entities.flush();
        List<Object[]> rows = events.stream().map(JpaReservations::row).toList();
        if (!rows.isEmpty()) {
            batches.batchUpdate(INSERT_EVENT, rows);
            wakeUp.afterCommit();
        }
    }

    /** Payments, refunds or folio of the booking change in the running transaction, which locks it. */
    void moneyMoved(String id) {
        if (watched().containsKey(id)) {
            watch().moneyMoved.add(id);
        }
    }

    private void deriveMoney() {
        Set<String> moved = watch().moneyMoved;
        if (moved.isEmpty()) {
            return;
        }
        Map<String, List<Posting>> postings =
                folios.getObject().ofAll(moved).stream().collect(Collectors.groupingBy(Posting::reservationId));
        for (String id : moved) {
            Reservation reservation = Objects.requireNonNull(watched().get(id));
            List<PaymentAttempt> attempts = payments.getObject().attemptsOf(id);
            List<Refund> refunds = attempts.stream().anyMatch(PaymentAttempt::hasRefunds)
                    ? payments.getObject().refundsOf(id)
                    : List.of();
            BookingMoney money = BookingMoney.of(reservation, attempts, refunds, postings.getOrDefault(id, List.of()));
            reservation.moneyStands(money.paid(), money.due(), money.settled());
        }
        moved.clear();
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
        return jdbc.sql("select * from reservation_event where reservation_id = ? order by id")
                .param(id)
                .query(EventRelay::event)
                .list();
    }

    @Override
    public Optional<Modification> openModification(String reservationId) {
        return lastModification(reservationId)
                .filter(modification -> modification.status() == Modification.Status.OPEN);
    }

    @Override
    public Optional<Modification> lastModification(String reservationId) {
        return modifications.findFirstByReservationIdOrderByCreatedAtDescIdDesc(reservationId);
    }

    @Override
    public void add(Modification modification) {
        modifications.save(modification);
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

    /** The ids of those that the running transaction has locked or added; nobody else changes anything of theirs. */
    Collection<String> locked() {
        Watch watch = (Watch) TransactionSynchronizationManager.getResource(this);
        return watch == null ? List.of() : watch.reservations.keySet();
    }

    /** The reservations of the running transaction, in the order they were touched. */
    private Map<String, Reservation> watched() {
        return watch().reservations;
    }

    private Watch watch() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("reservations are changed within a transaction only");
        }
        Watch watch = (Watch) TransactionSynchronizationManager.getResource(this);
        if (watch == null) {
            watch = new Watch();
            TransactionSynchronizationManager.bindResource(this, watch);
            TransactionSynchronizationManager.registerSynchronization(watch);
        }
        return watch;
    }

    private final class Watch implements TransactionSynchronization {
        private final Map<String, Reservation> reservations = new LinkedHashMap<>();
        private final Set<String> moneyMoved = new LinkedHashSet<>();

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
