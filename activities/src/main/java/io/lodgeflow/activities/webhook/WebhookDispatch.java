package io.lodgeflow.activities.webhook;

import io.lodgeflow.activities.queue.Backoff;
import io.lodgeflow.activities.queue.Outcome;
import io.lodgeflow.activities.queue.WorkQueue;
import io.lodgeflow.activities.queue.WorkTable;
import io.lodgeflow.domain.webhook.WebhookDeliveries;
import io.lodgeflow.domain.webhook.WebhookDeliveries.WebhookDelivery;
import io.lodgeflow.domain.webhook.WebhookDeliveries.WebhookDelivery.Status;
import io.lodgeflow.domain.webhook.WebhookEndpoints;
import io.lodgeflow.domain.webhook.WebhookEndpoints.WebhookEndpoint;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.BackgroundTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The deliveries and their dispatch. Sends what is due, outside of any transaction: at least once, twice when the process dies
 * between sending and noting, then with the same {@code webhook-id}. What is not taken (any answer but 2xx) is tried again by
 * the schedule that the Standard Webhooks specification recommends, for three days; 410 Gone ends the endpoint.
 */
@Component
class WebhookDispatch implements WebhookDeliveries, BackgroundTask {

    /** Pauses before each further try; after the last one the delivery is given up. */
    private static final Backoff PAUSES = new Backoff.Listed(List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24)));

    private static final WorkTable DELIVERIES = new WorkTable(
            "webhook_delivery",
            "id",
            "status = 'WAITING'",
            "next_try_at",
            "tries",
            "",
            "status = 'DELIVERED', delivered_at = :now, next_try_at = null, last_answer = :answer, last_error = null",
            "next_try_at = :due, last_answer = nullif(:answer, 0), last_error = :why",
            "status = 'GIVEN_UP', next_try_at = null, last_answer = nullif(:answer, 0), last_error = :why");

    /** Longer than all calls of a batch take, which are made side by side. */
    private static final WorkQueue.Claim CLAIM = new WorkQueue.Claim(Duration.ofMinutes(2), Duration.ofMinutes(1));

    private static final int BATCH = 25;
    private static final int GONE = 410;

    private final WorkQueue<WebhookDelivery> queue;
    private final WebhookEndpoints endpoints;
    private final WebhookCall call;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    WebhookDispatch(
            WorkQueue.Ground ground, WebhookEndpoints endpoints, WebhookCall call, JdbcTemplate jdbc, Clock clock) {
        this.queue = new WorkQueue<>(ground, DELIVERIES, WebhookDispatch::delivery, BATCH, PAUSES);
        this.endpoints = endpoints;
        this.call = call;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String taskName() {
        return "webhook dispatch";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    /** Tries one batch, and says how many were due. */
    @Override
    public int runOnce() {
        return queue.workSideBySide(CLAIM, this::send);
    }

    private Outcome send(WebhookDelivery delivery) {
        WebhookEndpoint endpoint = endpoints.find(delivery.endpointId()).orElseThrow();
        WebhookCall.Answer answer = call.send(endpoint, delivery, clock.instant());
        Outcome outcome = answer.isTaken() ? Outcome.done(null) : Outcome.failed(answer.error());
        Outcome noted = outcome.noting("answer", answer.status());
        return answer.status() == GONE ? noted.with(() -> endpoints.disable(endpoint.id(), clock.instant())) : noted;
    }

    @Override
    public void add(WebhookDelivery delivery, String eventKey) {
        jdbc.update(
                "insert into webhook_delivery (id, endpoint_id, event_key, event_type, payload, status, tries,"
                        + " created_at, next_try_at) values (?, ?, ?, ?, ?, ?, 0, ?, ?)"
                        + " on duplicate key update event_key = event_key",
                delivery.id(),
                delivery.endpointId(),
                eventKey,
                delivery.eventType(),
                delivery.payload(),
                delivery.status().name(),
                UtcTime.of(delivery.createdAt()),
                UtcTime.of(delivery.createdAt()));
    }

    @Override
    public Optional<WebhookDelivery> find(String id) {
        return jdbc.query("select * from webhook_delivery where id = ?", WebhookDispatch::delivery, id).stream()
                .findFirst();
    }

    @Override
    public List<WebhookDelivery> of(String endpointId, @Nullable Status status, @Nullable String before, int most) {
        String wanted = status == null ? null : status.name();
        return jdbc.query(
                "select * from webhook_delivery where endpoint_id = ? and (? is null or status = ?)"
                        + " and (? is null or id < ?) order by id desc limit ?",
                WebhookDispatch::delivery,
                endpointId,
                wanted,
                wanted,
                before,
                before,
                most);
    }

    @Override
    public void sendAgain(String id, Instant now) {
        jdbc.update(
                "update webhook_delivery set status = 'WAITING', tries = 0, next_try_at = ?, delivered_at = null"
                        + " where id = ?",
                UtcTime.of(now),
                id);
    }

    private static WebhookDelivery delivery(ResultSet row, int number) throws SQLException {
        int answer = row.getInt("last_answer");
        Integer lastAnswer = row.wasNull() ? null : answer;
        return new WebhookDelivery(
                row.getString("id"),
                row.getString("endpoint_id"),
                row.getString("event_type"),
                row.getString("payload"),
                Status.valueOf(row.getString("status")),
                row.getInt("tries"),
                UtcTime.read(row, "created_at"),
                UtcTime.readIfAny(row, "next_try_at"),
                UtcTime.readIfAny(row, "delivered_at"),
                lastAnswer,
                row.getString("last_error"));
    }
}
