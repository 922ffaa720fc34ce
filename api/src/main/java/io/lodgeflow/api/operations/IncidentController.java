package io.lodgeflow.api.operations;

import io.lodgeflow.api.security.Access;
import io.lodgeflow.api.security.Caller;
import io.lodgeflow.api.web.Answers;
import io.lodgeflow.api.web.Cursor;
import io.lodgeflow.api.web.Page;
import io.lodgeflow.api.web.PageRequest;
import io.lodgeflow.api.web.Text;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.workflows.operations.IncidentGroup;
import io.lodgeflow.workflows.operations.IncidentRecord;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.Operator;
import io.lodgeflow.workflows.operations.RetryBatch;
import io.lodgeflow.workflows.operations.RetryBatches;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What failed, by cause, and the retries of whole causes. For the head office. */
@RestController
@RequestMapping("/v1/operations")
@Tag(name = "Incidents", description = "Failed steps grouped by cause, and their retry")
class IncidentController {

    private static final int MOST_GROUPS = 200;
    private static final int LATEST_BATCHES = 50;
    private static final String INCIDENTS = "incidents";
    private static final String ITEMS = "retry-items";

    private final Incidents incidents;
    private final RetryBatches batches;

    IncidentController(Incidents incidents, RetryBatches batches) {
        this.incidents = incidents;
        this.batches = batches;
    }

    /** @param perMinute most tries in a minute */
    record Freeze(
            @NotNull @Text(max = 300) String reason,
            @Min(1) @Max(60_000) int perMinute) {}

    @GetMapping("/incident-groups")
    @Operation(summary = "Causes with open incidents, most frequent first")
    List<IncidentGroup> groups(Caller caller) {
        operate(caller);
        return incidents.groups(MOST_GROUPS);
    }

    @GetMapping("/incident-groups/{fingerprint}/incidents")
    @Operation(summary = "Open incidents of a cause")
    Page<IncidentRecord> incidentsOf(@PathVariable String fingerprint, PageRequest page, Caller caller) {
        operate(caller);
        String after = page.after(INCIDENTS, 1)
                .map(cursor -> cursor.values().getFirst())
                .orElse(null);
        return Page.of(
                incidents.openOf(fingerprint, after, page.limit() + 1),
                page.limit(),
                incident -> new Cursor(INCIDENTS, List.of(incident.id())));
    }

    @PostMapping("/incident-groups/{fingerprint}/retry-batches")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Freeze the open incidents of a cause for a retry",
            description = "Nothing is tried yet; incidents that come later do not belong to it.")
    RetryBatch freeze(@PathVariable String fingerprint, @Valid @RequestBody Freeze body, Operator operator) {
        return Answers.granted(batches.freeze(fingerprint, body.reason(), body.perMinute(), operator));
    }

    @GetMapping("/retry-batches")
    @Operation(summary = "Retries of whole causes, newest first")
    List<RetryBatch> batches(Caller caller) {
        operate(caller);
        return batches.latest(LATEST_BATCHES);
    }

    @GetMapping("/retry-batches/{id}")
    @Operation(summary = "How far a retry is", description = "How many items are in each state.")
    RetryBatch batch(@PathVariable String id, Caller caller) {
        operate(caller);
        Optional<RetryBatch> batch = batches.find(id);
        Answers.unlessRefused(batch.isPresent() ? Optional.empty() : Optional.of(Refusal.notFound("retry batch", id)));
        return batch.orElseThrow();
    }

    @GetMapping("/retry-batches/{id}/items")
    @Operation(summary = "What became of each item")
    Page<RetryBatch.Item> items(@PathVariable String id, PageRequest page, Caller caller) {
        operate(caller);
        int after = page.after(ITEMS, 1)
                .map(cursor -> Cursor.number(cursor.values().getFirst()))
                .orElse(0);
        return Page.of(
                batches.items(id, after, page.limit() + 1),
                page.limit(),
                item -> new Cursor(ITEMS, List.of(Integer.toString(item.position()))));
    }

    @PostMapping("/retry-batches/{id}/actions/try-one")
    @Operation(summary = "Try one item first")
    RetryBatch tryOne(@PathVariable String id, Operator operator) {
        return Answers.granted(batches.tryOne(id, operator));
    }

    @PostMapping("/retry-batches/{id}/actions/run")
    @Operation(summary = "Try all that are left, or go on after a pause")
    RetryBatch run(@PathVariable String id, Operator operator) {
        return Answers.granted(batches.runAll(id, operator));
    }

    @PostMapping("/retry-batches/{id}/actions/pause")
    @Operation(summary = "Begin nothing more for now")
    RetryBatch pause(@PathVariable String id, Operator operator) {
        return Answers.granted(batches.pause(id, operator));
    }

    @PostMapping("/retry-batches/{id}/actions/stop")
    @Operation(summary = "Begin nothing more, for good")
    RetryBatch stop(@PathVariable String id, Operator operator) {
        return Answers.granted(batches.stop(id, operator));
    }

    private static void operate(Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
    }
}
