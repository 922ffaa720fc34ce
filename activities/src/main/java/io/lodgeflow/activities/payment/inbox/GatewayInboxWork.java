package io.lodgeflow.activities.payment.inbox;

import io.lodgeflow.activities.queue.Backoff;
import io.lodgeflow.activities.queue.Outcome;
import io.lodgeflow.activities.queue.WorkQueue;
import io.lodgeflow.activities.queue.WorkTable;
import io.lodgeflow.domain.payment.GatewayInbox;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.engine.EngineSettings;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.BackgroundTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stored events of gateways, and their working off. For each event the gateway is asked how its subject stands now, outside
 * of any transaction; then the effects and the mark that it is processed commit together. So an event has its effects once,
 * whenever the process dies, however many nodes work and in whatever order events come. What the gateway cannot answer yet, or
 * what fails, is tried again after a growing pause and holds nothing else up.
 */
@Component
public class GatewayInboxWork implements GatewayInbox, BackgroundTask {

    private static final WorkTable EVENTS = new WorkTable(
            "gateway_event",
            "gateway, event_id",
            "processed_at is null",
            "next_attempt_at",
            "attempts",
            "",
            "processed_at = :now, outcome = :why",
            "next_attempt_at = :due, outcome = :why",
            "");

    private final WorkQueue<GatewayEvent> queue;
    private final WorkQueue.Claim claim;
    private final GatewayInquiry inquiry;
    private final List<GatewayNewsEffect> effects;
    private final JdbcClient jdbc;
    private final Clock clock;

    GatewayInboxWork(
            WorkQueue.Ground ground,
            EngineSettings settings,
            GatewayInquiry inquiry,
            List<GatewayNewsEffect> effects,
            JdbcClient jdbc,
            Clock clock) {
        Backoff backoff = new Backoff.Growing(Duration.ofSeconds(1), Duration.ofMinutes(10));
        this.queue = new WorkQueue<>(ground, EVENTS, GatewayInboxWork::event, 64, backoff);
        this.claim = new WorkQueue.Claim(
                settings.remoteCallLock(), settings.remoteCallLock().dividedBy(2));
        this.inquiry = inquiry;
        this.effects = List.copyOf(effects);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String taskName() {
        return "gateway events";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    /** How many events were looked at, whatever became of them; 0 when none is due. */
    @Override
    public int runOnce() {
        return queue.work(claim, event -> switch (inquiry.askAbout(event)) {
            case GatewayInquiry.Learned learned ->
                Outcome.done("done").with(() -> effects.forEach(effect -> effect.on(learned.news())));
            case GatewayInquiry.NothingToDo nothing -> Outcome.done(nothing.why());
            case GatewayInquiry.NotKnownYet notYet -> Outcome.failed(notYet.why());
        });
    }

    /** The key of gateway and event id is what makes an event be there once. */
    @Override
    public void add(GatewayEvent event) {
        int known = jdbc.sql("select count(*) from gateway_event where gateway = ? and event_id = ?")
                .params(event.gateway(), event.id())
                .query(Integer.class)
                .single();
        if (known > 0) {
            return;
        }
        LocalDateTime now = UtcTime.of(clock.instant());
        // its twin at the same moment makes the transaction run again, and then it is known
        jdbc.sql("""
                insert into gateway_event (gateway, event_id, subject, movement_key, reference, occurred_at, received_at,
                    attempts, next_attempt_at)
                values (?, ?, ?, ?, ?, ?, ?, 0, ?)
                """)
                .params(Arrays.asList(
                        event.gateway(),
                        event.id(),
                        event.subject().name(),
                        event.key(),
                        event.reference(),
                        UtcTime.of(event.occurredAt()),
                        now,
                        now))
                .update();
    }

    private static GatewayEvent event(ResultSet row, int number) throws SQLException {
        return new GatewayEvent(
                row.getString("gateway"),
                row.getString("event_id"),
                GatewayEvent.Subject.valueOf(row.getString("subject")),
                row.getString("movement_key"),
                row.getString("reference"),
                UtcTime.read(row, "occurred_at"));
    }
}
