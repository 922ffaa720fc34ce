package io.lodgeflow.activities.payment.sandbox;

import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent.Subject;
import io.lodgeflow.domain.payment.GatewaySandbox.SandboxEvent;
import io.lodgeflow.engine.time.UtcTime;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what the sandbox gateway tells. Called inside the gateway's own transactions. */
@Component
@OnlyWithSandbox
class SandboxEvents {

    private static final String SELECT = """
            select id, subject, movement_key as `key`, reference, occurred_at, delivered_at from sandbox_event
            """;

    private final JdbcClient jdbc;
    private final Identifiers identifiers;
    private final Clock clock;

    SandboxEvents(JdbcClient jdbc, Identifiers identifiers, Clock clock) {
        this.jdbc = jdbc;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** @param announced false keeps it back until somebody asks for its delivery */
    SandboxEvent add(Subject subject, @Nullable String key, String reference, boolean announced) {
        SandboxEvent event = new SandboxEvent(identifiers.next("sev"), subject, key, reference, clock.instant(), null);
        jdbc.sql("""
                insert into sandbox_event (id, subject, movement_key, reference, occurred_at, announced)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.asList(
                        event.id(), subject.name(), key, reference, UtcTime.of(event.occurredAt()), announced))
                .update();
        return event;
    }

    Optional<SandboxEvent> find(String id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(UtcTime.rows(SandboxEvent.class))
                .optional();
    }

    List<SandboxEvent> undelivered(int most) {
        return jdbc.sql(SELECT + "where delivered_at is null and announced = true order by id limit ?")
                .param(most)
                .query(UtcTime.rows(SandboxEvent.class))
                .list();
    }

    List<SandboxEvent> newest(int most) {
        return jdbc.sql(SELECT + "order by id desc limit ?")
                .param(most)
                .query(UtcTime.rows(SandboxEvent.class))
                .list();
    }

    void delivered(String id) {
        jdbc.sql("update sandbox_event set delivered_at = ? where id = ? and delivered_at is null")
                .params(UtcTime.of(clock.instant()), id)
                .update();
    }
}
