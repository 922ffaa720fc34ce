package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.workflows.operations.BookingAssignments;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBookingAssignments implements BookingAssignments {

    private final JdbcClient jdbc;

    JdbcBookingAssignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> assigneeOf(String reservationId) {
        return jdbc.sql("select assignee from booking_assignment where reservation_id = ?")
                .param(reservationId)
                .query(String.class)
                .optional();
    }

    @Override
    public void assign(String reservationId, @Nullable String assignee, String by, Instant at) {
        jdbc.sql("delete from booking_assignment where reservation_id = ?")
                .param(reservationId)
                .update();
        if (assignee != null) {
            jdbc.sql("""
                    insert into booking_assignment (reservation_id, assignee, assigned_by, assigned_at)
                    values (?, ?, ?, ?)
                    """).params(reservationId, assignee, by, UtcTime.of(at)).update();
        }
    }
}
