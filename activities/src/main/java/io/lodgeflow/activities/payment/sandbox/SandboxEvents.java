package io.lodgeflow.activities.payment.sandbox;

import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent.Subject;
import io.lodgeflow.domain.payment.GatewaySandbox.SandboxEvent;
import io.lodgeflow.engine.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of what the sandbox gateway tells. Called inside the gateway's own transactions. */
@Component
@OnlyWithSandbox
class SandboxEvents {

    private static final String SELECT =
            "select id, subject, movement_key, reference, occurred_at, delivered_at from sandbox_event ";

    private final JdbcTemplate jdbc;
    private final Identifiers identifiers;
    private final Clock clock;

    SandboxEvents(JdbcTemplate jdbc, Identifiers identifiers, Clock clock) {
        this.jdbc = jdbc;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** @param announced false keeps it back until somebody asks for its delivery */
    SandboxEvent add(Subject subject, @Nullable String key, String reference, boolean announced) {
        SandboxEvent event = new SandboxEvent(identifiers.next("sev"), subject, key, reference, clock.instant(), null);
        jdbc.update(
                "insert into sandbox_event (id, subject, movement_key, reference, occurred_at, announced)"
                        + " values (?, ?, ?, ?, ?, ?)",
                event.id(),
                subject.name(),
                key,
                reference,
                UtcTime.of(event.occurredAt()),
                announced);
        return event;
    }

    Optional<SandboxEvent> find(String id) {
        return jdbc.query(SELECT + "where id = ?", SandboxEvents::row, id).stream()
                .findFirst();
    }

    List<SandboxEvent> undelivered(int most) {
        return jdbc.query(
                SELECT + "where delivered_at is null and announced = true order by id limit ?",
                SandboxEvents::row,
                most);
    }

    List<SandboxEvent> newest(int most) {
        return jdbc.query(SELECT + "order by id desc limit ?", SandboxEvents::row, most);
    }

    void delivered(String id) {
        jdbc.update(
                "update sandbox_event set delivered_at = ? where id = ? and delivered_at is null",
                UtcTime.of(clock.instant()),
                id);
    }

    private static SandboxEvent row(ResultSet row, int number) throws SQLException {
        LocalDateTime delivered = row.getObject("delivered_at", LocalDateTime.class);
        return new SandboxEvent(
                row.getString("id"),
                Subject.valueOf(row.getString("subject")),
                row.getString("movement_key"),
                row.getString("reference"),
                UtcTime.read(row, "occurred_at"),
                delivered == null ? null : delivered.toInstant(ZoneOffset.UTC));
    }
}
