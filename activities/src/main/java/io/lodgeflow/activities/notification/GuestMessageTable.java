package io.lodgeflow.activities.notification;

import io.lodgeflow.activities.persistence.UtcTime;
import io.lodgeflow.domain.notification.GuestMessage;
import io.lodgeflow.domain.notification.GuestMessages;
import io.lodgeflow.domain.notification.MessageKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The written messages and how far each is on its way. One SQL for H2 and MySQL 8. */
@Component
class GuestMessageTable implements GuestMessages {

    private static final String COLUMNS =
            "id, message_key, reservation_id, kind, recipient, language, subject, body, created_at, sent_at";
    private static final int LONGEST_ERROR = 400;

    /**
     * A message that one node is sending.
     *
     * @param tries how often it was claimed, this time included
     */
    record Claimed(GuestMessage message, int tries) {}

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    GuestMessageTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    @Override
    public List<GuestMessage> of(String reservationId) {
        return jdbc.query(
                "select " + COLUMNS + " from guest_message where reservation_id = ? order by created_at, id",
                GuestMessageTable::message,
                reservationId);
    }

    @Override
    public Optional<GuestMessage> find(String id) {
        return jdbc
                .query("select " + COLUMNS + " from guest_message where id = ?", GuestMessageTable::message, id)
                .stream()
                .findFirst();
    }

    /** Due at once. One is ignored if there is a message of the same key; every other reason not to store it throws. */
    void add(List<GuestMessage> messages) {
        jdbc.batchUpdate(
                "insert into guest_message (id, message_key, reservation_id, kind, recipient, language, subject, body,"
                        + " created_at, next_attempt_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on duplicate key update message_key = message_key",
                messages.stream()
                        .map(message -> new Object[] {
                            message.id(),
                            message.key(),
                            message.reservationId(),
                            message.kind().name(),
                            message.recipient(),
                            message.language(),
                            message.subject(),
                            message.body(),
                            UtcTime.of(message.createdAt()),
                            UtcTime.of(message.createdAt())
                        })
                        .toList());
    }

    /** Unsent messages that are due, by due time, without locking. */
    List<String> due(Instant now, int most, int skipped) {
        return jdbc.query(
                "select id from guest_message where sent_at is null and next_attempt_at <= ?"
                        + " order by next_attempt_at, id limit ? offset ?",
                (row, number) -> row.getString(1),
                UtcTime.of(now),
                most,
                skipped);
    }

    /**
     * Takes those of the messages that are still due and that no other node is taking: until then nobody else will. Must
     * be committed before anything is sent.
     */
    List<Claimed> claim(List<String> ids, Instant now, Instant until) {
        List<Claimed> claimed = named.query(
                "select " + COLUMNS + ", attempts from guest_message where id in (:ids) and sent_at is null"
                        + " and next_attempt_at <= :now order by id for update skip locked",
                Map.of("ids", ids, "now", UtcTime.of(now)),
                (row, number) -> new Claimed(message(row, number), row.getInt("attempts") + 1));
        if (!claimed.isEmpty()) {
            named.update(
                    "update guest_message set next_attempt_at = :until, attempts = attempts + 1 where id in (:ids)",
                    Map.of(
                            "until", UtcTime.of(until),
                            "ids",
                                    claimed.stream()
                                            .map(message -> message.message().id())
                                            .toList()));
        }
        return claimed;
    }

    /** The first time counts. */
    void markSent(Collection<String> ids, Instant now) {
        named.update(
                "update guest_message set sent_at = :now, last_error = null where id in (:ids) and sent_at is null",
                Map.of("now", UtcTime.of(now), "ids", ids));
    }

    void retryAt(String id, Instant nextAttempt, String error) {
        jdbc.update(
                "update guest_message set next_attempt_at = ?, last_error = ? where id = ? and sent_at is null",
                UtcTime.of(nextAttempt),
                error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR),
                id);
    }

    private static GuestMessage message(ResultSet row, int number) throws SQLException {
        return new GuestMessage(
                row.getString("id"),
                row.getString("message_key"),
                row.getString("reservation_id"),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("recipient"),
                row.getString("language"),
                row.getString("subject"),
                row.getString("body"),
                UtcTime.read(row, "created_at"),
                instant(row.getObject("sent_at", LocalDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime utc) {
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
