package io.lodgeflow.activities.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.testkit.MovableClock;
import io.lodgeflow.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Errands on a real database: each has a number, a place that it belongs to, and a text. */
class WorkQueueTest {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final WorkQueue.Claim CLAIM = new WorkQueue.Claim(LEASE, Duration.ofMinutes(1));
    private static final Backoff GROWING = new Backoff.Growing(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final String DONE = "done_at = :now, why = :why, due_at = null";
    private static final String FAILED = "due_at = :due, why = :why";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-07-01T10:00:00Z"));
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final List<Long> did = Collections.synchronizedList(new ArrayList<>());
    private JdbcTemplate jdbc;
    private WorkQueue.Ground ground;

    @BeforeEach
    void open() {
        TestDatabase database = TestDatabase.create("queue");
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(6);
        context.registerBean(HikariDataSource.class, () -> pool);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(RandomGenerator.class, () -> new Random(20260701));
        context.register(Transactions.class, WorkQueue.Ground.class);
        context.refresh();
        jdbc = context.getBean(JdbcTemplate.class);
        ground = context.getBean(WorkQueue.Ground.class);
        jdbc.execute("create table errand (part int not null, id bigint not null, place varchar(40) not null,"
                + " due_at datetime(6), tries int not null default 0, done_at datetime(6), given_up boolean not null"
                + " default false, why varchar(400), primary key (part, id))");
        jdbc.execute("create table action (number bigint not null auto_increment primary key, id bigint not null)");
    }

    @AfterEach
    void close() {
        context.close();
    }

    private WorkQueue<Long> queue(String key, int page, Backoff backoff) {
        WorkTable table = new WorkTable(
                "errand",
                key,
                "done_at is null and not given_up",
                "due_at",
                "tries",
                "place",
                DONE,
                FAILED,
                "given_up = true, why = :why");
        return new WorkQueue<>(ground, table, (row, number) -> row.getLong("id"), page, backoff);
    }

    private WorkQueue<Long> errands() {
        return queue("part, id", 100, GROWING);
    }

    private WorkQueue<Long> inOrder(int page) {
        return queue("id", page, GROWING);
    }

    private void add(long id, String place) {
        jdbc.update(
                "insert into errand (part, id, place, due_at) values (?, ?, ?, ?)",
                id % 2,
                id,
                place,
                UtcTime.of(clock.instant()));
    }

    private void addMany(int many) {
        IntStream.range(0, many).forEach(id -> add(id, "p"));
    }

    private int count(String condition) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from errand where " + condition, Integer.class));
    }

    private Outcome doIt(Long id) {
        did.add(id);
        return Outcome.done("well");
    }

    @Test
    void eachIsDoneOnceOutsideOfTransactionsAndNoted() {
        addMany(5);

        int tried = errands().work(CLAIM, id -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isFalse();
            return doIt(id);
        });

