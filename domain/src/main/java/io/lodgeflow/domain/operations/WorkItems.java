package io.lodgeflow.domain.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port to the work list. */
public interface WorkItems {

    void add(WorkItem item);

    /** Open items of a reservation. */
    List<WorkItem> openOf(String reservationId);

    /** Open items by due time, of one hotel or of all. */
    List<WorkItem> open(@Nullable String hotelId, int limit);
}
