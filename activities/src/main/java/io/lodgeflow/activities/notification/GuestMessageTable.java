package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.message.GuestMessages;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.message.MessageKind;
import io.lodgeflow.engine.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The written messages; {@link MessageDispatch} says how far each is on its way. One SQL for H2 and MySQL 8. */
@Component
class GuestMessageTable implements GuestMessages {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    GuestMessageTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public List<GuestMessage> of(String reservationId) {
        return jdbc.sql("select * from guest_message where reservation_id = ? order by created_at, id")
                .param(reservationId)
                .query(GuestMessageTable::message)
                .list();
    }

    @Override
    public Optional<GuestMessage> find(String id) {
        return jdbc.sql("select * from guest_message where id = ?")
                .param(id)
                .query(GuestMessageTable::message)
                .optional();
    }

    /** Due at once. One is ignored if there is a message of the same key; every other reason not to store it throws. */
    void add(List<GuestMessage> messages) {
        batches.batchUpdate(
                """
                insert into guest_message (id, message_key, reservation_id, kind, recipient, language, subject, body,
                    created_at, next_attempt_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update message_key = message_key
                """,
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

    /** Its key is its own id: an operator may send the same message as often as there is a reason. */
    @Override
    public void sendAgain(String messageId, String newMessageId, String recipient, Instant at) {
        int copied = jdbc.sql("""
                insert into guest_message (id, message_key, reservation_id, kind, recipient, language, subject, body,
                    created_at, next_attempt_at)
                select :new, concat('again:', :new), reservation_id, kind, :recipient, language, subject, body, :at, :at
                from guest_message where id = :old
                """)
                .param("new", newMessageId)
                .param("recipient", recipient)
                .param("at", UtcTime.of(at))
                .param("old", messageId)
                .update();
        if (copied != 1) {
            throw new IllegalStateException("there is no message " + messageId);
        }
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
