package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.workflows.operations.BookingAssignments;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBookingAssignments implements BookingAssignments {

    private final JdbcTemplate jdbc;

    JdbcBookingAssignments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> assigneeOf(String reservationId) {
        return jdbc
                .query(
                        "select assignee from booking_assignment where reservation_id = ?",
                        (row, number) -> row.getString(1),
                        reservationId)
                .stream()
                .findFirst();
    }

    @Override
    public void assign(String reservationId, @Nullable String assignee, String by, Instant at) {
        jdbc.update("delete from booking_assignment where reservation_id = ?", reservationId);
        if (assignee != null) {
            jdbc.update(
                    "insert into booking_assignment (reservation_id, assignee, assigned_by, assigned_at) values (?, ?, ?, ?)",
                    reservationId,
                    assignee,
                    by,
                    UtcTime.of(at));
        }
    }
}
