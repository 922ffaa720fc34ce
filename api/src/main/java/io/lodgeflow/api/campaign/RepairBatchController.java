package io.lodgeflow.api.campaign;

import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.BatchRepair;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.CampaignItem;
import io.lodgeflow.workflows.campaign.RepairBatches;
import io.lodgeflow.workflows.operations.BookingSearch;
import io.lodgeflow.workflows.operations.RepairKind;
import io.lodgeflow.workflows.words.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Repairs of many: frozen with a preview of each, one first, then all, paused and stopped. For the head office. */
@RestController
@RequestMapping("/v1/operations")
@Tag(name = "Repair batches", description = "One repair of many chosen bookings, or the retry of a whole cause")
class RepairBatchController {

    private static final int LATEST_BATCHES = 50;
    private static final String ITEMS = "repair-batch-items";

    private final RepairBatches batches;

    RepairBatchController(RepairBatches batches) {
        this.batches = batches;
    }

    /** @param perMinute most tries in a minute */
    record Freeze(
            @NotNull @Text(max = 300) String reason,
            @Min(1) @Max(60_000) int perMinute) {}

    /** What is looked for; absent fields do not limit. */
    record Search(
            @Nullable @Text(max = 120) String text,
            @Nullable @Size(max = 40) String hotel,
            @Nullable Set<ReservationStatus> status,
            @Nullable @Size(max = 120) String step,
            @Nullable Boolean incident,
            @Nullable @Size(max = 64) String cause,
            @Nullable LocalDate arrivalFrom,
            @Nullable LocalDate arrivalTo,
            @Nullable @Size(max = 80) String assignee) {

        BookingSearch.Criteria criteria() {
            return new BookingSearch.Criteria(
                    text,
                    hotel,
                    Objects.requireNonNullElse(status, Set.of()),
                    step,
                    Boolean.TRUE.equals(incident) || cause != null,
                    cause,
                    arrivalFrom,
                    arrivalTo,
                    assignee);
        }
    }

    /**
     * @param reservationIds exactly these; absent: those that the search finds now
     * @param perMinute most repairs in a minute
     */
    record Chosen(
            @Nullable @Size(min = 1, max = RepairBatches.MOST_BOOKINGS)
            List<@NotNull @Size(min = 1, max = 40) String> reservationIds,

            @Nullable @Valid Search search,
            @NotNull RepairKind kind,
            @Nullable @Size(min = 1, max = 80) String assignee,
            @NotNull @Text(max = 300) String reason,
            @Min(1) @Max(60_000) int perMinute) {}

    /** A batch without the network address of who lets it run. */
    record Batch(
            String id,
            @Nullable String fingerprint,
            String cause,
            @Nullable BatchRepair repair,
            Campaign.State state,
            int size,
            int perMinute,
            String reason,
            String createdBy,
            Instant createdAt,
            @Nullable Instant endedAt,
            Map<CampaignItem.State, Integer> items,
            int previewed,
            int refusedInPreview) {

        static Batch of(Campaign batch) {
            Campaign.@Nullable Retry retry = batch.task() instanceof Campaign.Retry of ? of : null;
            return new Batch(
                    batch.id(),
                    retry == null ? null : retry.fingerprint(),
                    retry == null ? "" : retry.cause(),
                    batch.task() instanceof Campaign.RepairOfEach each ? each.repair() : null,
                    batch.state(),
                    batch.size(),
                    batch.perMinute(),
                    batch.reason(),
                    batch.createdBy(),
                    batch.createdAt(),
                    batch.endedAt(),
                    batch.items(),
                    batch.previewed(),
                    batch.refusedInPreview());
        }
    }

