package io.lodgeflow.api.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.api.management.RoomTypeController.RoomTypeBody;
import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.money.Chargeable;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Faults;
import io.lodgeflow.web.MergePatch;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.SeenVersion;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.catalogue.HotelReads;
import io.lodgeflow.web.catalogue.HouseReads;
import io.lodgeflow.web.catalogue.HouseReads.RatePlanTexts;
import io.lodgeflow.web.catalogue.HouseReads.RatePlanTranslations;
import io.lodgeflow.web.catalogue.HouseReads.RatePlanView;
import io.lodgeflow.web.catalogue.HouseReads.RoomTypeView;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
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
import java.util.List;
import java.util.Locale;
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
import tools.jackson.databind.node.ObjectNode;

/** Terms of sale: everybody reads them, the hotel changes them. */
@RestController
@RequestMapping("/v1/hotels/{hotelId}/rate-plans")
@Tag(name = "Rate plans", description = "Ways to pay and to cancel, with their share of the price")
class RatePlanController {

    /**
     * A rate plan as it is created, and as it looks to a merge patch.
     *
     * @param code unique within the hotel; never changes
     * @param depositPercent share of the price due within the hold; for DEPOSIT plans only
     * @param cancellationPolicy name by which the cancellation table finds the rules, such as flexible or non_refundable, in
     *     any case; a
     *     name that the table does not know is refused
     * @param datesChangeable whether arrival and departure may be changed once it is booked; absent: unless the rules refund
     *     nothing {@value #SOME_DAYS} days ahead
     */
    record RatePlanBody(
            @NotNull @Pattern(regexp = RoomTypeBody.CODE, message = RoomTypeBody.CODE_RULE)
            String code,

            @NotNull @Text(max = 200) String name,
            @NotNull @Min(1) @Max(200) Integer pricePercent,
            @NotNull PaymentPlan paymentPlan,
            @Nullable @Min(0) @Max(99) Integer depositPercent,

            @NotNull
            @Pattern(regexp = "[A-Za-z0-9_]{1,40}", message = "must be the name of a rule set, such as flexible")
            String cancellationPolicy,

            @Nullable Boolean datesChangeable,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Valid
            RatePlanTranslations translations) {

        /** Far enough before arrival for every rule set to have a line. */
        private static final int SOME_DAYS = 30;

        static RatePlanBody of(RatePlan plan) {
            return new RatePlanBody(
                    plan.code(),
                    plan.name(),
                    plan.pricePercent(),
                    plan.paymentPlan(),
                    plan.depositPercent(),
                    plan.cancellationPolicy(),
                    plan.datesChangeable(),
                    plan.inKorean() == null ? null : new RatePlanTranslations(new RatePlanTexts(plan.inKorean())));
        }

        private @Nullable String korean() {
            return translations == null || translations.ko() == null
                    ? null
                    : translations.ko().name();
        }

        /** As the cancellation table writes it. */
        private String ruleSet() {
            return cancellationPolicy.toUpperCase(Locale.ROOT);
        }

        int deposit() {
            return depositPercent == null ? 0 : depositPercent;
        }

        /** @param nightly what a night costs before the plan, of each room type */
        void refuseFaults(CancellationPolicy policy, List<Money> nightly) {
            new Faults()
                    .body(
                            nightly.stream().anyMatch(price -> !Chargeable.is(price.percent(pricePercent))),
                            "/pricePercent",
                            RoomTypeBody.UNPAYABLE,
                            "Of a room type's base price this is less than a card can be charged.")
                    .body(
                            (paymentPlan == PaymentPlan.DEPOSIT) != (deposit() > 0),
                            "/depositPercent",
                            "deposit_plan",
                            "A deposit plan asks for 1 to 99 percent, every other plan for none.")
                    .body(
                            !isKnown(policy),
                            "/cancellationPolicy",
                            "unknown_policy",
                            "The cancellation table has no such rule set.")
                    .refuseIfAny();
        }

        private boolean datesMayChange(CancellationPolicy policy) {
            return datesChangeable == null
                    ? policy.decide(policy.currentVersion(), ruleSet(), SOME_DAYS)
                                    .refundPercent()
                            > 0
                    : datesChangeable;
        }

        RatePlan made(String id, Hotel hotel, CancellationPolicy policy) {
            RatePlan plan = new RatePlan(id, hotel.id(), code, name, pricePercent, paymentPlan, ruleSet());
            plan.askDeposit(deposit());
            plan.allowDateChanges(datesMayChange(policy));
            plan.sayInKorean(korean());
            return plan;
        }

        void change(RatePlan plan, CancellationPolicy policy) {
            new Faults()
                    .body(!code.equals(plan.code()), "/code", "immutable", "A rate plan's code never changes.")
                    .refuseIfAny();
            plan.change(name, pricePercent, paymentPlan, ruleSet());
            plan.askDeposit(deposit());
            plan.allowDateChanges(datesMayChange(policy));
            plan.sayInKorean(korean());
        }

        private boolean isKnown(CancellationPolicy policy) {
            try {
                policy.decide(policy.currentVersion(), ruleSet(), SOME_DAYS);
                return true;
            } catch (IllegalStateException noLineOfThatName) {
                return false;
            }
        }
    }

