package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class JpaWorkItems implements WorkItems {

    private final EntityManager entities;

    JpaWorkItems(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(WorkItem item) {
        entities.persist(item);
    }

    @Override
    public Optional<WorkItem> lock(String id) {
        return Optional.ofNullable(entities.find(WorkItem.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public List<WorkItem> openOf(String reservationId) {
        return entities.createQuery(
                        "from WorkItem where reservationId = :reservation and doneAt is null order by id",
                        WorkItem.class)
                .setParameter("reservation", reservationId)
                .getResultList();
    }

    @Override
    public List<WorkItem> open(@Nullable String hotelId, int limit) {
        return entities.createQuery(
                        "from WorkItem where doneAt is null and (:hotel is null or hotelId = :hotel) order by dueAt, id",
                        WorkItem.class)
                .setParameter("hotel", hotelId)
                .setMaxResults(limit)
                .getResultList();
    }
}
