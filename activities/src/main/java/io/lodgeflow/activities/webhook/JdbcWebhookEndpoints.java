package io.lodgeflow.activities.webhook;

import io.lodgeflow.domain.webhook.WebhookEndpoints;
import io.lodgeflow.domain.webhook.WebhookEndpoints.WebhookEndpoint;
import io.lodgeflow.engine.time.UtcTime;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcWebhookEndpoints implements WebhookEndpoints {

    private final JdbcTemplate jdbc;

    JdbcWebhookEndpoints(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(WebhookEndpoint endpoint) {
        jdbc.update(
                "insert into webhook_endpoint (id, url, secret, hotel_id, event_types, created_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                endpoint.id(),
                endpoint.url().toString(),
                endpoint.secret(),
                endpoint.hotelId(),
                String.join(" ", new TreeSet<>(endpoint.eventTypes())),
                UtcTime.of(endpoint.createdAt()));
    }

    @Override
    public Optional<WebhookEndpoint> find(String id) {
        return jdbc.query("select * from webhook_endpoint where id = ?", JdbcWebhookEndpoints::endpoint, id).stream()
                .findFirst();
    }

    @Override
    public List<WebhookEndpoint> active(@Nullable String hotelId) {
        return jdbc.query(
                "select * from webhook_endpoint where disabled_at is null and (? is null or hotel_id = ?) order by id",
                JdbcWebhookEndpoints::endpoint,
                hotelId,
                hotelId);
    }

    @Override
    public void disable(String id, Instant now) {
        jdbc.update(
                "update webhook_endpoint set disabled_at = ? where id = ? and disabled_at is null",
                UtcTime.of(now),
                id);
        jdbc.update(
                "update webhook_delivery set status = 'GIVEN_UP', next_try_at = null, last_error = ?"
                        + " where endpoint_id = ? and status = 'WAITING'",
                "the endpoint is no longer in use",
                id);
    }

    private static WebhookEndpoint endpoint(ResultSet row, int number) throws SQLException {
        String types = row.getString("event_types");
        LocalDateTime disabledAt = row.getObject("disabled_at", LocalDateTime.class);
        return new WebhookEndpoint(
                row.getString("id"),
                URI.create(row.getString("url")),
                row.getString("secret"),
                row.getString("hotel_id"),
                types.isEmpty() ? Set.of() : Set.of(types.split(" ", -1)),
                UtcTime.read(row, "created_at"),
                disabledAt == null ? null : disabledAt.toInstant(ZoneOffset.UTC));
    }
}
