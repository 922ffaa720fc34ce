package io.lodgeflow.api.catalogue;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.MergePatch;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.SeenVersion;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
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
@Tag(name = "Rooms")
class RoomController {

    private final HotelReads hotels;
    private final HouseReads reads;
    private final RoomChanges changes;

    RoomController(HotelReads hotels, HouseReads reads, RoomChanges changes) {
        this.hotels = hotels;
        this.reads = reads;
        this.changes = changes;
    }

    @GetMapping
    @Operation(summary = "Rooms of a hotel, by number")
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
    @Operation(summary = "One room")
    ResponseEntity<RoomView> get(@PathVariable String hotelId, @PathVariable String id, Caller caller) {
        Answers.unlessRefused(Access.refusalToSeeHouse(caller, hotelId));
        RoomView found = reads.room(hotelId, id).orElseThrow(() -> ProblemException.of(Refusal.notFound("room", id)));
        return Answers.ok(found, found.version());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a room", description = "Does not put it on sale: set the inventory.")
    ResponseEntity<RoomView> create(
            @PathVariable String hotelId, @Valid @RequestBody RoomBody body, IdempotentRequest request, Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        String id = changes.create(hotelId, body, request);
        RoomView created = reads.room(hotelId, id).orElseThrow(() -> ProblemException.of(Refusal.notFound("room", id)));
        URI location = URI.create("/v1/hotels/" + hotelId + "/rooms/" + id);
        return Answers.created(location, created, created.version());
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(summary = "Change some of a room", description = "JSON Merge Patch. Needs If-Match.")
    ResponseEntity<RoomView> change(
            @PathVariable String hotelId,
            @PathVariable String id,
            @RequestBody ObjectNode patch,
            SeenVersion seen,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        changes.change(hotelId, id, seen.required(), patch);
        return get(hotelId, id, caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a room", description = "Soft: what was booked lives on. Needs If-Match.")
    ResponseEntity<Void> delete(
            @PathVariable String hotelId, @PathVariable String id, SeenVersion seen, Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        changes.delete(hotelId, id, seen.required());
        return ResponseEntity.noContent().build();
    }
}
