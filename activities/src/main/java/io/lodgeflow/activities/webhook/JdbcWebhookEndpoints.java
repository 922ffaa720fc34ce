package io.lodgeflow.activities.webhook;

import io.lodgeflow.domain.webhook.WebhookEndpoints;
import io.lodgeflow.domain.webhook.WebhookEndpoints.WebhookEndpoint;
import io.lodgeflow.engine.time.UtcTime;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcWebhookEndpoints implements WebhookEndpoints {

    private final JdbcClient jdbc;

    JdbcWebhookEndpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(WebhookEndpoint endpoint) {
        jdbc.sql("""
                insert into webhook_endpoint (id, url, secret, hotel_id, event_types, created_at)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.asList(
                        endpoint.id(),
                        endpoint.url().toString(),
                        endpoint.secret(),
                        endpoint.hotelId(),
                        String.join(" ", new TreeSet<>(endpoint.eventTypes())),
                        UtcTime.of(endpoint.createdAt())))
                .update();
    }

    @Override
    public Optional<WebhookEndpoint> find(String id) {
        return jdbc.sql("select * from webhook_endpoint where id = ?")
                .param(id)
                .query(JdbcWebhookEndpoints::endpoint)
                .optional();
    }

    @Override
    public List<WebhookEndpoint> active(@Nullable String hotelId) {
        return jdbc.sql("""
                select * from webhook_endpoint
                where disabled_at is null and (:hotel is null or hotel_id = :hotel) order by id
                """)
                .param("hotel", hotelId)
                .query(JdbcWebhookEndpoints::endpoint)
                .list();
    }

    @Override
    public void disable(String id, Instant now) {
        jdbc.sql("update webhook_endpoint set disabled_at = ? where id = ? and disabled_at is null")
                .params(UtcTime.of(now), id)
                .update();
        jdbc.sql("""
                update webhook_delivery set status = 'GIVEN_UP', next_try_at = null, last_error = ?
                where endpoint_id = ? and status = 'WAITING'
                """).params("the endpoint is no longer in use", id).update();
    }

    private static WebhookEndpoint endpoint(ResultSet row, int number) throws SQLException {
        String types = row.getString("event_types");
        return new WebhookEndpoint(
                row.getString("id"),
                URI.create(row.getString("url")),
                row.getString("secret"),
                row.getString("hotel_id"),
                types.isEmpty() ? Set.of() : Set.of(types.split(" ", -1)),
                UtcTime.read(row, "created_at"),
                UtcTime.readIfAny(row, "disabled_at"));
    }
}
