package io.lodgeflow.api.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.api.catalogue.HotelBody;
import io.lodgeflow.api.catalogue.WebAddress;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import io.lodgeflow.domain.money.Chargeable;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Faults;
import io.lodgeflow.web.MergePatch;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.SeenVersion;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.TextReader;
import io.lodgeflow.web.catalogue.HotelReads;
import io.lodgeflow.web.catalogue.HouseReads;
import io.lodgeflow.web.catalogue.HouseReads.RoomTypeTexts;
import io.lodgeflow.web.catalogue.HouseReads.RoomTypeTranslations;
import io.lodgeflow.web.catalogue.HouseReads.RoomTypeView;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.management.CalendarChanges;
import io.lodgeflow.workflows.management.CatalogueChanges;
import io.lodgeflow.workflows.management.CatalogueChanges.Kind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.node.ObjectNode;

/** Kinds of rooms: everybody reads them, the hotel changes them. */
@RestController
@RequestMapping("/v1/hotels/{hotelId}/room-types")
@Tag(name = "Room types", description = "Kinds of rooms of a hotel")
class RoomTypeController {

    /**
     * A room type as it is created, and as it looks to a merge patch.
     *
     * @param code unique within the hotel; never changes
     * @param translations what readers of other languages read instead
     * @param basePrice in the hotel's currency
     * @param calendarDays only when creating: how many nights from today the calendar of prices gets at once, 400 if absent;
     *     no rooms are on sale until the inventory is set
     */
    record RoomTypeBody(
            @NotNull @Pattern(regexp = CODE, message = CODE_RULE)
            String code,

            @NotNull @Text(max = 200) String name,

            @Nullable @Text(min = 0, max = 4000, multiline = true)
            String description,

            @NotNull @Min(1) @Max(20) Integer occupancy,
            @Nullable @Text(min = 0, max = 200) String beds,
            @Nullable @Min(0) @Max(5000) Integer squareMetres,
            @Nullable @Min(0) @Max(100) Integer grade,
            @NotNull Money basePrice,

            @Nullable @Size(max = 50) @JsonDeserialize(contentUsing = TextReader.class)
            List<@NotNull @Text(max = 60) String> amenities,

            @Nullable @Size(max = 20) List<@NotNull @WebAddress String> images,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Valid
            RoomTypeTranslations translations,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Min(0) @Max(730)
            Integer calendarDays) {

        /** In minor units: 100,000,000,000.00 euros. */
        private static final long MOST_MINOR = 10_000_000_000_000L;

        static final String CODE = "[A-Z0-9_-]{1,20}";
        static final String CODE_RULE = "must be 1 to 20 of A-Z, 0-9, _ and -";
        static final int USUAL_CALENDAR_DAYS = 400;

        static RoomTypeBody of(RoomType type, String currency) {
            RoomTypeDetails details = type.details();
            return new RoomTypeBody(
                    type.code(),
                    details.name(),
                    details.description(),
                    details.occupancy(),
                    details.beds(),
                    details.squareMetres(),
                    details.grade(),
                    type.basePrice(Currency.getInstance(currency)),
                    details.amenities(),
                    details.images(),
                    translationsOf(type),
                    null);
        }

        /** Nobody can pay it with a card. */
        static final String UNPAYABLE = "unpayable_price";

        /** Too high: sums of a long stay of many rooms under a dear plan must still fit. */
        static Faults faultsOfPrice(String pointer, Money nightly, String currency) {
            return new Faults()
                    .body(
                            !nightly.currencyCode().equals(currency),
                            pointer + "/currency",
                            "wrong_currency",
                            "This hotel sells in " + currency + ".")
                    .body(nightly.isNegative(), pointer + "/amount", "negative_price", "A price is not negative.")
                    .body(
                            nightly.minorUnits() > MOST_MINOR,
                            pointer + "/amount",
                            "price_too_high",
                            "This price is too high for any room.")
                    .body(
                            !nightly.isNegative() && !Chargeable.is(nightly),
                            pointer + "/amount",
                            UNPAYABLE,
                            "No card can be charged this: nothing, or at least %s in steps of %s."
                                    .formatted(
                                            Chargeable.least(nightly.currency()),
                                            new Money(Chargeable.step(nightly.currency()), nightly.currency())));
        }

        private void refuseFaults(String currency) {
            faultsOfPrice("/basePrice", basePrice, currency)
                    .body(HotelBody.lengthOf(amenities) > 2000, "/amenities", "too_long", "All amenities are too long.")
                    .body(HotelBody.lengthOf(images) > 4000, "/images", "too_long", "All addresses are too long.")
                    .refuseIfAny();
        }

        RoomType made(String id, Hotel hotel) {
            refuseFaults(hotel.currency().getCurrencyCode());
            RoomType type = new RoomType(id, hotel.id(), code, details());
            type.sayInKorean(korean());
            return type;
        }

        void change(RoomType type, String currency) {
            refuseFaults(currency);
            new Faults()
                    .body(!code.equals(type.code()), "/code", "immutable", "A room type's code never changes.")
                    .body(calendarDays != null, "/calendarDays", "immutable", "Only for creating; set the inventory.")
                    .refuseIfAny();
            type.change(details());
            type.sayInKorean(korean());
        }

        private RoomType.@Nullable Texts korean() {
            RoomTypeTexts ko = translations == null ? null : translations.ko();
            return ko == null
                    ? null
                    : new RoomType.Texts(
                            ko.name(), HotelBody.orElse(ko.description(), ""), HotelBody.orElse(ko.beds(), ""));
        }

        private static @Nullable RoomTypeTranslations translationsOf(RoomType type) {
            RoomType.Texts ko = type.inKorean();
            return ko == null
                    ? null
                    : new RoomTypeTranslations(new RoomTypeTexts(ko.name(), ko.description(), ko.beds()));
        }

        private RoomTypeDetails details() {
            return new RoomTypeDetails(
                    name,
                    HotelBody.orElse(description, ""),
                    occupancy,
                    HotelBody.orElse(beds, ""),
                    HotelBody.orElse(squareMetres, 0),
                    HotelBody.orElse(grade, 0),
                    basePrice.minorUnits(),
                    HotelBody.orElse(amenities, List.of()),
                    HotelBody.orElse(images, List.of()));
        }
    }

