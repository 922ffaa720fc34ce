package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.AuditLog.AuditCheck;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The audit log as a table. Who appends locks the head row first, which names the last line: so there is one chain, and
 * concurrent actions append one after the other. Locked until the action commits.
 */
@Repository
class JdbcAuditLog implements AuditLog {

    private static final int PAGE = 1000;

    private static final String LINES = """
            select id, at, actor, actor_role as role, address, action, target, reason, before_state as `before`,
                   after_state as `after`, previous_hash, hash
            from operator_action
            """;

    private static final String HEAD = "select last_id, last_hash from operator_action_head where name = 'chain'";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcAuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public long append(AuditEntry entry) {
        AuditChain.Head head = jdbc.sql(HEAD + " for update")
                .query(UtcTime.rows(AuditChain.Head.class))
                .single();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditRecord line = AuditChain.next(head, entry, now);
        jdbc.sql("""
                insert into operator_action (id, at, actor, actor_role, address, action, target, reason, before_state,
                    after_state, previous_hash, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
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
                        line.hash())
                .update();
        jdbc.sql("update operator_action_head set last_id = ?, last_hash = ? where name = 'chain'")
                .params(line.id(), line.hash())
                .update();
        return line.id();
    }

    @Override
    public List<AuditRecord> page(@Nullable String target, @Nullable String actor, @Nullable Long beforeId, int limit) {
        return jdbc.sql(String.join(
                        " ",
                        LINES,
                        "where id < :before",
                        target == null ? "" : "and target = :target",
                        actor == null ? "" : "and actor = :actor",
                        "order by id desc limit :most"))
                .param("before", beforeId == null ? Long.MAX_VALUE : beforeId)
                .param("target", target)
                .param("actor", actor)
                .param("most", limit)
                .query(UtcTime.rows(AuditRecord.class))
                .list();
    }

    /** Reads the head first: what is appended meanwhile is not looked at. */
    @Override
    public AuditCheck verify() {
        AuditChain.Head end =
                jdbc.sql(HEAD).query(UtcTime.rows(AuditChain.Head.class)).single();
        AuditChain.Head head = AuditChain.Head.START;
        List<AuditRecord> page;
        do {
            page = jdbc.sql(LINES + "where id > ? and id <= ? order by id limit ?")
                    .params(head.lastId(), end.lastId(), PAGE)
                    .query(UtcTime.rows(AuditRecord.class))
                    .list();
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
}
