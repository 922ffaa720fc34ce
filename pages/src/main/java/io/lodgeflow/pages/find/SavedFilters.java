package io.lodgeflow.pages.find;

import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.HttpJson;
import io.lodgeflow.web.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Searches kept on the server. A named one stays until it is deleted. A search with words about a guest is kept without a
 * name for thirty days, so that its link can be shared and holds no name. Whoever opens a link sees by their own rights.
 */
@Component
class SavedFilters {

    private static final Duration UNNAMED_KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final JsonMapper json;
    private final Clock clock;

    SavedFilters(JdbcClient jdbc, Transactions transactions, Identifiers identifiers, HttpJson json, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.json = json.mapper();
        this.clock = clock;
    }

    record SavedFilter(String id, String name, boolean own) {}

    /** The caller's own and those that colleagues shared. */
    List<SavedFilter> of(Caller caller) {
        return jdbc.sql("""
                select id, name, owner_id = :caller as own from saved_filter
                where name <> '' and (owner_id = :caller or (shared = true and :headOffice)) order by name limit 50
                """)
                .param("caller", caller.accountId())
                .param("headOffice", caller.role().isHeadOffice())
                .query(UtcTime.rows(SavedFilter.class))
                .list();
    }

    Optional<Criteria> find(String id) {
        return jdbc.sql("select criteria from saved_filter where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(criteria -> json.readValue(criteria, Criteria.class));
    }

    /** @param name empty: kept for its link only */
    String keep(Caller caller, String name, boolean shared, Criteria criteria) {
        String id = identifiers.next("flt");
        Instant now = clock.instant();
        transactions.run(() -> {
            jdbc.sql("delete from saved_filter where owner_id = ? and name = '' and created_at < ?")
                    .params(caller.accountId(), UtcTime.of(now.minus(UNNAMED_KEPT)))
                    .update();
            jdbc.sql("""
                    insert into saved_filter (id, owner_id, name, criteria, shared, created_at)
                    values (?, ?, ?, ?, ?, ?)
                    """)
                    .params(id, caller.accountId(), name, json.writeValueAsString(criteria), shared, UtcTime.of(now))
                    .update();
        });
        return id;
    }

    /** Only one's own; idempotent. */
    void delete(Caller caller, String id) {
        transactions.run(() -> jdbc.sql("delete from saved_filter where id = ? and owner_id = ?")
                .params(id, caller.accountId())
                .update());
    }
}
