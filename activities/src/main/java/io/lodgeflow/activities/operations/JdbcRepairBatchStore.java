package io.lodgeflow.activities.operations;

import io.lodgeflow.activities.persistence.UtcTime;
import io.lodgeflow.domain.guest.Role;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.engine.incident.IncidentRecord;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import io.lodgeflow.workflows.operations.BatchRepair;
import io.lodgeflow.workflows.operations.Operator;
import io.lodgeflow.workflows.operations.RepairBatch;
import io.lodgeflow.workflows.operations.RepairBatch.Item;
import io.lodgeflow.workflows.operations.RepairBatch.ItemState;
import io.lodgeflow.workflows.operations.RepairBatch.State;
import io.lodgeflow.workflows.operations.RepairBatchStore;
import io.lodgeflow.workflows.operations.RepairKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRepairBatchStore implements RepairBatchStore {

    private static final int LONGEST_DETAIL = 1000;
    /** Tries of so long a time may come together, so that the rate does not depend on how often somebody looks. */
    private static final Duration BURST = Duration.ofSeconds(1);

    private final JdbcTemplate jdbc;

    JdbcRepairBatchStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int freezeCause(Frozen batch, String fingerprint, String cause) {
        int size = jdbc.update(
                "insert into repair_batch_item (batch_id, position, incident_id, work_id, kind, reservation_id, step,"
                        + " state, detail) select ?, row_number() over (order by opened_at, id), id, work_id, kind,"
                        + " reservation_id, step, 'SELECTED', '' from workflow_incident where fingerprint = ?"
                        + " and closed_at is null",
                batch.batchId(),
                fingerprint);
        insert(batch, fingerprint, cause, State.FROZEN, size, "", null);
        return size;
    }

    @Override
    public void freezeBookings(Frozen batch, BatchRepair repair, List<String> reservationIds) {
        List<Object[]> rows = new ArrayList<>();
        for (String id : reservationIds) {
            rows.add(new Object[] {batch.batchId(), rows.size() + 1, id});
        }
        jdbc.batchUpdate(
                "insert into repair_batch_item (batch_id, position, incident_id, work_id, kind, reservation_id, step,"
                        + " state, detail) values (?, ?, '', '', 'JOB', ?, '', 'SELECTED', '')",
                rows);
        insert(batch, "", "", State.PREVIEWING, rows.size(), repair.kind().name(), repair.assignee());
    }

    private void insert(
            Frozen batch,
            String fingerprint,
            String cause,
            State state,
            int size,
            String repair,
            @Nullable String assignee) {
        Operator operator = batch.operator();
        jdbc.update(
                "insert into repair_batch (id, fingerprint, cause, repair, assignee, state, per_minute, next_at, size,"
                        + " reason, created_by, created_at, operator_name, operator_role, operator_address)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                batch.batchId(),
                fingerprint,
                cause,
                repair,
                assignee,
                state.name(),
                batch.perMinute(),
                UtcTime.of(batch.at()),
                size,
                batch.reason(),
                operator.actor().name(),
                UtcTime.of(batch.at()),
                operator.actor().name(),
                operator.role().name(),
                operator.address());
    }

    @Override
    public Optional<RepairBatch> find(String id) {
        return batches("where id = ?", id).stream().findFirst();
    }

    @Override
    public Optional<RepairBatch> lock(String id) {
        return batches("where id = ? for update", id).stream().findFirst();
    }

    @Override
    public List<RepairBatch> latest(int limit) {
        return batches("order by created_at desc, id desc limit ?", limit);
    }

    private List<RepairBatch> batches(String condition, Object value) {
        return jdbc.query("select * from repair_batch " + condition, this::batch, value);
    }

    private RepairBatch batch(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        BatchRepair repair = repair(row);
        int[] previews = repair == null ? new int[] {0, 0} : previews(id);
        return new RepairBatch(
                id,
                repair == null ? row.getString("fingerprint") : null,
                row.getString("cause"),
                repair,
                State.valueOf(row.getString("state")),
                row.getInt("size"),
                row.getInt("per_minute"),
                row.getString("reason"),
                row.getString("created_by"),
                UtcTime.read(row, "created_at"),
                UtcTime.readIfAny(row, "ended_at"),
                counts(id),
                previews[0],
                previews[1]);
    }

    private static @Nullable BatchRepair repair(ResultSet row) throws SQLException {
        String kind = row.getString("repair");
        return kind.isEmpty() ? null : new BatchRepair(RepairKind.valueOf(kind), row.getString("assignee"));
    }

    /** How many have a preview, and how many of those are refusals. */
    private int[] previews(String batchId) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(preview), count(case when refused then 1 end) from repair_batch_item where batch_id = ?",
                (row, number) -> new int[] {row.getInt(1), row.getInt(2)},
                batchId));
    }

    private Map<ItemState, Integer> counts(String batchId) {
        Map<ItemState, Integer> counts = new EnumMap<>(ItemState.class);
        jdbc.query(
                "select state, count(*) from repair_batch_item where batch_id = ? group by state",
                row -> {
                    counts.put(ItemState.valueOf(row.getString(1)), row.getInt(2));
                },
                batchId);
        return counts;
    }

    @Override
    public List<Item> items(String batchId, int afterPosition, int limit) {
        return jdbc.query(
                "select * from repair_batch_item where batch_id = ? and position > ? order by position limit ?",
                JdbcRepairBatchStore::item,
                batchId,
                afterPosition,
                limit);
    }

    @Override
    public void setState(String batchId, State state, Instant at) {
        jdbc.update(
                "update repair_batch set state = ?, ended_at = ? where id = ?",
                state.name(),
                state.isOver() ? UtcTime.of(at) : null,
                batchId);
    }

    @Override
    public void setOperator(String batchId, Operator operator) {
        jdbc.update(
                "update repair_batch set operator_name = ?, operator_role = ?, operator_address = ? where id = ?",
                operator.actor().name(),
                operator.role().name(),
                operator.address(),
                batchId);
    }

    @Override
    public Operator operatorOf(String batchId) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select operator_name, operator_role, operator_address from repair_batch where id = ?",
                (row, number) -> new Operator(
                        new Actor(row.getString(1)), Role.valueOf(row.getString(2)), null, row.getString(3)),
                batchId));
    }

    @Override
    public List<String> toPreview() {
        return jdbc.query(
                "select id from repair_batch where state = 'PREVIEWING' order by next_at",
                (row, number) -> row.getString(1));
    }

    @Override
    public List<Item> withoutPreview(String batchId, int limit) {
        return jdbc.query(
                "select * from repair_batch_item where batch_id = ? and preview is null order by position limit ?",
                JdbcRepairBatchStore::item,
                batchId,
                limit);
    }

    @Override
    public void setPreview(String batchId, int position, String text, boolean refused) {
        jdbc.update(
                "update repair_batch_item set preview = ?, refused = ? where batch_id = ? and position = ?",
                text,
                refused,
                batchId,
                position);
    }

    @Override
    public List<String> dueAt(Instant now) {
        return jdbc.query(
                "select id from repair_batch where state in ('RUNNING', 'TRYING_ONE') and next_at <= ? order by"
                        + " next_at",
                (row, number) -> row.getString(1),
                UtcTime.of(now));
    }

    @Override
    public Optional<Item> claimNext(String batchId, Instant now, Duration pause) {
        Optional<Item> next = jdbc
                .query(
                        "select * from repair_batch_item where batch_id = ? and state = 'SELECTED' order by position"
                                + " limit 1",
                        JdbcRepairBatchStore::item,
                        batchId)
                .stream()
                .findFirst();
        next.ifPresent(item -> {
            jdbc.update(
                    "update repair_batch_item set state = 'RUNNING', started_at = ? where batch_id = ? and position ="
                            + " ?",
                    UtcTime.of(now),
                    batchId,
                    item.position());
            LocalDateTime before = Objects.requireNonNull(
                    jdbc.queryForObject("select next_at from repair_batch where id = ?", LocalDateTime.class, batchId));
            LocalDateTime earliest = UtcTime.of(now.minus(BURST));
            jdbc.update(
                    "update repair_batch set next_at = ? where id = ?",
                    (before.isBefore(earliest) ? earliest : before).plus(pause),
                    batchId);
        });
        return next;
    }

    @Override
    public List<Running> running(Instant startedBefore, int limit) {
        return jdbc.query(
                "select * from repair_batch_item where state = 'RUNNING' and started_at <= ? order by started_at limit"
                        + " ?",
                (row, number) -> new Running(row.getString("batch_id"), item(row, number)),
                UtcTime.of(startedBefore),
                limit);
    }

    @Override
    public boolean end(String batchId, int position, ItemState state, String detail, Instant at) {
        return jdbc.update(
                        "update repair_batch_item set state = ?, detail = ?, ended_at = ? where batch_id = ?"
                                + " and position = ? and state = 'RUNNING'",
                        state.name(),
                        detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL),
                        UtcTime.of(at),
                        batchId,
                        position)
                == 1;
    }

    @Override
    public boolean released(String batchId, int position, FailedWork work) {
        return jdbc.update(
                        "update repair_batch_item set work_id = ?, kind = ?, step = ? where batch_id = ? and position"
                                + " = ? and state = 'RUNNING' and work_id = ''",
                        work.workId(),
                        work.kind().name(),
                        work.step(),
                        batchId,
                        position)
                == 1;
    }

    @Override
    public void putBack(String batchId, int position, ItemState state) {
        jdbc.update(
                "update repair_batch_item set state = ?, started_at = null where batch_id = ? and position = ?"
                        + " and state = 'RUNNING' and work_id = ''",
                state.name(),
                batchId,
                position);
    }

    @Override
    public void giveUpSelected(String batchId, Instant at) {
        jdbc.update(
                "update repair_batch_item set state = 'NOT_TRIED', ended_at = ? where batch_id = ? and state ="
                        + " 'SELECTED'",
                UtcTime.of(at),
                batchId);
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        String work = row.getString("work_id");
        return new Item(
                row.getInt("position"),
                work.isEmpty() ? null : work,
                IncidentRecord.Kind.valueOf(row.getString("kind")),
                row.getString("reservation_id"),
                row.getString("step"),
                row.getString("preview"),
                row.getBoolean("refused"),
                ItemState.valueOf(row.getString("state")),
                row.getString("detail"),
                UtcTime.readIfAny(row, "started_at"),
                UtcTime.readIfAny(row, "ended_at"));
    }
}
