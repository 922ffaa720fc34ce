package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.CatalogueEntry;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class JpaCatalogue implements Catalogue {

    private final EntityManager entities;

    JpaCatalogue(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public <E extends CatalogueEntry> Optional<E> find(Class<E> kind, String id) {
        return Optional.ofNullable(entities.find(kind, id));
    }

    @Override
    public boolean isCodeTaken(Class<? extends CatalogueEntry> kind, String hotelId, String code) {
        String unique = kind == Room.class ? "number" : "code";
        return entities.createQuery(
                                "select count(*) from " + kind.getSimpleName() + " where hotelId = :hotel and " + unique
                                        + " = :code",
                                Long.class)
                        .setParameter("hotel", hotelId)
                        .setParameter("code", code)
                        .getSingleResult()
                > 0;
    }

    @Override
    public List<RoomType> roomTypesOf(String hotelId) {
        return entities.createQuery(
                        "from RoomType where hotelId = :hotel and deletedAt is null order by grade, code",
                        RoomType.class)
                .setParameter("hotel", hotelId)
                .getResultList();
    }

    @Override
    public List<Room> roomsOf(String hotelId) {
        return entities.createQuery(
                        "from Room where hotelId = :hotel and deletedAt is null order by number", Room.class)
                .setParameter("hotel", hotelId)
                .getResultList();
    }

    @Override
    public List<RatePlan> ratePlansOf(String hotelId) {
        return entities.createQuery(
                        "from RatePlan where hotelId = :hotel and deletedAt is null order by code", RatePlan.class)
                .setParameter("hotel", hotelId)
                .getResultList();
    }

    @Override
    public void add(CatalogueEntry entry) {
        entities.persist(entry);
    }
}
