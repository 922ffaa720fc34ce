package io.lodgeflow.api.catalogue;

import io.lodgeflow.api.catalogue.House.Coded;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomStatus;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Faults;
import io.lodgeflow.web.MergePatch;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Adds, changes and removes physical rooms. What is on sale does not follow: that is the inventory's. */
@Component
class RoomChanges {

    private static final Refusal NUMBER_TAKEN =
            Refusal.conflict("number_taken", "The hotel has or had a room of this number.");

    private final Catalogue catalogue;
    private final House house;
    private final Creations creations;
    private final Identifiers identifiers;
    private final MergePatch patches;
    private final Transactions transactions;
    private final Clock clock;

    RoomChanges(
            Catalogue catalogue,
            House house,
            Creations creations,
            Identifiers identifiers,
            MergePatch patches,
            Transactions transactions,
            Clock clock) {
        this.catalogue = catalogue;
        this.house = house;
        this.creations = creations;
        this.identifiers = identifiers;
        this.patches = patches;
        this.transactions = transactions;
        this.clock = clock;
    }

    String create(String hotelId, RoomBody body, IdempotentRequest request) {
        String id = identifiers.next("rom");
        return creations.create(
                request,
                id,
                () -> {
                    house.hotel(hotelId);
                    house.typeAt("/roomTypeId", hotelId, body.roomTypeId(), new Faults())
                            .refuseIfAny();
                    Optional<Refusal> refusal = house.refusalOfCode(Coded.ROOM, hotelId, body.number(), NUMBER_TAKEN);
                    if (refusal.isPresent()) {
                        return Result.refused(refusal.get());
                    }
                    Set<io.lodgeflow.domain.catalogue.RoomFeature> features =
                            HotelBody.orElse(body.features(), Set.of());
                    Room room = new Room(id, hotelId, body.roomTypeId(), body.number(), body.floor(), features);
                    room.change(
                            body.number(),
                            body.floor(),
                            features,
                            HotelBody.orElse(body.status(), RoomStatus.AVAILABLE));
                    catalogue.add(room);
                    return Result.done(id);
                },
                NUMBER_TAKEN);
    }

    void change(String hotelId, String id, @Nullable Integer seen, ObjectNode patch) {
        try {
            transactions.run(() -> {
                Room room = house.room(hotelId, id, seen);
                RoomBody body = patches.apply(RoomBody.of(room), patch, RoomBody.class);
                body.refuseOtherType(room);
                room.change(
                        body.number(),
                        body.floor(),
                        HotelBody.orElse(body.features(), Set.of()),
                        HotelBody.orElse(body.status(), RoomStatus.AVAILABLE));
            });
        } catch (DataIntegrityViolationException taken) {
            throw ProblemException.of(NUMBER_TAKEN);
        }
    }

    void delete(String hotelId, String id, @Nullable Integer seen) {
        transactions.run(() -> house.room(hotelId, id, seen).delete(clock.instant()));
    }
}
