package io.lodgeflow.domain.operations;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to the work list. */
public interface WorkItems {

    void add(WorkItem item);

    /** For changing: nobody else changes it until the transaction ends. */
    Optional<WorkItem> lock(String id);

    /** Open items of a reservation. */
    List<WorkItem> openOf(String reservationId);

    /** Open items by due time, of one hotel or of all. */
    List<WorkItem> open(@Nullable String hotelId, int limit);
}
