package io.lodgeflow.domain.workitem;

import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to the work list. */
public interface WorkItems {

    void add(WorkItem item);

    /** Adds it unless one of its kind is open for its reservation. The caller has locked the reservation. */
    default void addOnce(WorkItem item) {
        if (openOf(item.reservationId()).stream().noneMatch(open -> open.kind() == item.kind())) {
            add(item);
        }
    }

    /** Ends the open items of a kind; there may be none. */
    default void finish(String reservationId, WorkItem.Kind kind, Sentence outcome, Instant at) {
        openOf(reservationId).stream().filter(item -> item.kind() == kind).forEach(item -> item.done(outcome, at));
    }

    /** The booking has its rooms. */
    default void finishRoomFound(String reservationId, Sentence outcome, Instant at) {
        openOf(reservationId).stream()
                .filter(item -> item.kind().asksForRoom())
                .forEach(item -> item.done(outcome, at));
    }

    /** Ends the open items that the end of the stay settles; those about money stay. */
    default void finishWithStay(String reservationId, Sentence outcome, Instant at) {
        openOf(reservationId).stream()
                .filter(item -> !item.kind().outlivesStay())
                .forEach(item -> item.done(outcome, at));
    }

    /** For changing: nobody else changes it until the transaction ends. */
    Optional<WorkItem> lock(String id);

    /** Open items of a reservation. */
    List<WorkItem> openOf(String reservationId);

    /** Open items by due time, of one hotel or of all. */
    List<WorkItem> open(@Nullable String hotelId, int limit);
}
