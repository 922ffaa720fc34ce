package io.lodgeflow.pages.find;

import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.HttpJson;
import io.lodgeflow.web.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Searches kept on the server. A named one stays until it is deleted. A search with words about a guest is kept without a
 * name for thirty days, so that its link can be shared and holds no name. Whoever opens a link sees by their own rights.
 */
@Component
class SavedFilters {

    private static final Duration UNNAMED_KEPT = Duration.ofDays(30);
    private static final int MOST = 50;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final JsonMapper json;
    private final Clock clock;

    SavedFilters(JdbcTemplate jdbc, Transactions transactions, Identifiers identifiers, HttpJson json, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.json = json.mapper();
        this.clock = clock;
    }

    record SavedFilter(String id, String name, boolean own) {}

    /** The caller's own and those that colleagues shared. */
    List<SavedFilter> of(Caller caller) {
        return jdbc.query(
                "select id, name, owner_id from saved_filter where name <> '' and (owner_id = ? or (shared = true and"
                        + " ?)) order by name limit " + MOST,
                (row, number) -> new SavedFilter(
                        row.getString(1), row.getString(2), caller.accountId().equals(row.getString(3))),
                caller.accountId(),
                caller.role().isHeadOffice());
    }

    Optional<Criteria> find(String id) {
        return jdbc
                .query(
                        "select criteria from saved_filter where id = ?",
                        (row, number) -> json.readValue(row.getString(1), Criteria.class),
                        id)
                .stream()
                .findFirst();
    }

    /** @param name empty: kept for its link only */
    String keep(Caller caller, String name, boolean shared, Criteria criteria) {
        String id = identifiers.next("flt");
        Instant now = clock.instant();
        transactions.run(() -> {
            jdbc.update(
                    "delete from saved_filter where owner_id = ? and name = '' and created_at < ?",
                    caller.accountId(),
                    utc(now.minus(UNNAMED_KEPT)));
            jdbc.update(
                    "insert into saved_filter (id, owner_id, name, criteria, shared, created_at) values (?, ?, ?, ?,"
                            + " ?, ?)",
                    id,
                    caller.accountId(),
                    name,
                    json.writeValueAsString(criteria),
                    shared,
                    utc(now));
        });
        return id;
    }

    /** Only one's own; idempotent. */
    void delete(Caller caller, String id) {
        transactions.run(
                () -> jdbc.update("delete from saved_filter where id = ? and owner_id = ?", id, caller.accountId()));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
