package io.lodgeflow.scenarios;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.time.TimeTravel;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.testkit.TestDatabase;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole product in this JVM, on a database of its own. {@link #on} says how it is started; {@link #shared} is the one
 * that stories are told to, over HTTP and on a stopped clock: calls of the outside world, events and messages run in the
 * background as in production, timers fire only when the clock is moved. While the clock is moved or due work is settled
 * the background stands still, so that nothing is under way when a test looks. One for all tests of a JVM: the clock only
 * goes forward, and each test uses a hotel of its own.
 */
public final class Product implements AutoCloseable {

    /** When stories begin: a Monday, months away from any change of daylight saving time. */
    public static final Instant FIRST_NOW = Instant.parse("2026-06-01T08:00:00Z");

    /** A third of the usual to write and to check. */
    private static final int NIGHTS = 120;

    private static @Nullable Product shared;

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    /** Read by each background task while it works, written by who moves the clock. */
    private final ReadWriteLock moving;

    private final @Nullable SteppedGateway gateway;
    private final Runnable afterwards;

    Product(
            TestDatabase database,
            ConfigurableApplicationContext context,
            ReadWriteLock moving,
            @Nullable SteppedGateway gateway,
            Runnable afterwards) {
        this.database = database;
        this.context = context;
        this.moving = moving;
        this.gateway = gateway;
        this.afterwards = afterwards;
    }

    /** Not started yet: without options, as in production, on a free port. */
    public static ProductStart on(TestDatabase database) {
        return new ProductStart(database);
    }

    /** The product of the stories, started on first use. */
    public static synchronized Product shared() {
        if (shared == null) {
            shared = forStories(TestDatabase.create("lodgeflow"), FIRST_NOW, NIGHTS)
                    .start();
        }
        return shared;
    }

    /**
     * A second product on a database of its own, for what would disturb the others. There is one engine clock in a JVM:
     * the shared product stands still until this one is closed, by the same thread.
     */
    public static Product separate(String databaseName) {
        return separate(TestDatabase.create(databaseName), FIRST_NOW, NIGHTS);
    }

    /**
     * The same on a database that an earlier product has left at that moment.
     *
     * @param nights how far the calendars of the demo's hotels reach
     */
    public static Product separate(TestDatabase database, Instant now, int nights) {
        return alone(forStories(database, now, nights));
    }

    /**
     * A second product, likewise, whose limits are those of a house that is open to the street, reached by TLS behind a proxy
     * on this machine: who is asking comes from where {@code X-Forwarded-For} says.
     */
    public static Product onTheStreet(String databaseName, String... settings) {
        return alone(steppedDemo(TestDatabase.create(databaseName), FIRST_NOW, NIGHTS)
                .with("lodgeflow.trusted-proxies=127.0.0.1,::1", "lodgeflow.address=https://stay.lodgeflow.example")
                .with(settings));
    }

    private static synchronized Product alone(ProductStart start) {
        if (shared == null) {
            return start.start();
        }
        Product waiting = shared;
        waiting.moving.writeLock().lock();
        try {
            return start.afterwards(waiting::goOn).start();
        } catch (RuntimeException failed) {
            waiting.moving.writeLock().unlock();
            throw failed;
        }
    }

    private static ProductStart steppedDemo(TestDatabase database, Instant now, int nights) {
        return on(database).withDemo(nights).stoppedAt(now).stepped().with("lodgeflow.worker.timers=false");
    }

    /** All stories come from one address and from a handful of accounts. */
    private static ProductStart forStories(TestDatabase database, Instant now, int nights) {
        return steppedDemo(database, now, nights)
                .with(
                        "lodgeflow.sign-in.free-tries-by-address=1000000",
                        "lodgeflow.holding.enabled=false",
                        "lodgeflow.rate-limits.anonymous=1000000",
                        "lodgeflow.rate-limits.guest=1000000",
                        "lodgeflow.rate-limits.staff=1000000");
    }

    /** At its own time. */
    private void goOn() {
        clock().stopAt(now());
        moving.writeLock().unlock();
    }

    @Override
    public void close() {
        synchronized (Product.class) {
            context.close();
            afterwards.run();
        }
    }

    public TestDatabase database() {
        return database;
    }

    public URI uri() {
        return URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** To be stepped in on, at its calls, in a product that is {@linkplain ProductStart#stepped stepped}. */
    public SteppedGateway gateway() {
        return Objects.requireNonNull(gateway, "started without stepped()");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Object bean(String name) {
        return context.getBean(name);
    }

    /** All of a type, in their order. */
    public <T> List<T> beans(Class<T> type) {
        return context.getBeanProvider(type).orderedStream().toList();
    }

    public JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    /** The first column of what the database answers. */
    public List<String> texts(String query, Object... values) {
        return jdbc().query(query, (row, number) -> String.valueOf(row.getString(1)), values);
    }

    public LodgeflowClock clock() {
        return bean(LodgeflowClock.class);
    }

    public Instant now() {
        return clock().instant();
    }

    public LocalDate today(ZoneId zone) {
        return now().atZone(zone).toLocalDate();
    }

    /** Moves the clock there, firing every timer on the way, then lets everything due end. */
    public void travelTo(Instant instant) {
        if (instant.isBefore(now())) {
            throw new IllegalArgumentException(
                    "the clock only goes forward: it is " + now() + ", asked for " + instant);
        }
        alone(() -> bean(TimeTravel.class).travelTo(instant));
    }

    /** Lets everything that is due now happen: timers, calls, events, messages. */
    public void settle() {
        alone(() -> bean(TimeTravel.class).runUntilIdle());
    }

    /** Does what is due of one background task, as another node would. */
    public int work(String taskName) {
        return beans(BackgroundTask.class).stream()
                .filter(task -> task.taskName().equals(taskName))
                .mapToInt(BackgroundTask::runOnce)
                .sum();
    }

    /** Makes something available to processes by that name. */
    public void register(String name, Object bean) {
        context.getBeanFactory().registerSingleton(name, bean);
    }

    /** Has a bean do again what it does when the product starts, and fail as the start would. */
    public void startAgain(String name) {
        context.getAutowireCapableBeanFactory().initializeBean(bean(name), name);
    }

    private void alone(Runnable journey) {
        moving.writeLock().lock();
        try {
            journey.run();
        } finally {
            moving.writeLock().unlock();
        }
    }

    /** Contradictions between nights, rooms, money and workflows once all is settled; call when nothing runs. */
    public List<String> violations() {
        settle();
        return new BooksCheck(JdbcClient.create(jdbc())).violations();
    }
}
