package io.lodgeflow.pages.overview;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.DeployedProcesses;
import io.lodgeflow.engine.DeployedProcesses.DeployedProcess;
import io.lodgeflow.engine.DueTimers;
import io.lodgeflow.engine.DueTimers.TimerDue;
import io.lodgeflow.engine.EngineHealthReads;
import io.lodgeflow.engine.ProcessSteps;
import io.lodgeflow.engine.ProcessSteps.ProcessStep;
import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.engine.counter.StepCounters.ProcessCount;
import io.lodgeflow.pages.find.BookingNames;
import io.lodgeflow.pages.find.BookingNames.BookingName;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.HttpJson;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The overview of all processes, and the page of one. */
@Controller
class OverviewPages {

    private static final int TIMERS = 12;

    private final DeployedProcesses processes;
    private final ProcessSteps steps;
    private final StepCounters counters;
    private final StepMarks marks;
    private final EngineHealthReads health;
    private final DueTimers timers;
    private final BookingNames names;
    private final HttpJson json;
    private final Clock clock;

    OverviewPages(
            DeployedProcesses processes,
            ProcessSteps steps,
            StepCounters counters,
            StepMarks marks,
            EngineHealthReads health,
            DueTimers timers,
            BookingNames names,
            HttpJson json,
            Clock clock) {
        this.processes = processes;
        this.steps = steps;
        this.counters = counters;
        this.marks = marks;
        this.health = health;
        this.timers = timers;
        this.names = names;
        this.json = json;
        this.clock = clock;
    }

    /** @param marks for the diagram, as JSON */
    record ProcessCard(DeployedProcess process, long running, long started, long ended, long incidents, String marks) {}

    /** @param name of the timer event, in the reader's language */
    record TimerLine(TimerDue timer, String name, @Nullable BookingName booking) {}

    @GetMapping("/operations")
    String overview(
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            @ModelAttribute("words") Words words,
            Model model) {
        List<ProcessCount> counts = counters.processes();
        model.addAttribute(
                "processes",
                processes.all().stream()
                        .filter(DeployedProcess::newest)
                        .map(process -> card(process, counts, words))
                        .sorted(Comparator.comparing(ProcessCard::incidents, Comparator.reverseOrder())
                                .thenComparing(card -> !card.process().process().equals(ReservationWorkflow.PROCESS)))
                        .toList());
        addCommon(ReservationWorkflow.PROCESS, words, model);
        return part == null ? "operations/overview" : "operations/overview :: part";
    }

    /** @param version absent: the newest */
    @GetMapping("/operations/processes/{process}")
    String process(
            @PathVariable String process,
            @RequestParam @Nullable Integer version,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            @ModelAttribute("words") Words words,
            Model model) {
        List<DeployedProcess> versions = processes.all().stream()
                .filter(one -> one.process().equals(process))
                .toList();
        DeployedProcess shown = Answers.granted(versions.stream()
                .filter(one -> version == null ? one.newest() : one.version() == version)
                .findFirst()
                .<Result<DeployedProcess>>map(Result::done)
                .orElseGet(() -> Result.refused(Refusal.notFound("process", process))));
        List<ProcessCount> counts = counters.processes();
        model.addAttribute("shown", card(shown, counts, words));
        model.addAttribute(
                "versions",
                versions.stream().map(one -> card(one, counts, words)).toList());
        model.addAttribute("steps", marks.of(process, shown.version(), words));
        addCommon(process, words, model);
        return part == null ? "operations/process" : "operations/process :: part";
    }

    private void addCommon(String process, Words words, Model model) {
        Instant now = clock.instant();
        model.addAttribute("health", health.health());
        model.addAttribute(
                "chart",
                ThroughputChart.of(
                        counters.throughput(process, now.minus(Duration.ofHours(ThroughputChart.HOURS))), now));
        List<TimerDue> due = timers.next(TIMERS);
        Map<String, BookingName> named =
                names.of(due.stream().map(TimerDue::key).distinct().toList());
        model.addAttribute(
                "timers",
                due.stream()
                        .map(timer -> new TimerLine(timer, nameOf(timer, words), named.get(timer.key())))
                        .toList());
    }

    private String nameOf(TimerDue timer, Words words) {
        Optional<ProcessStep> step = steps.newest().stream()
                .filter(one -> one.process().equals(timer.process()) && one.id().equals(timer.step()))
                .findFirst();
        return words.step(timer.step(), step.map(ProcessStep::name).orElse(timer.step()));
    }

    private ProcessCard card(DeployedProcess process, List<ProcessCount> counts, Words words) {
        ProcessCount count = counts.stream()
                .filter(one -> one.process().equals(process.process()) && one.version() == process.version())
                .findFirst()
                .orElse(new ProcessCount(process.process(), process.version(), 0, 0, 0, 0));
        return new ProcessCard(
                process,
                count.running(),
                count.started(),
                count.ended(),
                count.incidents(),
                json.mapper().writeValueAsString(marks.of(process.process(), process.version(), words)));
    }
}
