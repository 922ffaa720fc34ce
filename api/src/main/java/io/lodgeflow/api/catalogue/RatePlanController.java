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

/** Terms of sale: everybody reads them, the hotel changes them. */
@RestController
@RequestMapping("/v1/hotels/{hotelId}/rate-plans")
@Tag(name = "Rate plans")
class RatePlanController {

    private final HotelReads hotels;
    private final HouseReads reads;
    private final RatePlanChanges changes;

    RatePlanController(HotelReads hotels, HouseReads reads, RatePlanChanges changes) {
        this.hotels = hotels;
        this.reads = reads;
        this.changes = changes;
    }

    @GetMapping
    @SecurityRequirements
    @Operation(summary = "Rate plans of a hotel, by code")
    Page<RatePlanView> list(@PathVariable String hotelId) {
        hotels.open(hotelId);
        return new Page<>(reads.ratePlans(hotelId), null);
    }

    @GetMapping("/{id}")
    @SecurityRequirements
    @Operation(summary = "One rate plan")
    ResponseEntity<RatePlanView> get(@PathVariable String hotelId, @PathVariable String id) {
        hotels.open(hotelId);
        RatePlanView found =
                reads.ratePlan(hotelId, id).orElseThrow(() -> ProblemException.of(Refusal.notFound("rate plan", id)));
        return Answers.ok(found, found.version());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a rate plan", description = "Its price is a share of the calendar's price.")
    ResponseEntity<RatePlanView> create(
            @PathVariable String hotelId,
            @Valid @RequestBody RatePlanBody body,
            IdempotentRequest request,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        String id = changes.create(hotelId, body, request);
        RatePlanView created =
                reads.ratePlan(hotelId, id).orElseThrow(() -> ProblemException.of(Refusal.notFound("rate plan", id)));
        URI location = URI.create("/v1/hotels/" + hotelId + "/rate-plans/" + id);
        return Answers.created(location, created, created.version());
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(summary = "Change some of a rate plan", description = "JSON Merge Patch. Needs If-Match.")
    ResponseEntity<RatePlanView> change(
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
    @Operation(summary = "Remove a rate plan", description = "Soft: what was booked lives on. Needs If-Match.")
    ResponseEntity<Void> delete(
            @PathVariable String hotelId, @PathVariable String id, SeenVersion seen, Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        changes.delete(hotelId, id, seen.required());
        return ResponseEntity.noContent().build();
    }
}
