package io.lodgeflow.api.campaign;

import io.lodgeflow.api.operations.WorkflowBody;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.CampaignItem;
import io.lodgeflow.workflows.campaign.MigrationRuns;
import io.lodgeflow.workflows.campaign.VersionChanges;
import io.lodgeflow.workflows.words.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Moving running bookings from one version of a workflow to another, along the pages of operations. */
@RestController
@RequestMapping("/v1/operations")
@Tag(name = "Versions", description = "Running bookings go on in another version of their workflow")
class MigrationController {

    private static final int LATEST = 50;
    private static final String ITEMS = "migration-items";

    private final VersionChanges changes;
    private final MigrationRuns runs;

    MigrationController(VersionChanges changes, MigrationRuns runs) {
        this.changes = changes;
        this.runs = runs;
    }

    /** @param renamed steps whose ids differ, old to new; equal ones are matched by themselves */
    record Change(
            @NotNull @Size(min = 1, max = 80) String process,
            @Min(1) int fromVersion,
            @Min(1) int toVersion,

            @Nullable @Size(max = 40)
            Map<@Size(min = 1, max = 120) String, @NotNull @Size(min = 1, max = 120) String> renamed) {

        VersionChange read() {
            return VersionChange.of(process, fromVersion, toVersion, renamed == null ? Map.of() : renamed);
        }
    }

    /** @param reservationIds absent or empty: one at each step at which any stands */
    record Preview(
            @NotNull @Valid Change change,
            @Nullable @Size(max = 50) List<@NotNull @Size(min = 1, max = 40) String> reservationIds) {}

    /** @param perMinute most that are moved in a minute */
    record Preparation(
            @NotNull @Valid Change change,
            @NotNull @Text(max = 300) String reason,
            @Min(1) @Max(60_000) int perMinute) {}

    /** A run without the network address of who started it. */
    record RunView(
            String id,
            VersionChange change,
            String state,
            int size,
            int perMinute,
            String reason,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            Map<CampaignItem.State, Integer> items) {

        static RunView of(Campaign run) {
            return new RunView(
                    run.id(),
                    MigrationRuns.changeOf(run),
                    MigrationRuns.word(run.state()).toLowerCase(Locale.ROOT),
                    run.size(),
                    run.perMinute(),
                    run.reason(),
                    run.createdBy(),
                    run.createdAt(),
                    run.endedAt(),
                    run.items());
        }
    }

    record ItemView(
            int position,
            String instanceId,
            String reservationId,
            CampaignItem.State state,
            String detail,
            int tries,
            @Nullable Instant endedAt) {

        static ItemView of(CampaignItem item) {
            return new ItemView(
                    item.position(),
                    Objects.requireNonNull(item.workId()),
                    item.reservationId(),
                    item.state(),
                    Sentences.english(item.detail()),
                    item.tries(),
                    item.endedAt());
        }
    }

    @PostMapping("/version-changes/check")
    @Operation(
            operationId = "checkVersionChange",
            summary = "What a change of version would mean",
            description = "Where each step goes on, how many bookings stand there now, and what stands against it.")
    WorkflowBody.Check check(@Valid @RequestBody Change body, Caller caller) {
        operate(caller);
        return WorkflowBody.Check.of(Answers.granted(changes.check(body.read())));
    }

    @PostMapping("/version-changes/preview")
    @Operation(
            operationId = "previewVersionChange",
            summary = "What would happen to real bookings",
            description = "Moves them and takes it back: steps, timers, or why not. Changes nothing.")
    Page<WorkflowBody.Effect> preview(@Valid @RequestBody Preview body, Caller caller) {
        operate(caller);
        return Page.whole(Answers.granted(changes.preview(
                        body.change().read(), body.reservationIds() == null ? List.of() : body.reservationIds()))
                .stream()
                .map(WorkflowBody.Effect::of)
                .toList());
    }

    @PostMapping("/migration-runs")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "prepareMigrationRun",
            summary = "Select the bookings of a version for moving",
            description = "Nothing is moved yet; bookings that come later do not belong to it.")
    RunView prepare(@Valid @RequestBody Preparation body, Operator operator) {
        return RunView.of(
                Answers.granted(runs.prepare(body.change().read(), body.reason(), body.perMinute(), operator)));
    }

    @GetMapping("/migration-runs")
    @Operation(
            operationId = "listMigrationRuns",
            summary = "Runs that move bookings, newest first",
            description = "The latest ones. For the head office.")
    Page<RunView> runs(Caller caller) {
        operate(caller);
        return Page.whole(runs.latest(LATEST).stream().map(RunView::of).toList());
    }

    @GetMapping("/migration-runs/{id}")
    @Operation(
            operationId = "readMigrationRun",
            summary = "How far a run is",
            description = "How many bookings are in each state.")
    RunView run(@PathVariable String id, Caller caller) {
        operate(caller);
        return RunView.of(Answers.granted(runs.find(id)));
    }

    @GetMapping("/migration-runs/{id}/items")
    @Operation(
            operationId = "listMigrationRunItems",
            summary = "What became of each booking",
            description = "In the order in which they are moved, with the outcome of each.")
    Page<ItemView> items(@PathVariable String id, PageRequest page, Caller caller) {
        operate(caller);
        int after = page.after(ITEMS, 1)
                .map(cursor -> Cursor.number(cursor.values().getFirst()))
                .orElse(0);
        return Page.of(
                Answers.granted(runs.items(id, after, page.limit() + 1)).stream()
                        .map(ItemView::of)
                        .toList(),
                page.limit(),
                item -> new Cursor(ITEMS, List.of(Integer.toString(item.position()))));
    }

    @PostMapping("/migration-runs/{id}/actions/try-one")
    @Operation(
            operationId = "tryOneOfMigrationRun",
            summary = "Move one booking first",
            description = "Only the first booking that is left; the run then waits for what the operator decides.")
    RunView tryOne(@PathVariable String id, Operator operator) {
        return RunView.of(Answers.granted(runs.tryOne(id, operator)));
    }

    @PostMapping("/migration-runs/{id}/actions/run")
    @Operation(
            operationId = "runMigration",
            summary = "Move all that are left, or go on after a pause",
            description = "Not faster than perMinute; the answer does not wait for the end.")
    RunView runAll(@PathVariable String id, Operator operator) {
        return RunView.of(Answers.granted(runs.runAll(id, operator)));
    }

    @PostMapping("/migration-runs/{id}/actions/pause")
    @Operation(
            operationId = "pauseMigrationRun",
            summary = "Begin no further booking for now",
            description = "What is under way is finished; it can be run again.")
    RunView pause(@PathVariable String id, Operator operator) {
        return RunView.of(Answers.granted(runs.pause(id, operator)));
    }

    @PostMapping("/migration-runs/{id}/actions/stop")
    @Operation(
            operationId = "stopMigrationRun",
            summary = "Begin no further booking, for good",
            description = "What is under way is finished; the rest stays in its version.")
    RunView stop(@PathVariable String id, Operator operator) {
        return RunView.of(Answers.granted(runs.stop(id, operator)));
    }

    private static void operate(Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
    }
}
