package io.lodgeflow.api.catalogue;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.MergePatch;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.SeenVersion;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Kinds of rooms: everybody reads them, the hotel changes them. */
@RestController
@RequestMapping("/v1/hotels/{hotelId}/room-types")
@Tag(name = "Room types")
class RoomTypeController {

    private final HotelReads hotels;
    private final HouseReads reads;
    private final RoomTypeChanges changes;

    RoomTypeController(HotelReads hotels, HouseReads reads, RoomTypeChanges changes) {
        this.hotels = hotels;
        this.reads = reads;
        this.changes = changes;
    }

    @GetMapping
    @SecurityRequirements
    @Operation(summary = "Room types of a hotel, by grade")
    Page<RoomTypeView> list(@PathVariable String hotelId) {
        hotels.open(hotelId);
        return new Page<>(reads.roomTypes(hotelId), null);
    }

    @GetMapping("/{id}")
    @SecurityRequirements
    @Operation(summary = "One room type")
    ResponseEntity<RoomTypeView> get(@PathVariable String hotelId, @PathVariable String id) {
        hotels.open(hotelId);
        RoomTypeView found =
                reads.roomType(hotelId, id).orElseThrow(() -> ProblemException.of(Refusal.notFound("room type", id)));
        return Answers.ok(found, found.version());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a room type",
            description = "Its calendar of calendarDays nights (400 if absent) starts"
                    + " today at the base price with no rooms on sale; put rooms on sale with PUT .../inventory/bulk.")
    ResponseEntity<RoomTypeView> create(
            @PathVariable String hotelId,
            @Valid @RequestBody RoomTypeBody body,
            IdempotentRequest request,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        String id = changes.create(hotelId, body, request);
        RoomTypeView created =
                reads.roomType(hotelId, id).orElseThrow(() -> ProblemException.of(Refusal.notFound("room type", id)));
        URI location = URI.create("/v1/hotels/" + hotelId + "/room-types/" + id);
        return Answers.created(location, created, created.version());
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(summary = "Change some of a room type", description = "JSON Merge Patch. Needs If-Match.")
    ResponseEntity<RoomTypeView> change(
            @PathVariable String hotelId,
            @PathVariable String id,
            @RequestBody ObjectNode patch,
            SeenVersion seen,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        changes.change(hotelId, id, seen.required(), patch);
        return get(hotelId, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a room type", description = "Soft: what was booked lives on. Needs If-Match.")
    ResponseEntity<Void> delete(
            @PathVariable String hotelId, @PathVariable String id, SeenVersion seen, Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        changes.delete(hotelId, id, seen.required());
        return ResponseEntity.noContent().build();
    }
}