    record Item(
            int position,
            @Nullable String workId,
            IncidentRecord.Kind kind,
            String reservationId,
            String step,
            @Nullable String preview,
            boolean refused,
            CampaignItem.State state,
            String detail,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {

        static Item of(CampaignItem item) {
            return new Item(
                    item.position(),
                    item.workId(),
                    item.kind(),
                    item.reservationId(),
                    item.step(),
                    item.preview() == null ? null : Sentences.english(item.preview()),
                    item.refused(),
                    item.state(),
                    Sentences.english(item.detail()),
                    item.startedAt(),
                    item.endedAt());
        }
    }

    @PostMapping("/repair-batches")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "freezeRepairBatch",
            summary = "Freeze a repair of many bookings",
            description = "Exactly those that are named, or those that the search finds now. Nothing is done yet: the"
                    + " batch becomes frozen when it is known of each what would be done.")
    Batch freeze(@Valid @RequestBody Chosen body, Operator operator) {
        return Batch.of(Answers.granted(BatchRepair.of(body.kind(), body.assignee())
                .then(repair -> {
                    if (body.reservationIds() != null) {
                        return batches.freezeBookings(
                                body.reservationIds(), repair, body.reason(), body.perMinute(), operator);
                    }
                    return body.search() == null
                            ? Result.refused(Refusal.invalid("field_missing.bookings", "/reservationIds"))
                            : batches.freezeFound(
                                    body.search().criteria(), repair, body.reason(), body.perMinute(), operator);
                })));
    }

    @GetMapping("/repair-batches")
    @Operation(
            operationId = "listRepairBatches",
            summary = "Repairs of many, newest first",
            description = "The latest 50. For the head office.")
    Page<Batch> batches(Caller caller) {
        operate(caller);
        return Page.whole(batches.latest(LATEST_BATCHES).stream().map(Batch::of).toList());
    }

    @GetMapping("/repair-batches/{id}")
    @Operation(
            operationId = "readRepairBatch",
            summary = "How far it is",
            description = "How many items are in each state.")
    Batch batch(@PathVariable String id, Caller caller) {
        operate(caller);
        return Batch.of(Answers.granted(batches.find(id)));
    }

    @GetMapping("/repair-batches/{id}/items")
    @Operation(
            operationId = "listRepairBatchItems",
            summary = "What became of each item",
            description = "In the order in which they are tried, with preview and outcome of each.")
    Page<Item> items(@PathVariable String id, PageRequest page, Caller caller) {
        operate(caller);
        int after = page.after(ITEMS, 1)
                .map(cursor -> position(cursor.values().getFirst()))
                .orElse(0);
        return Page.of(
                Answers.granted(batches.items(id, after, page.limit() + 1)).stream()
                        .map(Item::of)
                        .toList(),
                page.limit(),
                item -> new Cursor(ITEMS, List.of(Integer.toString(item.position()))));
    }

    @PostMapping("/repair-batches/{id}/actions/try-one")
    @Operation(
            operationId = "tryOneOfRepairBatch",
            summary = "Try one item first",
            description = "Only the first item that is left; the batch then waits for what the operator decides.")
    Batch tryOne(@PathVariable String id, Operator operator) {
        return Batch.of(Answers.granted(batches.tryOne(id, operator)));
    }

    @PostMapping("/repair-batches/{id}/actions/run")
    @Operation(
            operationId = "runRepairBatch",
            summary = "Try all that are left, or go on after a pause",
            description = "Not faster than perMinute; the answer does not wait for the end.")
    Batch run(@PathVariable String id, Operator operator) {
        return Batch.of(Answers.granted(batches.runAll(id, operator)));
    }

    @PostMapping("/repair-batches/{id}/actions/pause")
    @Operation(
            operationId = "pauseRepairBatch",
            summary = "Begin nothing more for now",
            description = "What is under way is finished; it can be run again.")
    Batch pause(@PathVariable String id, Operator operator) {
        return Batch.of(Answers.granted(batches.pause(id, operator)));
    }

    @PostMapping("/repair-batches/{id}/actions/stop")
    @Operation(
            operationId = "stopRepairBatch",
            summary = "Begin nothing more, for good",
            description = "What is under way is finished; the rest is never tried.")
    Batch stop(@PathVariable String id, Operator operator) {
        return Batch.of(Answers.granted(batches.stop(id, operator)));
    }

    private static int position(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw Cursor.invalid();
        }
    }

    @PostMapping("/incident-groups/{fingerprint}/repair-batches")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "freezeIncidentGroup",
            tags = "Incidents",
            summary = "Freeze the open incidents of a cause for a retry",
            description = "Nothing is tried yet; incidents that come later do not belong to it.")
    Batch freeze(@PathVariable String fingerprint, @Valid @RequestBody Freeze body, Operator operator) {
        return Batch.of(Answers.granted(batches.freezeCause(fingerprint, body.reason(), body.perMinute(), operator)));
    }

    private static void operate(Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
    }
}
