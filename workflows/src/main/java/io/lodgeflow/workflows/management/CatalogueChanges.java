package io.lodgeflow.workflows.management;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.CatalogueEntry;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.reservation.Commands;
import io.lodgeflow.workflows.transaction.Decisions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Creates, changes and removes entries of the catalogue, of every kind in the same way, each in one transaction. Callers hand
 * in functions that make or change an entry; they run within it, so that they see what is stored, perhaps more than once,
 * and what they throw ends it with nothing changed.
 */
@Component
public class CatalogueChanges {

    /**
     * A kind of entry.
     *
     * @param prefix with which its ids begin
     * @param taken the refusal of a code or number that another has already
     */
    public record Kind<E extends CatalogueEntry>(Class<E> type, String name, String prefix, Refusal taken) {

        public static final Kind<Hotel> HOTEL = new Kind<>(Hotel.class, "hotel", "htl", Refusal.conflict("duplicate"));
        public static final Kind<RoomType> ROOM_TYPE =
                new Kind<>(RoomType.class, "room type", "rmt", Refusal.conflict("code_taken.room_type"));
        public static final Kind<RatePlan> RATE_PLAN =
                new Kind<>(RatePlan.class, "rate plan", "rpl", Refusal.conflict("code_taken.rate_plan"));
        public static final Kind<Room> ROOM = new Kind<>(Room.class, "room", "rom", Refusal.conflict("number_taken"));
    }

    /** How SQL states begin that tell of a violated constraint; a text that is too long for its column has another. */
    private static final String CONSTRAINT = "23";

    private final Commands commands;
    private final Catalogue catalogue;
    private final Inventory inventory;
    private final Reservations reservations;
    private final RoomChanges rooms;
    private final Identifiers identifiers;
    private final Decisions decisions;
    private final Clock clock;

    CatalogueChanges(
            Commands commands,
            Catalogue catalogue,
            Inventory inventory,
            Reservations reservations,
            RoomChanges rooms,
            Identifiers identifiers,
            Decisions decisions,
            Clock clock) {
        this.commands = commands;
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.reservations = reservations;
        this.rooms = rooms;
        this.identifiers = identifiers;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Opens a hotel, once for each request.
     *
     * @param hotel of an id
     * @return the id: this one, or the one of the earlier request with the same key
     */
    public Result<String> open(IdempotentRequest request, Function<String, Hotel> hotel) {
        return once(Kind.HOTEL, request, id -> Result.done(hotel.apply(id)));
    }

    /**
     * Adds to a hotel that is open, once for each request.
     *
     * @param entry of an id and the hotel
     * @return the id: this one, or the one of the earlier request with the same key
     */
    public <E extends CatalogueEntry> Result<String> add(
            Kind<E> kind, String hotelId, IdempotentRequest request, BiFunction<String, Hotel, E> entry) {
        return once(kind, request, id -> openHotel(hotelId).then(hotel -> fitting(kind, entry.apply(id, hotel))));
    }

    /**
     * Changes an entry of an open hotel or of one that is closed; when a hotel's allowance for overbooking changes, its
     * coming nights follow; when a room goes, so do the bookings that have it, see {@link RoomChanges}.
     *
     * @param seen the version its caller has seen; absent for any
     */
    public <E extends CatalogueEntry> Result<String> change(
            Kind<E> kind, String hotelId, String id, @Nullable Integer seen, Consumer<? super E> change) {
        try {
            return decisions.decide(() -> entry(kind, hotelId, id, seen).then(entry -> changed(entry, change)));
        } catch (DataIntegrityViolationException undone) {
            return takenAtTheSameMoment(kind, undone);
        }
    }

    /** What was booked lives on; a room type is not removed before its last booking is over. */
    public Result<String> remove(Kind<?> kind, String hotelId, String id, @Nullable Integer seen) {
        return change(kind, hotelId, id, seen, entry -> entry.delete(clock.instant()));
    }

    Result<Hotel> openHotel(String id) {
        return entry(Kind.HOTEL, id, id, null);
    }

    boolean hasRoomType(String hotelId, String id) {
        return entry(Kind.ROOM_TYPE, hotelId, id, null) instanceof Result.Done;
    }

    /** @param field where the request names the room type */
    public static Refusal unknownRoomType(String field) {
        return Refusal.invalid("unknown_room_type", field);
    }

    private <E extends CatalogueEntry> Result<String> once(
            Kind<E> kind, IdempotentRequest request, Function<String, Result<E>> entry) {
        String id = identifiers.next(kind.prefix());
        try {
            return commands.make(
                    id,
                    request,
                    () -> entry.apply(id).map(made -> {
                        catalogue.add(made);
                        return made;
                    }));
        } catch (DataIntegrityViolationException undone) {
            return takenAtTheSameMoment(kind, undone);
        }
    }

    private static <T> Result<T> takenAtTheSameMoment(Kind<?> kind, DataIntegrityViolationException undone) {
        if (undone.getMostSpecificCause() instanceof SQLException cause
                && String.valueOf(cause.getSQLState()).startsWith(CONSTRAINT)) {
            return Result.refused(kind.taken());
        }
        throw undone;
    }

    /** Refuses early what the database's unique keys would refuse late. */
    private <E extends CatalogueEntry> Result<E> fitting(Kind<E> kind, E entry) {
        if (entry instanceof Room room && !hasRoomType(room.hotelId(), room.roomTypeId())) {
            return Result.refused(unknownRoomType("/roomTypeId"));
        }
        return catalogue.isCodeTaken(entry) ? Result.refused(kind.taken()) : Result.done(entry);
    }

    private <E extends CatalogueEntry> Result<E> entry(
            Kind<E> kind, String hotelId, String id, @Nullable Integer seen) {
        Optional<E> found =
                catalogue.find(kind.type(), id).filter(entry -> entry.hotelId().equals(hotelId) && !entry.isDeleted());
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound(kind.name(), id));
        }
        return Result.unless(Refusal.ifStale(seen, found.get().version()), found::get);
    }

    private <E extends CatalogueEntry> Result<String> changed(E entry, Consumer<? super E> change) {
        if (entry instanceof Room room) {
            return rooms.changed(room, () -> change.accept(entry));
        }
        int allowed = entry instanceof Hotel hotel ? hotel.overbookingPercent() : 0;
        change.accept(entry);
        if (entry instanceof RoomType type && type.isDeleted() && reservations.isBooked(type.hotelId(), type.id())) {
            return Result.refused(Refusal.conflict("room_type_booked"));
        }
        if (!(entry instanceof Hotel hotel) || hotel.overbookingPercent() == allowed) {
            return Result.done(entry.id());
        }
        LocalDate today = hotel.times().today(clock.instant());
        return CalendarChanges.unlessSold(
                inventory.allowOverbooking(hotel.id(), today, hotel.overbookingPercent()), hotel.id());
    }
}