    private final HotelReads hotels;
    private final HouseReads reads;
    private final CatalogueChanges changes;
    private final CatalogueRequests requests;
    private final CancellationPolicy policy;

    RatePlanController(
            HotelReads hotels,
            HouseReads reads,
            CatalogueChanges changes,
            CatalogueRequests requests,
            CancellationPolicy policy) {
        this.hotels = hotels;
        this.reads = reads;
        this.changes = changes;
        this.requests = requests;
        this.policy = policy;
    }

    private List<Money> basePrices(String hotelId) {
        return reads.roomTypes(hotelId).stream().map(RoomTypeView::basePrice).toList();
    }

    @GetMapping
    @SecurityRequirements
    @Operation(
            operationId = "listRatePlans",
            summary = "Rate plans of a hotel, by code",
            description = "All of them. For everybody.")
    Page<RatePlanView> list(@PathVariable String hotelId) {
        hotels.open(hotelId);
        return new Page<>(reads.ratePlans(hotelId), null);
    }

    @GetMapping("/{id}")
    @SecurityRequirements
    @Operation(
            operationId = "readRatePlan",
            summary = "One rate plan",
            description = "For everybody. 410 once the hotel is closed.")
    ResponseEntity<RatePlanView> get(@PathVariable String hotelId, @PathVariable String id) {
        hotels.open(hotelId);
        return requests.found(Kind.RATE_PLAN, id, reads.ratePlan(hotelId, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addRatePlan",
            summary = "Add a rate plan",
            description = "Its price is a share of the calendar's price.")
    ResponseEntity<RatePlanView> create(
            @PathVariable String hotelId,
            @Valid @RequestBody RatePlanBody body,
            IdempotentRequest request,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        body.refuseFaults(policy, basePrices(hotelId));
        return requests.created(
                Kind.RATE_PLAN,
                "/v1/hotels/" + hotelId + "/rate-plans/",
                changes.add(Kind.RATE_PLAN, hotelId, request, (id, hotel) -> body.made(id, hotel, policy)),
                id -> reads.ratePlan(hotelId, id));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            operationId = "changeRatePlan",
            summary = "Change some of a rate plan",
            description = "JSON Merge Patch. Needs If-Match.")
    ResponseEntity<RatePlanView> change(
            @PathVariable String hotelId,
            @PathVariable String id,
            @RequestBody ObjectNode patch,
            SeenVersion seen,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        List<Money> nightly = basePrices(hotelId);
        requests.change(
                Kind.RATE_PLAN, hotelId, id, seen, patch, RatePlanBody.class, RatePlanBody::of, (body, plan) -> {
                    body.refuseFaults(policy, nightly);
                    body.change(plan, policy);
                });
        return get(hotelId, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeRatePlan",
            summary = "Remove a rate plan",
            description = "Soft: what was booked lives on. Needs If-Match.")
    ResponseEntity<Void> delete(
            @PathVariable String hotelId, @PathVariable String id, SeenVersion seen, Caller caller) {
        Answers.unlessRefused(Access.refusalToChangeCatalogue(caller, hotelId));
        return requests.delete(Kind.RATE_PLAN, hotelId, id, seen);
    }
}
