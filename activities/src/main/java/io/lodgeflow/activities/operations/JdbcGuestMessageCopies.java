package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.workflows.operations.GuestMessageCopies;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcGuestMessageCopies implements GuestMessageCopies {

    private final JdbcTemplate jdbc;

    JdbcGuestMessageCopies(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Its key is its own id: an operator may send the same message as often as there is a reason. */
    @Override
    public void sendAgain(String messageId, String newMessageId, String recipient, Instant at) {
        int copied = jdbc.update(
                "insert into guest_message (id, message_key, reservation_id, kind, recipient, language, subject, body,"
                        + " created_at, next_attempt_at) select ?, ?, reservation_id, kind, ?, language, subject, body,"
                        + " ?, ? from guest_message where id = ?",
                newMessageId,
                "again:" + newMessageId,
                recipient,
                UtcTime.of(at),
                UtcTime.of(at),
                messageId);
        if (copied != 1) {
            throw new IllegalStateException("there is no message " + messageId);
        }
    }
}
