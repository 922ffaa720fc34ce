package io.lodgeflow.api.catalogue;

import io.lodgeflow.api.catalogue.House.Coded;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.MergePatch;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Adds, changes and removes room types. A new one gets its calendar of prices, with no rooms on sale yet. */
@Component
class RoomTypeChanges {

    private final Catalogue catalogue;
    private final House house;
    private final Creations creations;
    private final Identifiers identifiers;
    private final Inventory inventory;
    private final JdbcTemplate jdbc;
    private final MergePatch patches;
    private final Transactions transactions;
    private final Clock clock;

    RoomTypeChanges(
            Catalogue catalogue,
            House house,
            Creations creations,
            Identifiers identifiers,
            Inventory inventory,
            JdbcTemplate jdbc,
            MergePatch patches,
            Transactions transactions,
            Clock clock) {
        this.catalogue = catalogue;
        this.house = house;
        this.creations = creations;
        this.identifiers = identifiers;
        this.inventory = inventory;
        this.jdbc = jdbc;
        this.patches = patches;
        this.transactions = transactions;
        this.clock = clock;
    }

    String create(String hotelId, RoomTypeBody body, IdempotentRequest request) {
        String next = identifiers.next("typ");
        Refusal taken = Refusal.conflict("code_taken", "The hotel has or had a room type of this code.");
        String id = creations.create(
                request,
                next,
                () -> {
                    body.refuseFaults(house.hotel(hotelId).currency());
                    Optional<Refusal> refusal = house.refusalOfCode(Coded.ROOM_TYPE, hotelId, body.code(), taken);
                    if (refusal.isPresent()) {
                        return Result.refused(refusal.get());
                    }
                    catalogue.add(new RoomType(next, hotelId, body.code(), body.details()));
                    return Result.done(next);
                },
                taken);
        openCalendar(hotelId, id, HotelBody.orElse(body.calendarDays(), RoomTypeBody.USUAL_CALENDAR_DAYS));
        return id;
    }

    void change(String hotelId, String id, @Nullable Integer seen, ObjectNode patch) {
        transactions.run(() -> {
            Currency currency = house.hotel(hotelId).currency();
            RoomType type = house.roomType(hotelId, id, seen);
            RoomTypeBody body = patches.apply(RoomTypeBody.of(type, currency), patch, RoomTypeBody.class);
            body.refuseFaults(currency);
            body.refuseOtherCode(type);
            type.change(body.details());
        });
    }

    void delete(String hotelId, String id, @Nullable Integer seen) {
        transactions.run(() -> house.roomType(hotelId, id, seen).delete(clock.instant()));
    }

    /** Only if there is none at all: a repeated request must not take rooms off sale that were put on since. */
    private void openCalendar(String hotelId, String id, int days) {
        transactions.run(() -> {
            lock(id);
            Integer nights = jdbc.queryForObject(
                    "select count(*) from room_type_night where room_type_id = ?", Integer.class, id);
            if (days > 0 && nights != null && nights == 0) {
                Hotel hotel = house.hotel(hotelId);
                LocalDate today = hotel.times().today(clock.instant());
                inventory.setRooms(hotelId, id, today, today.plusDays(days), 0, hotel.overbookingPercent());
            }
        });
    }

    /** One after the other: a request that is repeated at the same moment must not open the calendar too. */
    private void lock(String id) {
        jdbc.queryForList("select id from room_type where id = ? for update", String.class, id);
    }
}
