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

/** Kinds are asked for by their class, which a repository of one kind could not. */
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
    public boolean isCodeTaken(CatalogueEntry entry) {
        String sameCode = switch (entry) {
            case RoomType type -> "select count(*) from RoomType where hotelId = :hotel and code = :code";
            case RatePlan plan -> "select count(*) from RatePlan where hotelId = :hotel and code = :code";
            case Room room -> "select count(*) from Room where hotelId = :hotel and number = :code";
            default -> "select count(*) from Hotel where id = :hotel and id = :code";
        };
        return entities.createQuery(sameCode, Long.class)
                        .setParameter("hotel", entry.hotelId())
                        .setParameter("code", entry.code())
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
