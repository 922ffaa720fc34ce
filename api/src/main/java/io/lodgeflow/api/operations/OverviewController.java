package io.lodgeflow.api.operations;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.engine.DeployedProcesses;
import io.lodgeflow.engine.DeployedProcesses.DeployedProcess;
import io.lodgeflow.engine.EngineHealthReads;
import io.lodgeflow.engine.EngineHealthReads.EngineHealth;
import io.lodgeflow.engine.StepLimits;
import io.lodgeflow.engine.WorkflowPosition;
import io.lodgeflow.engine.WorkflowPositions;
import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.engine.counter.StepCounters.ProcessCount;
import io.lodgeflow.engine.counter.StepCounters.StepCount;
import io.lodgeflow.engine.counter.StepCounters.Throughput;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.operations.Watch;
import io.lodgeflow.workflows.operations.Watch.LateBooking;
import io.lodgeflow.workflows.operations.Watch.RetryingBooking;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where all bookings stand, and where one does. For the head office. */
@RestController
@RequestMapping("/v1/operations")
@Tag(name = "Operations", description = "Workflows of all bookings: where they stand, what failed, what is late")
class OverviewController {

    private static final int MOST_LISTED = 500;
    private static final int MOST_HOURS = 24 * 31;

    private final StepCounters counters;
    private final DeployedProcesses deployed;
    private final EngineHealthReads health;
    private final WorkflowPositions positions;
    private final StepLimits limits;
    private final Watch watch;
    private final Clock clock;

    OverviewController(
            StepCounters counters,
            DeployedProcesses deployed,
            EngineHealthReads health,
            WorkflowPositions positions,
            StepLimits limits,
            Watch watch,
            Clock clock) {
        this.counters = counters;
        this.deployed = deployed;
        this.health = health;
        this.positions = positions;
        this.limits = limits;
        this.watch = watch;
        this.clock = clock;
    }

    /** Everything a first page shows, from counters. */
    record Overview(List<DeployedProcess> deployed, List<ProcessCount> counts, EngineHealth engine) {}

    @GetMapping("/overview")
    @Operation(
            operationId = "readOverview",
            summary = "Processes, versions, counts, engine health",
            description = "Everything a first page shows, from counters. For the head office.")
    Overview overview(Caller caller) {
        operate(caller);
        return new Overview(deployed.all(), counters.processes(), health.health());
    }

    @GetMapping("/processes/{process}/versions/{version}/steps")
    @Operation(
            operationId = "listStepCounts",
            summary = "Counts of each step",
            description = "Tokens now, visits, time spent, incidents.")
    Page<StepCount> steps(@PathVariable String process, @PathVariable int version, Caller caller) {
        operate(caller);
        return Page.whole(counters.steps(process, version));
    }

    @GetMapping(value = "/processes/{process}/versions/{version}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(
            operationId = "readProcessDiagram",
            summary = "The process as BPMN 2.0 XML, with its drawing",
            description = "As it was deployed, to be drawn by any BPMN viewer. For the head office.")
    ResponseEntity<byte[]> diagram(@PathVariable String process, @PathVariable int version, Caller caller) {
        operate(caller);
        Optional<String> diagram = deployed.diagram(process, version);
        Answers.unlessRefused(
                diagram.isPresent() ? Optional.empty() : Optional.of(Refusal.notFound("process version", process)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(diagram.orElseThrow().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @GetMapping("/processes/{process}/throughput")
    @Operation(
            operationId = "listThroughput",
            summary = "Started and ended instances by hour",
            description = "Of the last so many hours, 24 unless named.")
    Page<Throughput> throughput(
            @PathVariable String process, @RequestParam(defaultValue = "24") int hours, Caller caller) {
        operate(caller);
        int wanted = Math.max(1, Math.min(hours, MOST_HOURS));
        return Page.whole(counters.throughput(process, clock.instant().minus(Duration.ofHours(wanted))));
    }

    @GetMapping("/health")
    @Operation(
            operationId = "readEngineHealth",
            summary = "Due work, its delay, nodes",
            description = "How the engine keeps up, and which nodes are alive. For the head office.")
    EngineHealth health(Caller caller) {
        operate(caller);
        return health.health();
    }

    @GetMapping("/reservations/{id}/position")
    @Operation(
            operationId = "readWorkflowPosition",
            summary = "Where one booking stands",
            description = "The way it came, and what happens next and when.")
    WorkflowBody.Position position(@PathVariable String id, Caller caller) {
        operate(caller);
        WorkflowPosition position = positions.of(id);
        Answers.unlessRefused(
                position.processes().isEmpty() ? Optional.of(Refusal.notFound("reservation", id)) : Optional.empty());
        return WorkflowBody.Position.of(position);
    }

    @GetMapping("/late")
    @Operation(
            operationId = "listLateBookings",
            summary = "Bookings past the time limit of their step, without an incident",
            description = "At most 500, the longest late first. For the head office.")
    Page<LateBooking> late(Caller caller) {
        operate(caller);
        return Page.whole(watch.late(limits.all(), MOST_LISTED));
    }

    @GetMapping("/retrying")
    @Operation(
            operationId = "listRetryingBookings",
            summary = "Bookings with a step that has failed and is tried again by itself",
            description = "At most 500, with the next try of each. For the head office.")
    Page<RetryingBooking> retrying(Caller caller) {
        operate(caller);
        return Page.whole(watch.retrying(MOST_LISTED));
    }

    private static void operate(Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
    }
}
