package io.lodgeflow.api.catalogue;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.web.Faults;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.workflows.reservation.Versions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds what a change is about, within the transaction of the change: of that hotel, not deleted, of the version the
 * caller has seen. Anything else ends the request and so the transaction.
 */
@Component
class House {

    static final String UNKNOWN_TYPE = "unknown_room_type";
    static final String NO_SUCH_TYPE = "The hotel has no such room type.";

    private final Catalogue catalogue;
    private final JdbcTemplate jdbc;

    House(Catalogue catalogue, JdbcTemplate jdbc) {
        this.catalogue = catalogue;
        this.jdbc = jdbc;
    }

    /** Refuses early what the database's unique keys would refuse late. Deleted entries keep their codes. */
    Optional<Refusal> refusalOfCode(Coded kind, String hotelId, String code, Refusal refusal) {
        Integer found = jdbc.queryForObject(kind.count, Integer.class, hotelId, code);
        return found != null && found > 0 ? Optional.of(refusal) : Optional.empty();
    }

    /** What has a code of its own within its hotel. */
    enum Coded {
        ROOM_TYPE("select count(*) from room_type where hotel_id = ? and code = ?"),
        RATE_PLAN("select count(*) from rate_plan where hotel_id = ? and code = ?"),
        ROOM("select count(*) from room where hotel_id = ? and number = ?");

        private final String count;

        Coded(String count) {
            this.count = count;
        }
    }

    Hotel hotel(String id) {
        return catalogue
                .hotel(id)
                .filter(hotel -> !hotel.isDeleted())
                .orElseThrow(() -> ProblemException.of(Refusal.notFound("hotel", id)));
    }

    /** Empty if it is another hotel's, or removed. */
    private Optional<RoomType> roomTypeIfAny(String hotelId, String id) {
        return catalogue.roomType(id).filter(type -> type.hotelId().equals(hotelId) && !type.isDeleted());
    }

    /** A fault at that place of the body if the type is another hotel's, or removed. */
    Faults typeAt(String pointer, String hotelId, String id, Faults faults) {
        return faults.body(roomTypeIfAny(hotelId, id).isEmpty(), pointer, UNKNOWN_TYPE, NO_SUCH_TYPE);
    }

    RoomType roomType(String hotelId, String id, @Nullable Integer seen) {
        RoomType type =
                roomTypeIfAny(hotelId, id).orElseThrow(() -> ProblemException.of(Refusal.notFound("room type", id)));
        refuseIfStale(seen, type.version());
        return type;
    }

    Room room(String hotelId, String id, @Nullable Integer seen) {
        Room room = catalogue
                .room(id)
                .filter(found -> found.hotelId().equals(hotelId) && !found.isDeleted())
                .orElseThrow(() -> ProblemException.of(Refusal.notFound("room", id)));
        refuseIfStale(seen, room.version());
        return room;
    }

    RatePlan ratePlan(String hotelId, String id, @Nullable Integer seen) {
        RatePlan plan = catalogue
                .ratePlan(id)
                .filter(found -> found.hotelId().equals(hotelId) && !found.isDeleted())
                .orElseThrow(() -> ProblemException.of(Refusal.notFound("rate plan", id)));
        refuseIfStale(seen, plan.version());
        return plan;
    }

    static void refuseIfStale(@Nullable Integer seen, int version) {
        if (seen != null && seen != version) {
            throw ProblemException.of(Versions.stale());
        }
    }
}
