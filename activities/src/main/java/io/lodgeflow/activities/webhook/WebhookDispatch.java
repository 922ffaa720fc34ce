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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final JdbcClient jdbc;
    private final Clock clock;

    WebhookDispatch(
            WorkQueue.Ground ground, WebhookEndpoints endpoints, WebhookCall call, JdbcClient jdbc, Clock clock) {
        this.queue = new WorkQueue<>(ground, DELIVERIES, UtcTime.rows(WebhookDelivery.class), BATCH, PAUSES);
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
        WebhookCall.Answer answer = call.send(endpoint, delivery);
        Outcome outcome = answer.isTaken() ? Outcome.done(null) : Outcome.failed(answer.error());
        Outcome noted = outcome.noting("answer", answer.status());
        return answer.status() == GONE ? noted.with(() -> endpoints.disable(endpoint.id(), clock.instant())) : noted;
    }

    @Override
    public void add(WebhookDelivery delivery, String eventKey) {
        LocalDateTime createdAt = UtcTime.of(delivery.createdAt());
        jdbc.sql("""
                insert into webhook_delivery (id, endpoint_id, event_key, event_type, payload, status, tries, created_at,
                    next_try_at)
                values (?, ?, ?, ?, ?, ?, 0, ?, ?)
                on duplicate key update event_key = event_key
                """)
                .params(
                        delivery.id(),
                        delivery.endpointId(),
                        eventKey,
                        delivery.eventType(),
                        delivery.payload(),
                        delivery.status().name(),
                        createdAt,
                        createdAt)
                .update();
    }

    @Override
    public Optional<WebhookDelivery> find(String id) {
        return jdbc.sql("select * from webhook_delivery where id = ?")
                .param(id)
                .query(UtcTime.rows(WebhookDelivery.class))
                .optional();
    }

    @Override
    public List<WebhookDelivery> of(String endpointId, @Nullable Status status, @Nullable String before, int most) {
        return jdbc.sql("""
                select * from webhook_delivery where endpoint_id = :endpoint and (:status is null or status = :status)
                    and (:before is null or id < :before)
                order by id desc limit :most
                """)
                .param("endpoint", endpointId)
                .param("status", status == null ? null : status.name())
                .param("before", before)
                .param("most", most)
                .query(UtcTime.rows(WebhookDelivery.class))
                .list();
    }

    @Override
    public void sendAgain(String id, Instant now) {
        jdbc.sql("""
                update webhook_delivery set status = 'WAITING', tries = 0, next_try_at = ?, delivered_at = null
                where id = ?
                """).params(UtcTime.of(now), id).update();
    }
}
