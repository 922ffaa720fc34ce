package io.lodgeflow.api.operations;

import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.operations.BatchRepair;
import io.lodgeflow.workflows.operations.BookingSearch;
import io.lodgeflow.workflows.operations.Operator;
import io.lodgeflow.workflows.operations.RepairBatch;
import io.lodgeflow.workflows.operations.RepairBatches;
import io.lodgeflow.workflows.operations.RepairKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** What is looked for; absent fields do not limit. */
    record Search(
            @Nullable @Text(max = 120) String text,
            @Nullable @Size(max = 40) String hotel,
            @Nullable Set<ReservationStatus> status,
            @Nullable @Size(max = 120) String step,
            boolean incident,
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
                    incident || cause != null,
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

    @PostMapping("/repair-batches")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Freeze a repair of many bookings",
            description = "Exactly those that are named, or those that the search finds now. Nothing is done yet: the"
                    + " batch becomes FROZEN when it is known of each what would be done.")
    RepairBatch freeze(@Valid @RequestBody Chosen body, Operator operator) {
        return Answers.granted(BatchRepair.of(body.kind(), body.assignee()).then(repair -> {
            if (body.reservationIds() != null) {
                return batches.freezeBookings(body.reservationIds(), repair, body.reason(), body.perMinute(), operator);
            }
            return body.search() == null
                    ? Result.refused(Refusal.invalid(
                            "field_missing", "/reservationIds", "Name the bookings, or a search that finds them."))
                    : batches.freezeFound(body.search().criteria(), repair, body.reason(), body.perMinute(), operator);
        }));
    }

    @GetMapping("/repair-batches")
    @Operation(summary = "Repairs of many, newest first")
    List<RepairBatch> batches(Caller caller) {
        operate(caller);
        return batches.latest(LATEST_BATCHES);
    }

    @GetMapping("/repair-batches/{id}")
    @Operation(summary = "How far it is", description = "How many items are in each state.")
    RepairBatch batch(@PathVariable String id, Caller caller) {
        operate(caller);
        Optional<RepairBatch> batch = batches.find(id);
        Answers.unlessRefused(
                batch.isPresent() ? Optional.empty() : Optional.of(Refusal.notFound("batch of repairs", id)));
        return batch.orElseThrow();
    }

    @GetMapping("/repair-batches/{id}/items")
    @Operation(summary = "What became of each item")
    Page<RepairBatch.Item> items(@PathVariable String id, PageRequest page, Caller caller) {
        operate(caller);
        int after = page.after(ITEMS, 1)
                .map(cursor -> position(cursor.values().getFirst()))
                .orElse(0);
        return Page.of(
                batches.items(id, after, page.limit() + 1),
                page.limit(),
                item -> new Cursor(ITEMS, List.of(Integer.toString(item.position()))));
    }

    @PostMapping("/repair-batches/{id}/actions/try-one")
    @Operation(summary = "Try one item first")
    RepairBatch tryOne(@PathVariable String id, Operator operator) {
        return Answers.granted(batches.tryOne(id, operator));
    }

    @PostMapping("/repair-batches/{id}/actions/run")
    @Operation(summary = "Try all that are left, or go on after a pause")
    RepairBatch run(@PathVariable String id, Operator operator) {
        return Answers.granted(batches.runAll(id, operator));
    }

    @PostMapping("/repair-batches/{id}/actions/pause")
    @Operation(summary = "Begin nothing more for now")
    RepairBatch pause(@PathVariable String id, Operator operator) {
        return Answers.granted(batches.pause(id, operator));
    }

    @PostMapping("/repair-batches/{id}/actions/stop")
    @Operation(summary = "Begin nothing more, for good")
    RepairBatch stop(@PathVariable String id, Operator operator) {
        return Answers.granted(batches.stop(id, operator));
    }

    private static int position(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw Cursor.invalid();
        }
    }

    private static void operate(Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
    }
}
