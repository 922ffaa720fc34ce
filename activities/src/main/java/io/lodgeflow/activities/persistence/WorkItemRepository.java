package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface WorkItemRepository extends WorkItems, Repository<WorkItem, String> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<WorkItem> findById(String id);

    List<WorkItem> findByReservationIdAndDoneAtIsNullOrderById(String reservationId);

    @Query(
            "select i from WorkItem i where i.doneAt is null and (:hotel is null or i.hotelId = :hotel) order by i.dueAt, i.id")
    List<WorkItem> findOpen(@Param("hotel") @Nullable String hotelId, Limit limit);

    WorkItem save(WorkItem item);

    @Override
    default void add(WorkItem item) {
        save(item);
    }

    @Override
    default Optional<WorkItem> lock(String id) {
        return findById(id);
    }

    @Override
    default List<WorkItem> openOf(String reservationId) {
        return findByReservationIdAndDoneAtIsNullOrderById(reservationId);
    }

    @Override
    default List<WorkItem> open(@Nullable String hotelId, int limit) {
        return findOpen(hotelId, Limit.of(limit));
    }
}