    private final HotelReads hotels;
    private final HouseReads reads;
    private final CatalogueChanges changes;
    private final CatalogueRequests requests;
    private final CalendarChanges calendar;

    RoomTypeController(
            HotelReads hotels,
            HouseReads reads,
            CatalogueChanges changes,
            CatalogueRequests requests,
            CalendarChanges calendar) {
        this.hotels = hotels;
        this.reads = reads;
        this.changes = changes;
        this.requests = requests;
        this.calendar = calendar;
    }

    @GetMapping
    @SecurityRequirements
    @Operation(
            operationId = "listRoomTypes",
            summary = "Room types of a hotel, by grade",
            description = "All of them, lowest grade first. For everybody.")
    Page<RoomTypeView> list(@PathVariable String hotelId) {
        hotels.open(hotelId);
        return new Page<>(reads.roomTypes(hotelId), null);
    }

    @GetMapping("/{id}")
    @SecurityRequirements
    @Operation(
            operationId = "readRoomType",
            summary = "One room type",
            description = "For everybody. 410 once the hotel is closed.")
    ResponseEntity<RoomTypeView> get(@PathVariable String hotelId, @PathVariable String id) {
        hotels.open(hotelId);
        return requests.found(Kind.ROOM_TYPE, id, reads.roomType(hotelId, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addRoomType",
            summary = "Add a room type",
            description = "Its calendar of calendarDays nights (400 if absent) starts"
                    + " today at the base price with no rooms on sale; put rooms on sale with PUT .../inventory/bulk.")
    ResponseEntity<RoomTypeView> create(
            @PathVariable String hotelId,
            @Valid @RequestBody RoomTypeBody body,
            IdempotentRequest request,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        int days = HotelBody.orElse(body.calendarDays(), RoomTypeBody.USUAL_CALENDAR_DAYS);
        return requests.created(
                Kind.ROOM_TYPE,
                "/v1/hotels/" + hotelId + "/room-types/",
                changes.add(Kind.ROOM_TYPE, hotelId, request, body::made).then(id -> calendar.open(hotelId, id, days)),
                id -> reads.roomType(hotelId, id));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            operationId = "changeRoomType",
            summary = "Change some of a room type",
            description = "JSON Merge Patch. Needs If-Match.")
    ResponseEntity<RoomTypeView> change(
            @PathVariable String hotelId,
            @PathVariable String id,
            @RequestBody ObjectNode patch,
            SeenVersion seen,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        requests.change(
                Kind.ROOM_TYPE,
                hotelId,
                id,
                seen,
                patch,
                RoomTypeBody.class,
                type -> RoomTypeBody.of(type, hotels.onSale(hotelId).currency()),
                (body, type) -> body.change(type, hotels.onSale(hotelId).currency()));
        return get(hotelId, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeRoomType",
            summary = "Remove a room type",
            description = "Not before its last booking is over. Needs If-Match.")
    ResponseEntity<Void> delete(
            @PathVariable String hotelId, @PathVariable String id, SeenVersion seen, Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        return requests.delete(Kind.ROOM_TYPE, hotelId, id, seen);
    }
}
