package io.lodgeflow.workflows.management;

import static io.lodgeflow.workflows.memory.CommandsInMemory.DESK;
import static io.lodgeflow.workflows.memory.CommandsInMemory.HOTEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.workflows.frontdesk.CheckIn;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.management.CatalogueChanges.Kind;
import io.lodgeflow.workflows.memory.CommandsInMemory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entries come once, change by who has seen them, and go. Room 101 is there already. */
class CatalogueChangesTest {

    private final CommandsInMemory house = new CommandsInMemory();
    private final CatalogueChanges changes = house.get(CatalogueChanges.class);

    @AfterEach
    void closed() {
        house.close();
    }

    static IdempotentRequest request(String key, String body) {
        return new IdempotentRequest("usr_2 POST", key, body);
    }

    static Refusal refused(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused<?>) result).refusal();
    }

    /** Answers its id. */
    static String roomType(CatalogueChanges changes, String code) {
        RoomTypeDetails details = new RoomTypeDetails(code, "", 2, "", 20, 1, 100_00, List.of(), List.of());
        return changes.add(
                        Kind.ROOM_TYPE,
                        HOTEL,
                        request("type " + code, code),
                        (id, hotel) -> new RoomType(id, hotel.id(), code, details))
                .orThrow();
    }

    private Result<String> room(String key, String type, String number) {
        return changes.add(
                Kind.ROOM,
                HOTEL,
                request(key, number),
                (id, hotel) -> new Room(id, hotel.id(), type, number, 1, Set.of()));
    }

    @Test
    void aRepeatedRequestHasOneEffect() {
        String type = roomType(changes, "DOUBLE");
        String id = room("key", type, "102").orThrow();
        assertThat(room("key", type, "102").orThrow()).isEqualTo(id);
        assertThat(refused(room("key", type, "103")).code()).isEqualTo("idempotency_key_reused");
        changes.remove(Kind.ROOM, HOTEL, id, null).orThrow();
        assertThat(room("key", type, "102").orThrow())
                .as("even when it is gone")
                .isEqualTo(id);
    }

    @Test
    void aRefusedRequestLeavesNoKey() {
        assertThat(refused(room("key", "typ_unknown", "102")))
                .isEqualTo(CatalogueChanges.unknownRoomType("/roomTypeId"));
        room("key", roomType(changes, "DOUBLE"), "102").orThrow();
    }

    @Test
    void aNumberIsGivenOnce() {
        String type = roomType(changes, "DOUBLE");
        assertThat(refused(room("key", type, "101")).code()).isEqualTo("number_taken");
        changes.remove(Kind.ROOM, HOTEL, "rom_101", 0).orThrow();
        assertThat(refused(room("key", type, "101")).code()).as("for ever").isEqualTo("number_taken");
    }

    @Test
    void whoChangesHasSeenThePresentVersion() {
        Result<String> stale = changes.change(Kind.ROOM, HOTEL, "rom_101", 1, Room::occupy);
        assertThat(refused(stale).kind()).isEqualTo(Refusal.Kind.STALE);
        assertThat(refused(changes.remove(Kind.ROOM, HOTEL, "rom_101", 1)).kind())
                .isEqualTo(Refusal.Kind.STALE);
        assertThat(house.entry(Room.class, "rom_101").status()).isEqualTo(RoomStatus.AVAILABLE);
        changes.change(Kind.ROOM, HOTEL, "rom_101", 0, Room::occupy).orThrow();
        assertThat(house.entry(Room.class, "rom_101").status()).isEqualTo(RoomStatus.OCCUPIED);
    }

    private Result<String> status(RoomStatus status) {
        return changes.change(
                Kind.ROOM,
                HOTEL,
                "rom_101",
                null,
                room -> room.change(room.number(), room.floor(), room.features(), status));
    }

    @Test
    void aRoomDoesNotChangeUnderItsGuest() {
        String id = house.paid();
        house.at(house.stay().arrival(), "16:00");
        house.get(CheckIn.class).checkIn(id, false, null, DESK).orThrow();
        assertThat(refused(changes.remove(Kind.ROOM, HOTEL, "rom_101", null)).code())
                .isEqualTo("room_occupied");
    }

    @ParameterizedTest
    @EnumSource(names = {"AVAILABLE", "CLEANING", "OUT_OF_ORDER"})
    void norDoesItsStatus(RoomStatus other) {
        String id = house.paid();
        house.at(house.stay().arrival(), "16:00");
        house.get(CheckIn.class).checkIn(id, false, null, DESK).orThrow();
        assertThat(refused(status(other)).code()).isEqualTo("room_occupied");
    }

    @Test
    void whoWasToHaveARoomThatGoesGetsAnother() {
        String id = house.paid();
        room("key", "rmt_1", "102").orThrow();
        status(RoomStatus.CLEANING).orThrow();
        status(RoomStatus.AVAILABLE).orThrow();
        assertThat(house.rooms(id)).as("housekeeping moves nobody").containsExactly("101");
        status(RoomStatus.OUT_OF_ORDER).orThrow();
        assertThat(house.rooms(id)).containsExactly("102");
        assertThat(house.booking(id).roomsAssigned()).isTrue();
        assertThat(house.openWork(id)).isEmpty();
    }

    @Test
    void orStaffIsAskedForOne() {
        String id = house.paid();
        changes.remove(Kind.ROOM, HOTEL, "rom_101", null).orThrow();
        assertThat(house.rooms(id)).isEmpty();
        assertThat(house.booking(id).roomsAssigned()).isFalse();
        assertThat(house.openWork(id)).extracting(WorkItem::kind).containsExactly(WorkItem.Kind.FIND_ROOM);
    }

    @Test
    void aRoomTypeWaitsForItsLastBooking() {
        house.paid();
        assertThat(refused(changes.remove(Kind.ROOM_TYPE, HOTEL, "rmt_1", null)).code())
                .isEqualTo("room_type_booked");
    }

    @Test
    void whatIsRemovedOrOfAnotherHotelIsNotFound() {
        assertThat(refused(changes.remove(Kind.ROOM, "htl_2", "rom_101", null)).kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(refused(changes.remove(Kind.ROOM_TYPE, HOTEL, "rom_101", null))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        changes.remove(Kind.ROOM, HOTEL, "rom_101", null).orThrow();
        assertThat(refused(changes.remove(Kind.ROOM, HOTEL, "rom_101", null)).kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void nothingIsAddedToAHotelThatIsClosed() {
        String type = roomType(changes, "DOUBLE");
        changes.remove(Kind.HOTEL, HOTEL, HOTEL, null).orThrow();
        assertThat(refused(room("key", type, "102"))).isEqualTo(Refusal.notFound("hotel", HOTEL));
        changes.remove(Kind.ROOM, HOTEL, "rom_101", null).orThrow();
    }

    @Test
    void theAllowanceForOverbookingFallsOnlyToWhatIsSold() {
        String type = roomType(changes, "DOUBLE");
        house.built(type, 10);
        CalendarChanges calendar = house.get(CalendarChanges.class);
        calendar.setRooms(
                        HOTEL,
                        type,
                        new CalendarChanges.Nights(
                                house.stay().arrival(), house.stay().departure()),
                        10)
                .orThrow();
        allow(110).orThrow();
        house.sold(11);
        allow(110).orThrow();
        Refusal refusal = refused(allow(100));
        assertThat(refusal.code()).isEqualTo("nights_already_sold");
        assertThat(refusal.facts()).containsEntry("nights", house.stay().roomDates());
    }

    private Result<String> allow(int percent) {
        return changes.change(Kind.HOTEL, HOTEL, HOTEL, null, hotel -> hotel.change(with(hotel, percent)));
    }

    private static HotelDetails with(Hotel hotel, int percent) {
        HotelDetails old = hotel.details();
        return new HotelDetails(
                old.name(),
                old.description(),
                old.address(),
                old.city(),
                old.country(),
                old.latitude(),
                old.longitude(),
                old.starRating(),
                old.guestRating(),
                old.amenities(),
                old.images(),
                old.checkInHour(),
                old.checkOutHour(),
                old.noShowCutOffHour(),
                percent,
                old.bookingHorizonDays());
    }
}
