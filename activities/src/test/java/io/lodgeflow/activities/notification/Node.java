package io.lodgeflow.activities.notification;

import com.zaxxer.hikari.HikariDataSource;
import io.lodgeflow.activities.event.EventRelay;
import io.lodgeflow.activities.event.ReservationEventListener;
import io.lodgeflow.activities.queue.WorkQueue;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.closure.ClosureItems;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.message.GuestMessages;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.notification.MessageChannel;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.testkit.TestDatabase;
import io.lodgeflow.workflows.reservation.ProductAddress;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One process that relays events and sends messages, wired by Spring as in the application, on a real database with the
 * real tables. Several can share a database.
 */
public final class Node implements AutoCloseable {

    public final EventRelay relay;
    public final JdbcTemplate jdbc;
    final MessageDispatch dispatch;
    final GuestMessages messages;
    final List<GuestMessage> sent = Collections.synchronizedList(new ArrayList<>());

    /** What this node's channel does with a message besides taking it. */
    Consumer<GuestMessage> channel = message -> {};

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public static TestDatabase newDatabase() {
        TestDatabase database = TestDatabase.create("notify");
        try (HikariDataSource tables = pool(database)) {
            new ResourceDatabasePopulator(
                            new ClassPathResource("db/migration/V2__lodgeflow_tables.sql"),
                            new ClassPathResource("db/migration/V80__event_tries.sql"))
                    .execute(tables);
        }
        return database;
    }

    public Node(TestDatabase database, Clock clock, ReservationEventListener... listeners) {
        this(database, clock, new InMemoryPorts(), listeners);
    }

    Node(TestDatabase database, Clock clock, InMemoryPorts ports, ReservationEventListener... listeners) {
        HikariDataSource pool = pool(database);
        context.registerBean(HikariDataSource.class, () -> pool);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(Clock.class, () -> clock);
        context.register(ProductAddress.class);
        context.registerBean(Reservations.class, () -> ports.reservations);
        context.registerBean(Catalogue.class, () -> ports.catalogue);
        context.registerBean(ClosureItems.class, () -> ports.closures);
        context.registerBean(Folios.class, () -> ports.folios);
        context.registerBean(Payments.class, () -> ports.payments);
        context.registerBean(GuestLinks.class, () -> ports.guestLinks);
        context.registerBean(RandomGenerator.class, () -> new Random(20260601));
        context.registerBean(PointsLedger.class, () -> ports.points);
        context.registerBean(RoomAllocations.class, () -> ports.allocations);
        context.registerBean(Identifiers.class, () -> ports.identifiers);
        context.registerBean(
                "recordingChannel",
                MessageChannel.class,
                () -> message -> {
                    sent.add(message);
                    channel.accept(message);
                },
                definition -> definition.setPrimary(true));
        context.register(Transactions.class, WakeUp.class, WorkQueue.Ground.class);
        context.scan("io.lodgeflow.activities.event", "io.lodgeflow.activities.notification");
        for (int number = 0; number < listeners.length; number++) {
            ReservationEventListener listener = listeners[number];
            context.registerBean("listener" + number, ReservationEventListener.class, () -> listener);
        }
        context.refresh();
        relay = context.getBean(EventRelay.class);
        dispatch = context.getBean(MessageDispatch.class);
        messages = context.getBean(GuestMessages.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Writes the event as the reservation's transaction does; answers its id. */
    public long append(ReservationEvent event) {
        jdbc.update(
                "insert into reservation_event (reservation_id, type, from_status, to_status, actor, note, occurred_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                event.reservationId(),
                event.type().name(),
                name(event.from()),
                name(event.to()),
                event.actor().name(),
                event.note().stored(),
                LocalDateTime.ofInstant(event.at(), ZoneOffset.UTC));
        Long id = jdbc.queryForObject("select max(id) from reservation_event", Long.class);
        return java.util.Objects.requireNonNull(id);
    }

    public int count(String table, String condition) {
        Integer rows = jdbc.queryForObject("select count(*) from " + table + " where " + condition, Integer.class);
        return java.util.Objects.requireNonNull(rows);
    }

    public static ReservationEvent event(String reservationId, ReservationEventType type, Clock clock) {
        return new ReservationEvent(
                reservationId,
                type,
                null,
                null,
                io.lodgeflow.domain.identity.Actor.WORKFLOW,
                Sentence.said(type.name()),
                clock.instant());
    }

    @Override
    public void close() {
        context.close();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(4);
        return pool;
    }
}
