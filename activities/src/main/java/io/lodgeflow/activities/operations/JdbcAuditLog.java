package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.AuditLog.AuditCheck;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The audit log as a table. Who appends locks the head row first, which names the last line: so there is one chain, and
 * concurrent actions append one after the other. Locked until the action commits.
 */
@Repository
class JdbcAuditLog implements AuditLog {

    private static final int PAGE = 1000;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    JdbcAuditLog(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public long append(AuditEntry entry) {
        AuditChain.Head head = Objects.requireNonNull(jdbc.queryForObject(
                "select last_id, last_hash from operator_action_head where name = 'chain' for update",
                (row, number) -> new AuditChain.Head(row.getLong(1), row.getString(2))));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditRecord line = AuditChain.next(head, entry, now);
        jdbc.update(
                "insert into operator_action (id, at, actor, actor_role, address, action, target, reason, before_state,"
                        + " after_state, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                line.id(),
                UtcTime.of(line.at()),
                line.actor(),
                line.role(),
                line.address(),
                line.action(),
                line.target(),
                line.reason(),
                line.before(),
                line.after(),
                line.previousHash(),
                line.hash());
        jdbc.update(
                "update operator_action_head set last_id = ?, last_hash = ? where name = 'chain'",
                line.id(),
                line.hash());
        return line.id();
    }

    @Override
    public List<AuditRecord> page(@Nullable String target, @Nullable String actor, @Nullable Long beforeId, int limit) {
        StringBuilder where = new StringBuilder(" where id < ?");
        List<Object> values = new ArrayList<>(List.of(beforeId == null ? Long.MAX_VALUE : beforeId));
        if (target != null) {
            where.append(" and target = ?");
            values.add(target);
        }
        if (actor != null) {
            where.append(" and actor = ?");
            values.add(actor);
        }
        values.add(limit);
        return jdbc.query(
                "select * from operator_action" + where + " order by id desc limit ?",
                JdbcAuditLog::line,
                values.toArray());
    }

    @Override
    public AuditCheck verify() {
        return verify(jdbc);
    }

    /** On the bare database, for the command. Reads the head first: what is appended meanwhile is not looked at. */
    static AuditCheck verify(JdbcTemplate jdbc) {
        AuditChain.Head end = Objects.requireNonNull(jdbc.queryForObject(
                "select last_id, last_hash from operator_action_head where name = 'chain'",
                (row, number) -> new AuditChain.Head(row.getLong(1), row.getString(2))));
        AuditChain.Head head = AuditChain.Head.START;
        List<AuditRecord> page;
        do {
            page = jdbc.query(
                    "select * from operator_action where id > ? and id <= ? order by id limit ?",
                    JdbcAuditLog::line,
                    head.lastId(),
                    end.lastId(),
                    PAGE);
            for (AuditRecord line : page) {
                String problem = AuditChain.problem(head, line);
                if (problem != null) {
                    return new AuditCheck(head.lastId(), head.lastId() + 1, problem);
                }
                head = new AuditChain.Head(line.id(), line.hash());
            }
        } while (page.size() == PAGE);
        return head.equals(end)
                ? new AuditCheck(head.lastId(), null, null)
                : new AuditCheck(
                        head.lastId(),
                        head.lastId() + 1,
                        String.format(
                                Locale.ROOT,
                                "line %d is missing, the log goes up to %d",
                                head.lastId() + 1,
                                end.lastId()));
    }

    private static AuditRecord line(ResultSet row, int number) throws SQLException {
        return new AuditRecord(
                row.getLong("id"),
                UtcTime.read(row, "at"),
                row.getString("actor"),
                row.getString("actor_role"),
                row.getString("address"),
                row.getString("action"),
                row.getString("target"),
                row.getString("reason"),
                row.getString("before_state"),
                row.getString("after_state"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
