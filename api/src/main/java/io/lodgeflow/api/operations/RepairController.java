package io.lodgeflow.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.SeenVersion;
import io.lodgeflow.web.operations.RepairBody;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.operations.RepairDesk;
import io.lodgeflow.workflows.operations.RepairOutcome;
import io.lodgeflow.workflows.operations.RepairPreview;
import io.lodgeflow.workflows.words.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Repairs of bookings. Each is idempotent by the state of the booking: repeated, it is refused and changes nothing.
 * If-Match is honoured when sent.
 */
@RestController
@RequestMapping("/v1/operations")
@Tag(name = "Repairs", description = "What operators do to bookings, each with a preview and a line in the audit log")
class RepairController {

    private static final int MOST_AT_ONCE = 100;

    private final RepairDesk desk;

    RepairController(RepairDesk desk) {
        this.desk = desk;
    }

    record Bulk(
            @NotNull @Size(min = 1, max = MOST_AT_ONCE) List<@NotNull @Size(min = 1, max = 40) String> reservationIds,
            @NotNull @Valid RepairBody repair) {}

    /** @param refusal code and detail; absent when it was done */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BulkItem(
            String reservationId,
            @Nullable RepairOutcome outcome,
            @Nullable String refusal,
            @Nullable String detail) {}

    @PostMapping("/reservations/{id}/repairs/preview")
    @Operation(operationId = "previewRepair", summary = "What a repair would do now", description = "Changes nothing.")
    RepairPreview preview(@PathVariable String id, @Valid @RequestBody RepairBody body, Operator operator) {
        return Answers.granted(body.repair().then(repair -> desk.preview(id, repair, operator)));
    }

    @PostMapping("/reservations/{id}/repairs")
    @Operation(
            operationId = "repairReservation",
            summary = "Repair a booking",
            description = "Allowed by role and kind; needs a reason.")
    RepairOutcome perform(
            @PathVariable String id, @Valid @RequestBody RepairBody body, SeenVersion seen, Operator operator) {
        return Answers.granted(
                body.repair().then(repair -> desk.perform(id, repair, reason(body), seen.ifGiven(), operator)));
    }

    @PostMapping("/repairs")
    @Operation(
            operationId = "repairReservations",
            summary = "Repair many bookings",
            description = "Exactly those that are named, each by itself; the answer says what became of each.")
    List<BulkItem> performAll(@Valid @RequestBody Bulk bulk, Operator operator) {
        return Answers.granted(bulk.repair()
                .repair()
                .map(repair -> desk.performAll(bulk.reservationIds(), repair, reason(bulk.repair()), operator).stream()
                        .map(RepairController::item)
                        .toList()));
    }

    private static String reason(RepairBody body) {
        return Objects.requireNonNullElse(body.reason(), "");
    }

    private static BulkItem item(RepairDesk.Item item) {
        return switch (item.result()) {
            case Result.Done<RepairOutcome>(RepairOutcome outcome) ->
                new BulkItem(item.reservationId(), outcome, null, null);
            case Result.Refused<RepairOutcome>(Refusal refusal) ->
                new BulkItem(item.reservationId(), null, refusal.code(), Sentences.english(refusal.detail()));
        };
    }
}
