package io.lodgeflow.api.operations;

import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.Incidents.IncidentGroup;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What failed, by cause, and freezing a whole cause for a retry. For the head office. */
@RestController
@RequestMapping("/v1/operations")
@Tag(name = "Incidents", description = "Failed steps grouped by cause, and their retry")
class IncidentController {

    private static final int MOST_GROUPS = 200;
    private static final String INCIDENTS = "incidents";

    private final Incidents incidents;

    IncidentController(Incidents incidents) {
        this.incidents = incidents;
    }

    @GetMapping("/incident-groups")
    @Operation(
            operationId = "listIncidentGroups",
            summary = "Causes with open incidents, most frequent first",
            description = "At most 200 causes: messages whose ids, numbers and dates are masked. For the head office.")
    Page<IncidentGroup> groups(Caller caller) {
        operate(caller);
        return Page.whole(incidents.groups(MOST_GROUPS));
    }

    @GetMapping("/incident-groups/{fingerprint}/incidents")
    @Operation(
            operationId = "listIncidents",
            summary = "Open incidents of a cause",
            description = "In the order of their ids. For the head office.")
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

    private static void operate(Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
    }
}
