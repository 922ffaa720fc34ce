package io.lodgeflow.api.management;

import io.lodgeflow.api.catalogue.HotelBody;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomFeature;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Faults;
import io.lodgeflow.web.MergePatch;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.SeenVersion;
import io.lodgeflow.web.catalogue.HotelReads;
import io.lodgeflow.web.catalogue.HouseReads;
import io.lodgeflow.web.catalogue.HouseReads.RoomView;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.management.CatalogueChanges;
import io.lodgeflow.workflows.management.CatalogueChanges.Kind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Physical rooms: only the house sees and changes them. */
@RestController
@RequestMapping("/v1/hotels/{hotelId}/rooms")
@Tag(name = "Rooms", description = "The rooms of a hotel, door by door")
class RoomController {

    /**
     * A physical room as it is created, and as it looks to a merge patch.
     *
     * @param roomTypeId never changes
     * @param number unique within the hotel
     * @param status available if absent
     */
    record RoomBody(
            @NotNull String roomTypeId,

            @NotNull
            @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 ./_-]{0,19}", message = "must be 1 to 20 letters and digits")
            String number,

            @NotNull @Min(-5) @Max(200) Integer floor,
            @Nullable Set<@NotNull RoomFeature> features,
            @Nullable RoomStatus status,
            @Nullable LocalDate outOfOrderFrom,
            @Nullable LocalDate outOfOrderTo) {

        static RoomBody of(Room room) {
            return new RoomBody(
                    room.roomTypeId(),
                    room.number(),
                    room.floor(),
                    room.features(),
                    room.status(),
                    room.outOfOrderFrom(),
                    room.outOfOrderTo());
        }

        Room made(String id, Hotel hotel) {
            Room room = new Room(id, hotel.id(), roomTypeId, number, floor, Set.of());
            takeOver(room);
            return room;
        }

        void change(Room room) {
            new Faults()
                    .body(
                            !roomTypeId.equals(room.roomTypeId()),
                            "/roomTypeId",
                            "immutable",
                            "A room's type never changes; delete the room and create another.")
                    .refuseIfAny();
            takeOver(room);
        }

        private void takeOver(Room room) {
            boolean swapped =
                    outOfOrderTo != null && (outOfOrderFrom == null || !outOfOrderFrom.isBefore(outOfOrderTo));
            new Faults()
                    .body(
                            swapped,
                            "/outOfOrderTo",
                            "dates_swapped",
                            "Name the first night too; the last date comes after it.")
                    .refuseIfAny();
            room.change(
                    number,
                    floor,
                    HotelBody.orElse(features, Set.of()),
                    HotelBody.orElse(status, RoomStatus.AVAILABLE));
            room.beOutOfOrder(outOfOrderFrom, outOfOrderTo);
        }
    }

    private final HotelReads hotels;
    private final HouseReads reads;
    private final CatalogueChanges changes;
    private final CatalogueRequests requests;

    RoomController(HotelReads hotels, HouseReads reads, CatalogueChanges changes, CatalogueRequests requests) {
        this.hotels = hotels;
        this.reads = reads;
        this.changes = changes;
        this.requests = requests;
    }

    @GetMapping
    @Operation(
            operationId = "listRooms",
            summary = "Rooms of a hotel, by number",
            description = "For staff of the hotel and the head office.")
    Page<RoomView> list(
            @PathVariable String hotelId,
            @RequestParam(required = false) @Nullable String roomTypeId,
            PageRequest page,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToSeeHouse(caller, hotelId));
        hotels.refuseIfUnknown(hotelId);
        return reads.rooms(hotelId, roomTypeId, page);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "readRoom",
            summary = "One room",
            description = "For staff of the hotel and the head office.")
    ResponseEntity<RoomView> get(@PathVariable String hotelId, @PathVariable String id, Caller caller) {
        Answers.unlessRefused(Access.refusalToSeeHouse(caller, hotelId));
        return requests.found(Kind.ROOM, id, reads.room(hotelId, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addRoom",
            summary = "Add a room",
            description = "Does not put it on sale: set the inventory.")
    ResponseEntity<RoomView> create(
            @PathVariable String hotelId, @Valid @RequestBody RoomBody body, IdempotentRequest request, Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        return requests.created(
                Kind.ROOM,
                "/v1/hotels/" + hotelId + "/rooms/",
                changes.add(Kind.ROOM, hotelId, request, body::made),
                id -> reads.room(hotelId, id));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            operationId = "changeRoom",
            summary = "Change some of a room",
            description =
                    "JSON Merge Patch. Needs If-Match. The status of a room does not change while a guest lives in it;"
                            + " bookings that have a room that gets out of order are given another, or become a task. Nights on"
                            + " which it is out of order take a room of its type off sale: dates are refused where all is sold"
                            + " (409 bookings_in_the_way), a status without dates counts from today on as far as one is left.")
    ResponseEntity<RoomView> change(
            @PathVariable String hotelId,
            @PathVariable String id,
            @RequestBody ObjectNode patch,
            SeenVersion seen,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        requests.change(Kind.ROOM, hotelId, id, seen, patch, RoomBody.class, RoomBody::of, RoomBody::change);
        return get(hotelId, id, caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeRoom",
            summary = "Remove a room",
            description =
                    "Soft, not while a guest lives in it. Bookings that have it are given another, or become a task."
                            + " Needs If-Match.")
    ResponseEntity<Void> delete(
            @PathVariable String hotelId, @PathVariable String id, SeenVersion seen, Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        return requests.delete(Kind.ROOM, hotelId, id, seen);
    }
}
