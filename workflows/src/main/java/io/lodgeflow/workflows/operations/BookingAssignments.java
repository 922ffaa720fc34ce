package io.lodgeflow.workflows.operations;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: who looks after a booking. */
public interface BookingAssignments {

    Optional<String> assigneeOf(String reservationId);

    /** @param assignee absent: nobody from now on */
    void assign(String reservationId, @Nullable String assignee, String by, Instant at);
}