        assertThat(tried).isEqualTo(5);
        assertThat(errands().work(CLAIM, this::doIt)).isZero();
        assertThat(did).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
        assertThat(count("done_at is not null and tries = 1 and why = 'well'")).isEqualTo(5);
    }

    @Test
    void nobodyOutsideIsCalledWithinATransaction() {
        assertThatThrownBy(() -> ground.transactions().run(() -> errands().work(CLAIM, this::doIt)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsNotDueWaits() {
        add(1, "p");
        jdbc.update("update errand set due_at = '2026-07-01 10:00:01'");

        assertThat(errands().work(CLAIM, this::doIt)).isZero();
        clock.moveOn(Duration.ofSeconds(1));
        assertThat(errands().work(CLAIM, this::doIt)).isOne();
    }

    @Test
    void twoClaimersNeverGetTheSameItem() throws Exception {
        addMany(400);
        Function<Long, Outcome> handler = this::doIt;
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> tried = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                WorkQueue<Long> own = queue("part, id", 30, GROWING);
                tried.add(nodes.submit(() -> {
                    int all = 0;
                    for (int round = own.work(CLAIM, handler); round > 0; round = own.work(CLAIM, handler)) {
                        all += round;
                    }
                    return all;
                }));
            }
            int all = 0;
            for (Future<Integer> some : tried) {
                all += some.get(60, TimeUnit.SECONDS);
            }
            assertThat(all).isEqualTo(400);
        }
        assertThat(did).hasSize(400).doesNotHaveDuplicates();
        assertThat(count("done_at is not null and tries = 1")).isEqualTo(400);
    }

    @Test
    void aKillBetweenClaimAndFinishRepeatsTheItemWhenTheClaimHasLapsed() {
        add(1, "p");
        assertThatThrownBy(() -> errands().work(CLAIM, id -> {
                    did.add(id);
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);

        clock.moveOn(LEASE.minusMillis(1));
        assertThat(errands().work(CLAIM, this::doIt)).isZero();
        clock.moveOn(Duration.ofMillis(1));
        assertThat(errands().work(CLAIM, this::doIt)).isOne();

        assertThat(did).containsExactly(1L, 1L);
        assertThat(count("done_at is not null and tries = 2")).isOne();
    }

    @Test
    void whoeverLosesTheClaimMayNoteWhatWasDoneButNoFailure() {
        add(1, "p");
        errands().work(CLAIM, slow -> {
            clock.moveOn(LEASE);
            errands().work(CLAIM, other -> {
                assertThat(errands().work(CLAIM, this::doIt)).isZero();
                return Outcome.failed("the other's word");
            });
            return Outcome.failed("too late to say so");
        });
        assertThat(count("why = 'the other''s word' and tries = 2")).isOne();

        clock.moveOn(LEASE);
        errands().work(CLAIM, slow -> {
            clock.moveOn(LEASE);
            errands().work(CLAIM, other -> Outcome.failed("meanwhile"));
            return doIt(slow);
        });
        assertThat(count("done_at is not null and why = 'well'")).isOne();
    }

    @Test
    void pausesGrowUnevenlyAndAreCapped() {
        add(1, "p");
        List<Duration> pauses = new ArrayList<>();
        for (int failure = 1; failure <= 12; failure++) {
            errands().work(CLAIM, id -> {
                throw new IllegalArgumentException("shut " + "x".repeat(500));
            });
            Instant due = Objects.requireNonNull(
                    jdbc.queryForObject("select due_at from errand", (row, number) -> UtcTime.read(row, "due_at")));
            pauses.add(Duration.between(clock.instant(), due));
            assertThat(errands().work(CLAIM, this::doIt)).isZero();
            clock.moveOn(pauses.getLast());
        }

        Random same = new Random(20260701);
        assertThat(pauses)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12)
                        .mapToObj(failure -> GROWING.after(failure, same).orElseThrow())
                        .toList());
        assertThat(pauses.subList(0, 5)).isSorted();
        assertThat(pauses.subList(7, 12))
                .allMatch(pause -> pause.toSeconds() >= 40 && pause.toSeconds() <= 60)
                .doesNotHaveDuplicates();
        assertThat(count("tries = 12 and why like '%shut x%'")).isOne();
    }

    @Test
    void afterTheLastOfListedPausesItIsGivenUp() {
        add(1, "p");
        WorkQueue<Long> twice = queue("part, id", 10, new Backoff.Listed(List.of(Duration.ofHours(1))));

        twice.work(CLAIM, id -> Outcome.failed("no"));
        clock.moveOn(Duration.ofHours(1));
        twice.work(CLAIM, id -> Outcome.failed("no again"));

        assertThat(count("given_up and why = 'no again' and tries = 2")).isOne();
        clock.moveOn(Duration.ofDays(9));
        assertThat(twice.work(CLAIM, this::doIt)).isZero();
    }

    @Test
    void effectsAndTheMarkAreThereTogetherOrNotAtAll() {
        add(1, "p");
        add(2, "p");

        errands()
                .work(
                        CLAIM,
                        id -> Outcome.done("").with(() -> {
                            jdbc.update("update errand set place = 'effect' where id = ?", id);
                            if (id == 1) {
                                throw new IllegalArgumentException("broken");
                            }
                        }));

        assertThat(count("id = 1 and place = 'p' and done_at is null and why like '%broken%'"))
                .isOne();
        assertThat(count("id = 2 and place = 'effect' and done_at is not null")).isOne();
    }

    @Test
    void callsSideBySideAreNotedEachByItsOwnOutcome() {
        addMany(20);

        int tried = errands().workSideBySide(CLAIM, id -> id % 3 == 0 ? Outcome.failed("no " + id) : doIt(id));

        assertThat(tried).isEqualTo(20);
        assertThat(did).hasSize(13).doesNotHaveDuplicates();
        assertThat(count("done_at is not null")).isEqualTo(13);
        assertThat(count("done_at is null and why = concat('no ', id)")).isEqualTo(7);
    }

    @Test
    void anItemThatFailsHoldsUpItsGroupOnly() {
        add(1, "p");
        add(2, "q");
        add(3, "p");
        add(4, "q");

        assertThat(inOrder(100).workInOrder(breakingAt(1))).isEqualTo(2);
        assertThat(did).containsExactly(2L, 4L);
        assertThat(count("id = 1 and tries = 1 and why like '%broken%'")).isOne();

        add(5, "p");
        assertThat(inOrder(2).workInOrder(did::addAll)).isZero(); // another node keeps to the pause too
        clock.moveOn(Duration.ofMillis(1_501));
        assertThat(inOrder(2).workInOrder(did::addAll)).isEqualTo(3);
        assertThat(did).containsExactly(2L, 4L, 1L, 3L, 5L);
    }

    @Test
    void inOrderTheEffectsOfAKilledNodeAreTakenBack() {
        add(1, "p");
        assertThatThrownBy(() -> inOrder(100).workInOrder(ids -> {
                    jdbc.update("update errand set place = 'effect'");
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        assertThat(count("place = 'p' and done_at is null and tries = 0")).isOne();

        assertThat(inOrder(100).workInOrder(did::addAll)).isOne();
    }

    @Test
    void twoNodesKeepTheOrderOfEachGroup() throws Exception {
        for (int id = 1; id <= 300; id++) {
            add(id, "p" + id % 7);
        }
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> done = List.of(nodes.submit(this::allInOrder), nodes.submit(this::allInOrder));
            assertThat(done.getFirst().get(60, TimeUnit.SECONDS)
                            + done.getLast().get(60, TimeUnit.SECONDS))
                    .isEqualTo(300);
        }
        for (int place = 0; place < 7; place++) {
            assertThat(jdbc.queryForList(
                            "select id from action where id % 7 = " + place + " order by number", Long.class))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    private int allInOrder() {
        int done = 0;
        for (int round = 0; round < 500 && count("done_at is null") > 0; round++) {
            done += inOrder(20)
                    .workInOrder(ids -> ids.forEach(id -> jdbc.update("insert into action (id) values (?)", id)));
        }
        return done;
    }

    private Consumer<List<Long>> breakingAt(long broken) {
        return ids -> {
            if (ids.contains(broken)) {
                throw new IllegalArgumentException("broken");
            }
            did.addAll(ids);
        };
    }

    /** The process dies here, as far as the code can tell. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
