package io.lodgeflow.api.operations;

import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.campaign.RepairBatches;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.Incidents.IncidentGroup;
import io.lodgeflow.workflows.operations.Operator;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What failed, by cause, and freezing a whole cause for a retry. For the head office. */
@RestController
@RequestMapping("/v1/operations")
@Tag(name = "Incidents", description = "Failed steps grouped by cause, and their retry")
class IncidentController {

    private static final int MOST_GROUPS = 200;
    private static final String INCIDENTS = "incidents";

    private final Incidents incidents;
    private final RepairBatches batches;

    IncidentController(Incidents incidents, RepairBatches batches) {
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
    Page<WorkflowBody.Incident> incidentsOf(@PathVariable String fingerprint, PageRequest page, Caller caller) {
        operate(caller);
        String after = page.after(INCIDENTS, 1)
                .map(cursor -> cursor.values().getFirst())
                .orElse(null);
        return Page.of(
                incidents.openOf(fingerprint, after, page.limit() + 1).stream()
                        .map(WorkflowBody.Incident::of)
                        .toList(),
                page.limit(),
                incident -> new Cursor(INCIDENTS, List.of(incident.id())));
    }

    @PostMapping("/incident-groups/{fingerprint}/repair-batches")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Freeze the open incidents of a cause for a retry",
            description = "Nothing is tried yet; incidents that come later do not belong to it.")
    RepairBatchController.Batch freeze(
            @PathVariable String fingerprint, @Valid @RequestBody Freeze body, Operator operator) {
        return RepairBatchController.Batch.of(
                Answers.granted(batches.freezeCause(fingerprint, body.reason(), body.perMinute(), operator)));
    }

    private static void operate(Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
    }
}
