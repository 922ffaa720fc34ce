package io.lodgeflow.activities.webhook;

import io.lodgeflow.activities.persistence.UtcTime;
import io.lodgeflow.domain.webhook.WebhookDeliveries;
import io.lodgeflow.domain.webhook.WebhookDelivery;
import io.lodgeflow.domain.webhook.WebhookDelivery.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** One SQL for H2 and MySQL 8. */
@Repository
class JdbcWebhookDeliveries implements WebhookDeliveries {

    private static final int LONGEST_ERROR = 400;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    JdbcWebhookDeliveries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
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
        return jdbc.query("select * from webhook_delivery where id = ?", JdbcWebhookDeliveries::delivery, id).stream()
                .findFirst();
    }

    @Override
    public List<WebhookDelivery> of(String endpointId, @Nullable Status status, @Nullable String before, int most) {
        String wanted = status == null ? null : status.name();
        return jdbc.query(
                "select * from webhook_delivery where endpoint_id = ? and (? is null or status = ?)"
                        + " and (? is null or id < ?) order by id desc limit ?",
                JdbcWebhookDeliveries::delivery,
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

    /**
     * Takes what is due and what no other node is taking; until then nobody else will. Must be committed before anything
     * is sent.
     */
    List<WebhookDelivery> claimDue(Instant now, Instant until, int most) {
        List<String> due = jdbc.query(
                "select id from webhook_delivery where status = 'WAITING' and next_try_at <= ?"
                        + " order by next_try_at limit ?",
                (row, number) -> row.getString(1),
                UtcTime.of(now),
                most);
        if (due.isEmpty()) {
            return List.of();
        }
        List<WebhookDelivery> claimed = named.query(
                "select * from webhook_delivery where id in (:ids) and status = 'WAITING' and next_try_at <= :now"
                        + " order by id for update skip locked",
                Map.of("ids", due, "now", UtcTime.of(now)),
                JdbcWebhookDeliveries::delivery);
        jdbc.batchUpdate(
                "update webhook_delivery set next_try_at = ?, tries = tries + 1 where id = ?",
                claimed.stream()
                        .map(delivery -> new Object[] {UtcTime.of(until), delivery.id()})
                        .toList());
        return claimed;
    }

    void delivered(String id, int answer, Instant now) {
        jdbc.update(
                "update webhook_delivery set status = 'DELIVERED', delivered_at = ?, next_try_at = null,"
                        + " last_answer = ?, last_error = null where id = ? and status = 'WAITING'",
                UtcTime.of(now),
                answer,
                id);
    }

    /** @param nextTry absent: given up */
    void failed(String id, @Nullable Integer answer, String error, @Nullable Instant nextTry) {
        jdbc.update(
                "update webhook_delivery set status = ?, next_try_at = ?, last_answer = ?, last_error = ?"
                        + " where id = ? and status = 'WAITING'",
                nextTry == null ? Status.GIVEN_UP.name() : Status.WAITING.name(),
                nextTry == null ? null : UtcTime.of(nextTry),
                answer,
                error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR),
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
