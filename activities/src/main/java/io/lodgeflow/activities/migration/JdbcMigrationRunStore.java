package io.lodgeflow.activities.migration;

import io.lodgeflow.activities.persistence.UtcTime;
import io.lodgeflow.domain.guest.Role;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.workflows.migration.MigrationRun;
import io.lodgeflow.workflows.migration.MigrationRun.Item;
import io.lodgeflow.workflows.migration.MigrationRun.ItemState;
import io.lodgeflow.workflows.migration.MigrationRun.State;
import io.lodgeflow.workflows.migration.MigrationRunStore;
import io.lodgeflow.workflows.operations.Operator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcMigrationRunStore implements MigrationRunStore {

    private static final int LONGEST_DETAIL = 1000;
    /** Turns of so long a time may come together, so that the rate does not depend on how often somebody looks. */
    private static final Duration BURST = Duration.ofSeconds(1);

    private static final String LEFT = " state in ('SELECTED', 'WAITING')";

    private final JdbcTemplate jdbc;

    JdbcMigrationRunStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void lockBeginning() {
        jdbc.queryForObject(
                "select name from operations_lock where name = 'begin-migration-run' for update", String.class);
    }

    @Override
    public Optional<String> openOf(String process) {
        return jdbc
                .query(
                        "select id from migration_run where process = ? and state not in ('STOPPED', 'FINISHED')",
                        (row, number) -> row.getString(1),
                        process)
                .stream()
                .findFirst();
    }

    @Override
    public int prepare(
            String runId, VersionChange change, int perMinute, String reason, Operator operator, Instant at) {
        int size = jdbc.update(
                "insert into migration_item (run_id, position, instance_id, reservation_id, state, detail, tries)"
                        + " select ?, row_number() over (order by e.business_key, e.instance_id), e.instance_id,"
                        + " coalesce(e.business_key, ''), 'SELECTED', '', 0 from engine_instance e"
                        + " where e.process = ? and e.version = ?",
                runId,
                change.process(),
                change.fromVersion());
        jdbc.update(
                "insert into migration_run (id, process, from_version, to_version, renamed_steps, state, per_minute,"
                        + " next_at, size, reason, started_by, started_role, started_from, started_at)"
                        + " values (?, ?, ?, ?, ?, 'PREPARED', ?, ?, ?, ?, ?, ?, ?, ?)",
                runId,
                change.process(),
                change.fromVersion(),
                change.toVersion(),
                change.renamedAsText(),
                perMinute,
                UtcTime.of(at.minus(BURST)),
                size,
                reason,
                operator.actor().name(),
                operator.role().name(),
                operator.address(),
                UtcTime.of(at));
        return size;
    }

    @Override
    public Optional<MigrationRun> find(String id) {
        return runs("where id = ?", id).stream().findFirst();
    }

    @Override
    public List<MigrationRun> latest(int limit) {
        return runs("order by started_at desc, id desc limit ?", limit);
    }

    private List<MigrationRun> runs(String condition, Object value) {
        return jdbc.query("select * from migration_run " + condition, this::run, value);
    }

    private MigrationRun run(ResultSet row, int number) throws SQLException {
        Turn turn = turn(row, number);
        return new MigrationRun(
                turn.id(),
                turn.change(),
                turn.state(),
                row.getInt("size"),
                turn.perMinute(),
                turn.reason(),
                turn.startedBy(),
                UtcTime.read(row, "started_at"),
                UtcTime.readIfAny(row, "ended_at"),
                counts(turn.id()));
    }

    @Override
    public Optional<Turn> lock(String id) {
        return jdbc
                .query("select * from migration_run where id = ? for update", JdbcMigrationRunStore::turn, id)
                .stream()
                .findFirst();
    }

    private static Turn turn(ResultSet row, int number) throws SQLException {
        return new Turn(
                row.getString("id"),
                new VersionChange(
                        row.getString("process"),
                        row.getInt("from_version"),
                        row.getInt("to_version"),
                        VersionChange.renamedIn(row.getString("renamed_steps"))),
                State.valueOf(row.getString("state")),
                row.getInt("per_minute"),
                row.getString("reason"),
                new Operator(
                        new Actor(row.getString("started_by")),
                        Role.valueOf(row.getString("started_role")),
                        null,
                        row.getString("started_from")));
    }

    private Map<ItemState, Integer> counts(String runId) {
        Map<ItemState, Integer> counts = new EnumMap<>(ItemState.class);
        jdbc.query(
                "select state, count(*) from migration_item where run_id = ? group by state",
                row -> {
                    counts.put(ItemState.valueOf(row.getString(1)), row.getInt(2));
                },
                runId);
        return counts;
    }

    @Override
    public List<Item> items(String runId, int afterPosition, int limit) {
        return jdbc.query(
                "select * from migration_item where run_id = ? and position > ? order by position limit ?",
                JdbcMigrationRunStore::item,
                runId,
                afterPosition,
                limit);
    }

    @Override
    public void setState(String runId, State state, Instant at) {
        jdbc.update(
                "update migration_run set state = ?, ended_at = ? where id = ?",
                state.name(),
                state.isOver() ? UtcTime.of(at) : null,
                runId);
    }

    @Override
    public List<String> dueAt(Instant now) {
        return jdbc.query(
                "select id from migration_run where state in ('RUNNING', 'TRYING_ONE') and next_at <= ?"
                        + " order by next_at",
                (row, number) -> row.getString(1),
                UtcTime.of(now));
    }

    @Override
    public Optional<Item> next(String runId, Instant now) {
        List<Item> waiting = jdbc.query(
                "select * from migration_item where run_id = ? and state = 'WAITING' and next_at <= ?"
                        + " order by next_at, position limit 1",
                JdbcMigrationRunStore::item,
                runId,
                UtcTime.of(now));
        return waiting.isEmpty()
                ? jdbc
                        .query(
                                "select * from migration_item where run_id = ? and state = 'SELECTED'"
                                        + " order by position limit 1",
                                JdbcMigrationRunStore::item,
                                runId)
                        .stream()
                        .findFirst()
                : Optional.of(waiting.getFirst());
    }

    @Override
    public boolean isDone(String runId) {
        return jdbc.queryForList(
                        "select position from migration_item where run_id = ? and" + LEFT + " limit 1",
                        Integer.class,
                        runId)
                .isEmpty();
    }

    @Override
    public void spend(String runId, Instant now, Duration pause) {
        LocalDateTime before = Objects.requireNonNull(
                jdbc.queryForObject("select next_at from migration_run where id = ?", LocalDateTime.class, runId));
        LocalDateTime earliest = UtcTime.of(now.minus(BURST));
        jdbc.update(
                "update migration_run set next_at = ? where id = ?",
                (before.isBefore(earliest) ? earliest : before).plus(pause),
                runId);
    }

    @Override
    public void end(String runId, int position, ItemState state, String detail, Instant at) {
        jdbc.update(
                "update migration_item set state = ?, detail = ?, ended_at = ? where run_id = ? and position = ? and"
                        + LEFT,
                state.name(),
                shortened(detail),
                UtcTime.of(at),
                runId,
                position);
    }

    @Override
    public void postpone(String runId, int position, String detail, Instant until) {
        jdbc.update(
                "update migration_item set state = 'WAITING', detail = ?, next_at = ?, tries = tries + 1"
                        + " where run_id = ? and position = ? and" + LEFT,
                shortened(detail),
                UtcTime.of(until),
                runId,
                position);
    }

    @Override
    public void giveUp(String runId, Instant at) {
        jdbc.update(
                "update migration_item set state = 'NOT_TRIED', ended_at = ? where run_id = ? and" + LEFT,
                UtcTime.of(at),
                runId);
    }

    private static String shortened(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getInt("position"),
                row.getString("instance_id"),
                row.getString("reservation_id"),
                ItemState.valueOf(row.getString("state")),
                row.getString("detail"),
                row.getInt("tries"),
                UtcTime.readIfAny(row, "ended_at"));
    }
}
