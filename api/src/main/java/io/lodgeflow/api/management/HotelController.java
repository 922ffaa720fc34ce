package io.lodgeflow.api.management;

import io.lodgeflow.api.catalogue.HotelBody;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.MergePatch;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.SeenVersion;
import io.lodgeflow.web.catalogue.HotelReads;
import io.lodgeflow.web.catalogue.HotelReads.HotelView;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.management.CatalogueChanges;
import io.lodgeflow.workflows.management.CatalogueChanges.Kind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Optional;
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

/** Hotels: everybody reads them; operations and admins open and close them, their manager changes them. */
@RestController
@RequestMapping("/v1/hotels")
@Tag(name = "Hotels", description = "Where one can stay")
class HotelController {

    private final HotelReads reads;
    private final CatalogueChanges changes;
    private final CatalogueRequests requests;

    HotelController(HotelReads reads, CatalogueChanges changes, CatalogueRequests requests) {
        this.reads = reads;
        this.changes = changes;
        this.requests = requests;
    }

    @GetMapping
    @SecurityRequirements
    @Operation(
            operationId = "listHotels",
            summary = "List hotels by name",
            description =
                    "Filter by city (whatever case and accents, a well-known one also by its names in other languages)"
                            + " and ISO country code.")
    Page<HotelView> list(
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable String country,
            PageRequest page) {
        return reads.list(city, country, page);
    }

    @GetMapping("/{id}")
    @SecurityRequirements
    @Operation(
            operationId = "readHotel",
            summary = "One hotel",
            description = "410 once the hotel is closed. The hotel's own people also see it then, and its allowance for"
                    + " overbooking.")
    ResponseEntity<HotelView> get(@PathVariable String id, @Nullable Caller caller) {
        HotelView hotel =
                Access.seesHouse(caller, id) ? reads.find(id).orElseGet(() -> reads.open(id)) : reads.open(id);
        return Answers.ok(hotel, hotel.version());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "openHotel",
            summary = "Open a hotel",
            description = "Zone and currency are for ever. Then add room types, rate plans and inventory.")
    ResponseEntity<HotelView> create(@Valid @RequestBody HotelBody body, IdempotentRequest request, Caller caller) {
        Answers.unlessRefused(Access.refusalToOpenOrCloseHotels(caller));
        body.refuseFaults();
        return requests.created(Kind.HOTEL, "/v1/hotels/", changes.open(request, body::made), reads::find);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            operationId = "changeHotel",
            summary = "Change some of a hotel",
            description =
                    "JSON Merge Patch. Needs If-Match. When overbookingPercent changes, the sell limits of all coming"
                            + " nights follow; 409 with the nights if more is sold already.")
    ResponseEntity<HotelView> change(
            @PathVariable String id, @RequestBody ObjectNode patch, SeenVersion seen, Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, id));
        if (!caller.role().isHeadOffice() && patch.has("guestRating")) {
            boolean same = reads.find(id)
                    .filter(hotel -> patch.get("guestRating").isNumber()
                            && patch.get("guestRating").asDouble() == hotel.guestRating())
                    .isPresent();
            Answers.unlessRefused(same ? Optional.empty() : Optional.of(Refusal.forbidden("guest_rating")));
        }
        requests.change(Kind.HOTEL, id, id, seen, patch, HotelBody.class, HotelBody::of, HotelBody::change);
        return get(id, caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "takeHotelOffSale",
            summary = "Take a hotel off sale",
            description = "Soft: no new bookings, the booked ones live on. To look after those too, close it with"
                    + " POST /v1/operations/hotel-closures. Needs If-Match.")
    ResponseEntity<Void> delete(@PathVariable String id, SeenVersion seen, Caller caller) {
        Answers.unlessRefused(Access.refusalToOpenOrCloseHotels(caller));
        return requests.delete(Kind.HOTEL, id, id, seen);
    }
}
