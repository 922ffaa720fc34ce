package io.lodgeflow.activities.queue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.SideBySide;
import io.lodgeflow.engine.transaction.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work that waits in a table of its own until it is due. Each item is done at least once, by one node at a time, and is tried
 * again after a pause when it fails. There are two ways to do it:
 *
 * <ul>
 *   <li>Calls of others, outside of any transaction ({@link #work}, {@link #workSideBySide}): a node claims a page for a time,
 *       by moving what is due to the end of that time. The claim of a node that dies lapses, and another makes the same call.
 *       What is noted after the claim has lapsed counts only if the item was done.
 *   <li>Effects in the database, in the transaction that marks the items as done ({@link #workInOrder}): exactly once, and in
 *       order for each value of a column, over all nodes. The claim is the lock of the row and ends with the transaction.
 * </ul>
 *
 * Time is the product's clock. One SQL for H2 and MySQL 8; read committed isolation is needed.
 */
public final class WorkQueue<T> {

    /** What was done within so short a time is noted together; a death repeats no more than that. */
    public static final Duration NOTED_WITHIN = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);
    private static final int LONGEST_WHY = 400;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /**
     * How long a page is one node's own.
     *
     * @param forOne no item takes longer: with less of the claim left, none is begun
     */
    public record Claim(Duration length, Duration forOne) {}

    /** @param failures how often it was tried in vain */
    private record Item<T>(
            List<Object> key,
            Object group,
            T work,
            int failures,
            @Nullable Instant due) {}

    private record Ended<T>(Item<T> item, Outcome outcome) {}

    /** What queues work with. */
    @Component
    public record Ground(JdbcClient jdbc, Transactions transactions, Clock clock, RandomGenerator jitter) {}

    private final JdbcClient jdbc;
    private final Ground ground;
    private final WorkTable table;
    private final RowMapper<T> mapper;
    private final int page;
    private final Backoff backoff;

    /** @param page most items that are claimed at once */
    public WorkQueue(Ground ground, WorkTable table, RowMapper<T> mapper, int page, Backoff backoff) {
        this.jdbc = ground.jdbc();
        this.ground = ground;
        this.table = table;
        this.mapper = mapper;
        this.page = page;
        this.backoff = backoff;
    }

    /**
     * Claims a page of what is due, longest waiting first, and does one item after the other.
     *
     * @param handler what it throws counts as failed
     * @return how many were tried
     * @throws IllegalStateException if called within a transaction
     */
    public int work(Claim claim, Function<? super T, Outcome> handler) {
        Instant until = endOf(claim);
        List<Ended<T>> ended = new ArrayList<>();
        int tried = 0;
        Instant begin = now();
        for (Item<T> item : claim(until)) {
            if (now().plus(claim.forOne()).isAfter(until)) {
                break; // the rest becomes due again when the claim lapses
            }
            ended.add(handle(item, until, handler));
            tried++;
            if (!now().isBefore(begin.plus(NOTED_WITHIN))) {
                note(ended, until);
                ended.clear();
                begin = now();
            }
        }
        note(ended, until);
        return tried;
    }

    /** As {@link #work}, but all items of the page at once. */
    public int workSideBySide(Claim claim, Function<? super T, Outcome> handler) {
        Instant until = endOf(claim);
        List<Item<T>> claimed = claim(until);
        SideBySide.<Item<T>, Ended<T>>each(claimed, item -> handle(item, until, handler), ended -> note(ended, until));
        return claimed.size();
    }

    private Instant endOf(Claim claim) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("nobody outside is called within a transaction");
        }
        return now().plus(claim.length()).truncatedTo(ChronoUnit.MICROS); // as the tables keep it
    }

    /** The first page of which other nodes have left anything. */
    private List<Item<T>> claim(Instant until) {
        for (int skipped = 0; ; skipped += page) {
            String where = "$due <= :now order by $due, $key limit :page offset :skipped";
            List<Item<T>> due = see(where, values("skipped", skipped));
            List<Item<T>> claimed =
                    due.isEmpty() ? List.of() : ground.transactions().call(() -> claim(due, until));
            if (!claimed.isEmpty() || due.size() < page) {
                return claimed;
            }
        }
    }

    private List<Item<T>> claim(List<Item<T>> due, Instant until) {
        List<Item<T>> claimed = lock(due, "$due <= :now");
        if (!claimed.isEmpty()) {
            set(claimed, "$due = :until, $tries = $tries + 1", "$open", values("until", UtcTime.of(until)));
        }
        return claimed;
    }

    /** An outcome with effects is noted here, any other is left to {@link #note}. */
    private Ended<T> handle(Item<T> item, Instant until, Function<? super T, Outcome> handler) {
        try {
            Outcome outcome = handler.apply(item.work());
            Runnable effects = outcome.effects();
            if (effects != null) {
                ground.transactions().run(() -> {
                    if (note(outcome, List.of(item), until) > 0) {
                        effects.run();
                    }
                });
            }
            return new Ended<>(item, outcome);
        } catch (RuntimeException failure) {
            told(item, failure);
            return new Ended<>(item, Outcome.failed(failure.toString()));
        }
    }

    /** In one transaction, equal outcomes by one statement. */
    private void note(List<Ended<T>> ended, Instant until) {
        Map<Outcome, List<Item<T>>> outcomes = ended.stream()
                .filter(one -> one.outcome().effects() == null)
                .collect(groupingBy(Ended::outcome, LinkedHashMap::new, mapping(Ended::item, toList())));
        if (!outcomes.isEmpty()) {
            ground.transactions().run(() -> outcomes.forEach((outcome, items) -> note(outcome, items, until)));
        }
    }

    private int note(Outcome outcome, List<Item<T>> items, Instant until) {
        Map<String, @Nullable Object> values = values("why", shortened(outcome.why()), "until", UtcTime.of(until));
        values.putAll(outcome.noted());
        if (outcome.done()) {
            return set(items, table.done(), "$open", values);
        }
        int noted = 0;
        for (Item<T> item : items) {
            Optional<Instant> next = nextTry(item, outcome.why());
            values.put("due", next.map(UtcTime::of).orElse(null));
            String what = next.isPresent() ? table.failed() : table.givenUp();
            noted += set(List.of(item), what, "$open and $due = :until", values);
        }
        return noted;
    }

    /**
     * Does all there is now, up to the newest, a page in each transaction. An item that fails holds up its group; what else was
     * in its transaction is done one by one then, and so is its group when it is tried again.
     *
     * @param work in the transaction that marks the items as done; what it throws takes all of that back
     * @return how many were done
     */
    public int workInOrder(Consumer<List<T>> work) {
        Set<Object> heldUp = new HashSet<>();
        int done = 0;
        Object last = Long.MIN_VALUE;
        List<Item<T>> seen;
        do {
            seen = see("$key > :after order by $key limit :page", values("after", last));
            seen.stream()
                    .filter(item -> item.due() != null && item.due().isAfter(now()))
                    .forEach(item -> heldUp.add(item.group()));
            Set<Object> troubled = seen.stream()
                    .filter(item -> item.failures() > 0)
                    .map(Item::group)
                    .collect(toSet());
            Map<Boolean, List<Item<T>>> apart =
                    seen.stream().collect(partitioningBy(item -> troubled.contains(item.group())));
            done += doNext(apart.getOrDefault(false, List.of()), work, heldUp);
            for (Item<T> item : apart.getOrDefault(true, List.of())) {
                done += doNext(List.of(item), work, heldUp);
            }
            last = seen.isEmpty() ? last : seen.getLast().key().getFirst();
        } while (seen.size() == page);
        return done;
    }

    /** One transaction for all, which is what makes it fast; if any fails, each gets its own. */
    private int doNext(List<Item<T>> seen, Consumer<List<T>> work, Set<Object> heldUp) {
        List<Item<T>> candidates =
                seen.stream().filter(item -> !heldUp.contains(item.group())).toList();
        if (candidates.isEmpty()) {
            return 0;
        }
        Item<T> first = candidates.getFirst();
        try {
            int done = ground.transactions().call(() -> doNext(candidates, work));
            if (done == 0 && candidates.size() == 1) {
                heldUp.add(first.group());
            }
            return done;
        } catch (CannotCreateTransactionException databaseDown) {
            throw databaseDown;
        } catch (RuntimeException failure) {
            if (candidates.size() > 1) {
                return candidates.stream()
                        .mapToInt(item -> doNext(List.of(item), work, heldUp))
                        .sum();
            }
            heldUp.add(first.group());
            told(first, failure);
            retryLater(first, failure.toString());
            return 0;
        }
    }

    private int doNext(List<Item<T>> candidates, Consumer<List<T>> work) {
        List<Item<T>> next = nextOf(lock(candidates, "($due is null or $due <= :now)"));
        if (!next.isEmpty()) {
            work.accept(next.stream().map(Item::work).toList());
            set(next, table.done(), "$open", values());
        }
        return next.size();
    }

    /** Those of the locked ones that are next in their group: one behind another that somebody else holds stays for later. */
    private List<Item<T>> nextOf(List<Item<T>> locked) {
        if (locked.isEmpty()) {
            return locked;
        }
        Set<List<Object>> mine = locked.stream().map(Item::key).collect(toSet());
        Set<List<Object>> next = new HashSet<>();
        Set<Object> waiting = new HashSet<>();
        jdbc.sql(table.sql("""
                select $key, $group from $table where $group in (:groups) and $key <= :last and $open order by $key
                """))
                .param("groups", locked.stream().map(Item::group).collect(toSet()))
                .param("last", locked.getLast().key().getFirst())
                .query(row -> {
                    if (!mine.contains(key(row))) {
                        waiting.add(column(row, table.group()));
                    } else if (!waiting.contains(column(row, table.group()))) {
                        next.add(key(row));
                    }
                });
        return locked.stream().filter(item -> next.contains(item.key())).toList();
    }

    private void retryLater(Item<T> item, String why) {
        Map<String, @Nullable Object> values = values("why", shortened(why), "failures", item.failures());
        values.put("due", UtcTime.of(nextTry(item, why).orElseThrow()));
        String what = table.failed() + ", $tries = $tries + 1";
        ground.transactions().run(() -> set(List.of(item), what, "$open and $tries = :failures", values));
    }

    private Optional<Instant> nextTry(Item<T> item, @Nullable String why) {
        int failures = item.failures() + 1;
        Optional<Instant> next = backoff.after(failures, ground.jitter()).map(now()::plus);
        String then = next.map(due -> "next at " + due).orElse("the last one");
        LOG.info("{} {} failed, try {}, {}: {}", table.name(), item.key(), failures, then, shortened(why));
        return next;
    }

    /** The stack trace once is enough. */
    private void told(Item<T> item, RuntimeException failure) {
        if (item.failures() == 0) {
            LOG.warn("{} {} of {} failed", table.name(), item.key(), item.group(), failure);
        }
    }

    /** Without locking: H2 would lock every open row before it counts to the limit. */
    private List<Item<T>> see(String where, Map<String, @Nullable Object> values) {
        return jdbc.sql(table.sql("select * from $table where $open and " + where))
                .params(values)
                .query((row, number) -> new Item<>(
                        key(row),
                        table.group().isEmpty() ? table.name() : column(row, table.group()),
                        Objects.requireNonNull(mapper.mapRow(row, number)),
                        row.getInt(table.tries()),
                        UtcTime.readIfAny(row, table.due())))
                .list();
    }

    /** Locks, until the transaction ends, those that are still open and that nobody else has locked. */
    private List<Item<T>> lock(List<Item<T>> seen, String where) {
        String sql =
                "select $key from $table where ($key) in (:keys) and $open and " + where + " for update skip locked";
        Set<List<Object>> locked = jdbc.sql(table.sql(sql))
                .params(values("keys", keys(seen)))
                .query((row, number) -> key(row))
                .set();
        return seen.stream().filter(item -> locked.contains(item.key())).toList();
    }

    private int set(List<Item<T>> items, String what, String where, Map<String, @Nullable Object> values) {
        values.put("keys", keys(items));
        return jdbc.sql(table.sql("update $table set " + what + " where ($key) in (:keys) and " + where))
                .params(values)
                .update();
    }

    /** @param more names, each with its value */
    private Map<String, @Nullable Object> values(@Nullable Object... more) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("now", UtcTime.of(now()));
        values.put("page", page);
        values.put("why", null);
        for (int name = 0; name < more.length; name += 2) {
            values.put(String.valueOf(more[name]), more[name + 1]);
        }
        return values;
    }

    /** A key of several columns is a row in SQL. */
    private static <T> List<Object> keys(List<Item<T>> items) {
        return items.stream()
                .map(item -> item.key().size() == 1
                        ? item.key().getFirst()
                        : item.key().toArray())
                .toList();
    }

    private List<Object> key(ResultSet row) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (String name : table.key().split(", ", -1)) {
            key.add(column(row, name));
        }
        return key;
    }

    private static Object column(ResultSet row, String name) throws SQLException {
        return Objects.requireNonNull(row.getObject(name));
    }

    private Instant now() {
        return ground.clock().instant();
    }

    /** In one line, since others may have said it. */
    private static @Nullable String shortened(@Nullable String why) {
        String line = why == null ? null : why.substring(0, Math.min(why.length(), LONGEST_WHY));
        return line == null ? null : UNPRINTABLE.matcher(line).replaceAll(" ");
    }
}
