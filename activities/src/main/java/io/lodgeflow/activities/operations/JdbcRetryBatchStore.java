package io.lodgeflow.activities.operations;

import io.lodgeflow.activities.persistence.UtcTime;
import io.lodgeflow.workflows.operations.IncidentRecord;
import io.lodgeflow.workflows.operations.RetryBatch;
import io.lodgeflow.workflows.operations.RetryBatch.Item;
import io.lodgeflow.workflows.operations.RetryBatch.ItemState;
import io.lodgeflow.workflows.operations.RetryBatch.State;
import io.lodgeflow.workflows.operations.RetryBatchStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRetryBatchStore implements RetryBatchStore {

    private static final int LONGEST_DETAIL = 1000;
    /** Tries of so long a time may come together, so that the rate does not depend on how often somebody looks. */
    private static final Duration BURST = Duration.ofSeconds(1);

    private final JdbcTemplate jdbc;

    JdbcRetryBatchStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int freeze(
            String batchId,
            String fingerprint,
            String cause,
            int perMinute,
            String reason,
            String createdBy,
            Instant at) {
        int size = jdbc.update(
                "insert into retry_item (batch_id, position, incident_id, work_id, kind, reservation_id, step, state,"
                        + " detail) select ?, row_number() over (order by opened_at, id), id, work_id, kind,"
                        + " reservation_id, step, 'SELECTED', '' from workflow_incident where fingerprint = ?"
                        + " and closed_at is null",
                batchId,
                fingerprint);
        jdbc.update(
                "insert into retry_batch (id, fingerprint, cause, state, per_minute, next_at, size, reason, created_by,"
                        + " created_at) values (?, ?, ?, 'FROZEN', ?, ?, ?, ?, ?, ?)",
                batchId,
                fingerprint,
                cause,
                perMinute,
                UtcTime.of(at),
                size,
                reason,
                createdBy,
                UtcTime.of(at));
        return size;
    }

    @Override
    public Optional<RetryBatch> find(String id) {
        return batches("where id = ?", id).stream().findFirst();
    }

    @Override
    public Optional<RetryBatch> lock(String id) {
        return batches("where id = ? for update", id).stream().findFirst();
    }

    @Override
    public List<RetryBatch> latest(int limit) {
        return batches("order by created_at desc, id desc limit ?", limit);
    }

    private List<RetryBatch> batches(String condition, Object value) {
        return jdbc.query("select * from retry_batch " + condition, this::batch, value);
    }

    private RetryBatch batch(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new RetryBatch(
                id,
                row.getString("fingerprint"),
                row.getString("cause"),
                State.valueOf(row.getString("state")),
                row.getInt("size"),
                row.getInt("per_minute"),
                row.getString("reason"),
                row.getString("created_by"),
                UtcTime.read(row, "created_at"),
                instant(row, "ended_at"),
                counts(id));
    }

    private Map<ItemState, Integer> counts(String batchId) {
        Map<ItemState, Integer> counts = new EnumMap<>(ItemState.class);
        jdbc.query(
                "select state, count(*) from retry_item where batch_id = ? group by state",
                row -> {
                    counts.put(ItemState.valueOf(row.getString(1)), row.getInt(2));
                },
                batchId);
        return counts;
    }

    @Override
    public List<Item> items(String batchId, int afterPosition, int limit) {
        return jdbc.query(
                "select * from retry_item where batch_id = ? and position > ? order by position limit ?",
                JdbcRetryBatchStore::item,
                batchId,
                afterPosition,
                limit);
    }

    @Override
    public void setState(String batchId, State state, Instant at) {
        jdbc.update(
                "update retry_batch set state = ?, ended_at = ? where id = ?",
                state.name(),
                state.isOver() ? UtcTime.of(at) : null,
                batchId);
    }

    @Override
    public List<String> dueAt(Instant now) {
        return jdbc.query(
                "select id from retry_batch where state in ('RUNNING', 'TRYING_ONE') and next_at <= ? order by next_at",
                (row, number) -> row.getString(1),
                UtcTime.of(now));
    }

    @Override
    public Optional<Item> claimNext(String batchId, Instant now, Duration pause) {
        Optional<Item> next = jdbc
                .query(
                        "select * from retry_item where batch_id = ? and state = 'SELECTED' order by position limit 1",
                        JdbcRetryBatchStore::item,
                        batchId)
                .stream()
                .findFirst();
        next.ifPresent(item -> {
            jdbc.update(
                    "update retry_item set state = 'RUNNING', started_at = ? where batch_id = ? and position = ?",
                    UtcTime.of(now),
                    batchId,
                    item.position());
            LocalDateTime before = Objects.requireNonNull(
                    jdbc.queryForObject("select next_at from retry_batch where id = ?", LocalDateTime.class, batchId));
            LocalDateTime earliest = UtcTime.of(now.minus(BURST));
            jdbc.update(
                    "update retry_batch set next_at = ? where id = ?",
                    (before.isBefore(earliest) ? earliest : before).plus(pause),
                    batchId);
        });
        return next;
    }

    @Override
    public List<Running> running(Instant startedBefore, int limit) {
        return jdbc.query(
                "select * from retry_item where state = 'RUNNING' and started_at <= ? order by started_at limit ?",
                (row, number) -> new Running(row.getString("batch_id"), item(row, number)),
                UtcTime.of(startedBefore),
                limit);
    }

    @Override
    public void end(String batchId, int position, ItemState state, String detail, Instant at) {
        jdbc.update(
                "update retry_item set state = ?, detail = ?, ended_at = ? where batch_id = ? and position = ?"
                        + " and state = 'RUNNING'",
                state.name(),
                detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL),
                UtcTime.of(at),
                batchId,
                position);
    }

    @Override
    public void giveUpSelected(String batchId, Instant at) {
        jdbc.update(
                "update retry_item set state = 'NOT_TRIED', ended_at = ? where batch_id = ? and state = 'SELECTED'",
                UtcTime.of(at),
                batchId);
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getInt("position"),
                Objects.requireNonNull(row.getString("work_id")),
                IncidentRecord.Kind.valueOf(row.getString("kind")),
                row.getString("reservation_id"),
                row.getString("step"),
                ItemState.valueOf(row.getString("state")),
                row.getString("detail"),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime utc = row.getObject(column, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
