package io.lodgeflow.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The messages a caller may see, newest first, one statement a page. Failures of sending are shown to staff only. */
@Component
class MessageList {

    private static final String CURSOR = "messages";

    private final JdbcTemplate jdbc;

    MessageList(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String id,
            String reservationId,
            String kind,
            String recipient,
            String language,
            String subject,
            String body,
            Instant createdAt,
            @Nullable Instant sentAt,
            int attempts,
            @Nullable String lastError) {}

    Page<Listed> page(PageRequest page, Caller caller) {
        StringBuilder where = new StringBuilder(" where 1 = 1");
        List<Object> values = new ArrayList<>();
        if (caller.isGuest()) {
            where.append(" and r.guest_id = ?");
            values.add(caller.accountId());
        } else if (!caller.role().isHeadOffice()) {
            where.append(" and r.hotel_id = ?");
            values.add(Objects.requireNonNull(caller.hotelId()));
        }
        page.after(CURSOR, 1).ifPresent(cursor -> {
            where.append(" and m.id < ?");
            values.add(cursor.values().getFirst());
        });
        values.add(page.limit() + 1);
        List<Listed> found = jdbc.query(
                "select m.* from guest_message m join reservation r on r.id = m.reservation_id" + where
                        + " order by m.id desc limit ?",
                (row, number) -> listed(row, caller.isGuest()),
                values.toArray());
        return Page.of(found, page.limit(), message -> new Cursor(CURSOR, List.of(message.id())));
    }

    private static Listed listed(ResultSet row, boolean forGuest) throws SQLException {
        LocalDateTime sentAt = row.getObject("sent_at", LocalDateTime.class);
        return new Listed(
                row.getString("id"),
                row.getString("reservation_id"),
                row.getString("kind").toLowerCase(Locale.ROOT),
                row.getString("recipient"),
                row.getString("language"),
                row.getString("subject"),
                row.getString("body"),
                Objects.requireNonNull(row.getObject("created_at", LocalDateTime.class))
                        .toInstant(ZoneOffset.UTC),
                sentAt == null ? null : sentAt.toInstant(ZoneOffset.UTC),
                row.getInt("attempts"),
                forGuest ? null : row.getString("last_error"));
    }
}
