package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
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
    public Optional<Hotel> hotel(String id) {
        return Optional.ofNullable(entities.find(Hotel.class, id));
    }

    @Override
    public Optional<RoomType> roomType(String id) {
        return Optional.ofNullable(entities.find(RoomType.class, id));
    }

    @Override
    public Optional<Room> room(String id) {
        return Optional.ofNullable(entities.find(Room.class, id));
    }

    @Override
    public Optional<RatePlan> ratePlan(String id) {
        return Optional.ofNullable(entities.find(RatePlan.class, id));
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
    public void add(Hotel hotel) {
        entities.persist(hotel);
    }

    @Override
    public void add(RoomType roomType) {
        entities.persist(roomType);
    }

    @Override
    public void add(Room room) {
        entities.persist(room);
    }

    @Override
    public void add(RatePlan ratePlan) {
        entities.persist(ratePlan);
    }
}
