package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.message.GuestMessages;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.message.MessageKind;
import io.lodgeflow.engine.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The written messages; {@link MessageDispatch} says how far each is on its way. One SQL for H2 and MySQL 8. */
@Component
class GuestMessageTable implements GuestMessages {

    private final JdbcTemplate jdbc;

    GuestMessageTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<GuestMessage> of(String reservationId) {
        return jdbc.query(
                "select * from guest_message where reservation_id = ? order by created_at, id",
                GuestMessageTable::message,
                reservationId);
    }

    @Override
    public Optional<GuestMessage> find(String id) {
        return jdbc.query("select * from guest_message where id = ?", GuestMessageTable::message, id).stream()
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

    static GuestMessage message(ResultSet row, int number) throws SQLException {
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
                UtcTime.readIfAny(row, "sent_at"));
    }
}
