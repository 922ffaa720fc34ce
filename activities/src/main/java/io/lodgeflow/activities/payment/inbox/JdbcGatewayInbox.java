package io.lodgeflow.activities.payment.inbox;

import io.lodgeflow.activities.persistence.UtcTime;
import io.lodgeflow.domain.payment.GatewayEvent;
import io.lodgeflow.domain.payment.GatewayInbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of gateway events. The key of gateway and event id is what makes an event be there once. */
@Component
class JdbcGatewayInbox implements GatewayInbox {

    private static final String ONE = " where gateway = ? and event_id = ? and processed_at is null";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    JdbcGatewayInbox(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param attempts how often it was tried in vain */
    record Waiting(GatewayEvent event, int attempts) {}

    @Override
    public void add(GatewayEvent event) {
        Integer known = jdbc.queryForObject(
                "select count(*) from gateway_event where gateway = ? and event_id = ?",
                Integer.class,
                event.gateway(),
                event.id());
        if (known != null && known > 0) {
            return;
        }
        Instant now = clock.instant();
        jdbc.update( // its twin at the same moment makes the transaction run again, and then it is known
                "insert into gateway_event (gateway, event_id, subject, movement_key, reference, occurred_at, received_at,"
                        + " attempts, next_attempt_at) values (?, ?, ?, ?, ?, ?, ?, 0, ?)",
                event.gateway(),
                event.id(),
                event.subject().name(),
                event.key(),
                event.reference(),
                UtcTime.of(event.occurredAt()),
                UtcTime.of(now),
                UtcTime.of(now));
    }

    /** Waits and is due, longest waiting first. */
    List<Waiting> due(int most) {
        return jdbc.query(
                "select gateway, event_id, subject, movement_key, reference, occurred_at, attempts from gateway_event"
                        + " where processed_at is null and next_attempt_at <= ? order by next_attempt_at, event_id limit ?",
                (row, number) -> new Waiting(
                        new GatewayEvent(
                                row.getString("gateway"),
                                row.getString("event_id"),
                                GatewayEvent.Subject.valueOf(row.getString("subject")),
                                row.getString("movement_key"),
                                row.getString("reference"),
                                UtcTime.read(row, "occurred_at")),
                        row.getInt("attempts")),
                UtcTime.of(clock.instant()),
                most);
    }

    /** False when another was faster; otherwise the row is ours until the transaction ends. */
    boolean markProcessed(GatewayEvent event, String outcome) {
        return jdbc.update(
                        "update gateway_event set processed_at = ?, outcome = ?" + ONE,
                        UtcTime.of(clock.instant()),
                        outcome,
                        event.gateway(),
                        event.id())
                > 0;
    }

    void tryAgain(GatewayEvent event, Instant at, String why) {
        jdbc.update(
                "update gateway_event set attempts = attempts + 1, next_attempt_at = ?, outcome = ?" + ONE,
                UtcTime.of(at),
                why.length() > 400 ? why.substring(0, 400) : why,
                event.gateway(),
                event.id());
    }
}
