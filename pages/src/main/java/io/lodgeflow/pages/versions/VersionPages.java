package io.lodgeflow.pages.versions;

import io.lodgeflow.engine.DeployedProcesses;
import io.lodgeflow.engine.DeployedProcesses.DeployedProcess;
import io.lodgeflow.engine.ProcessSteps;
import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.engine.counter.StepCounters.ProcessCount;
import io.lodgeflow.engine.version.MigrationCheck;
import io.lodgeflow.engine.version.MigrationCheck.MigrationProblem;
import io.lodgeflow.engine.version.MigrationEffect;
import io.lodgeflow.engine.version.StepFate;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.pages.find.BookingNames;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.TextReader;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.MigrationRuns;
import io.lodgeflow.workflows.campaign.VersionChanges;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Which versions run, and what moving the bookings of one to another would mean: check and preview, then the start. */
@Controller
class VersionPages {

    private static final int LATEST_RUNS = 20;

    private final DeployedProcesses deployed;
    private final ProcessSteps steps;
    private final StepCounters counters;
    private final VersionChanges changes;
    private final MigrationRuns runs;
    private final BookingNames bookings;

    VersionPages(
            DeployedProcesses deployed,
            ProcessSteps steps,
            StepCounters counters,
            VersionChanges changes,
            MigrationRuns runs,
            BookingNames bookings) {
        this.deployed = deployed;
        this.steps = steps;
        this.counters = counters;
        this.changes = changes;
        this.runs = runs;
        this.bookings = bookings;
    }

    record VersionLine(DeployedProcess process, String name, long running, long incidents) {}

    /** @param bookings some of those that wait, confirmation number by id */
    record ProblemLine(String text, boolean blocks, long waiting, Map<String, String> bookings) {}

    record StepLine(StepFate fate, String name) {}

    /**
     * @param number confirmation number; the id if it is no booking of Lodgeflow
     * @param moves names of the steps at which it stands, with the new name where it differs
     */
    record EffectLine(MigrationEffect effect, String number, List<String> moves, List<TimerLine> timers) {}

    record TimerLine(MigrationEffect.TimerMove timer, String name) {}

    @GetMapping("/operations/versions")
    String versions(@ModelAttribute("words") Words words, Model model) {
        model.addAttribute("versions", versions(words));
        model.addAttribute("runs", runs.latest(LATEST_RUNS));
        return "operations/versions";
    }

    /**
     * @param process absent: the first with more than one version
     * @param from absent: the newest but the one moved to
     * @param to absent: the newest
     * @param renamed each {@code OldStep=NewStep}; those without a new step are left out
     */
    @GetMapping("/operations/versions/change")
    String change(
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            @RequestParam(required = false) @Nullable List<String> renamed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            @ModelAttribute("words") Words words,
            Operator operator,
            Model model) {
        List<VersionLine> all = versions(words);
        String chosen = process == null ? firstWithTwoVersions(all) : process;
        List<VersionLine> own = all.stream()
                .filter(line -> line.process().process().equals(chosen))
                .toList();
        int target = to == null || own.stream().noneMatch(line -> line.process().version() == to)
                ? own.stream().mapToInt(line -> line.process().version()).max().orElse(0)
                : to;
        int source =
                from == null || own.stream().noneMatch(line -> line.process().version() == from)
                        ? own.stream()
                                .mapToInt(line -> line.process().version())
                                .filter(version -> version != target)
                                .max()
                                .orElse(target)
                        : from;
        model.addAttribute(
                "processes",
                all.stream().filter(line -> line.process().newest()).toList());
        model.addAttribute("chosen", chosen);
        model.addAttribute("own", own);
        model.addAttribute("from", source);
        model.addAttribute("to", target);
        model.addAttribute("mayMove", MigrationRuns.isAllowedTo(operator.role()));
        model.addAttribute("check", null);
        if (source != target) {
            addCheck(VersionChange.of(chosen, source, target, renamed(renamed)), words, model);
        }
        return part == null ? "operations/version-change" : "operations/version-change :: part";
    }

    private static String firstWithTwoVersions(List<VersionLine> all) {
        return all.stream()
                .filter(line -> !line.process().newest())
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(line -> line.process().process())
                .orElse("");
    }

    private void addCheck(VersionChange change, Words words, Model model) {
        MigrationCheck check = Answers.granted(changes.check(change));
        Map<String, String> numbers = bookings.numbersOf(check.problems().stream()
                .flatMap(problem -> problem.keys().stream())
                .distinct()
                .toList());
        model.addAttribute("check", check);
        model.addAttribute(
                "problems",
                check.problems().stream()
                        .map(problem -> line(problem, change, numbers, words))
                        .toList());
        model.addAttribute(
                "steps",
                check.steps().stream()
                        .filter(VersionPages::isShown)
                        .map(fate -> new StepLine(fate, words.step(fate.step(), fate.name())))
                        .toList());
    }

    /** What holds bookings, and what lies beside only if it has no place by itself. */
    private static boolean isShown(StepFate fate) {
        return fate.kind().keeps()
                || fate.byHand()
                || (fate.target() == null && !fate.candidates().isEmpty());
    }

    private static ProblemLine line(
            MigrationProblem problem, VersionChange change, Map<String, String> numbers, Words words) {
        Map<String, String> named = new TreeMap<>();
        problem.keys().forEach(id -> named.put(id, numbers.getOrDefault(id, id)));
        String text = words.text(
                "versions.problem." + problem.kind().name().toLowerCase(java.util.Locale.ROOT),
                words.step(problem.step(), problem.name()),
                Integer.toString(change.toVersion()),
                words.number(problem.waiting()),
                problem.detail());
        return new ProblemLine(text, problem.blocks(), problem.waiting(), named);
    }

    @GetMapping("/operations/versions/preview")
    String preview(
            @RequestParam String process,
            @RequestParam int from,
            @RequestParam int to,
            @RequestParam(required = false) @Nullable List<String> renamed,
            @RequestParam(defaultValue = "") String numbers,
            @ModelAttribute("words") Words words,
            Model model) {
        List<MigrationEffect> effects = Answers.granted(changes.preview(
                VersionChange.of(process, from, to, renamed(renamed)), bookings.idsIn(TextReader.normalised(numbers))));
        Map<String, String> known = bookings.numbersOf(
                effects.stream().map(MigrationEffect::key).distinct().toList());
        StepNames before = names(process, from, words);
        StepNames after = names(process, to, words);
        model.addAttribute(
                "effects",
                effects.stream()
                        .map(effect -> new EffectLine(
                                effect,
                                known.getOrDefault(effect.key(), effect.key()),
                                effect.moves().stream()
                                        .map(move -> moved(before.of(move.from()), after.of(move.to())))
                                        .toList(),
                                effect.timers().stream()
                                        .map(timer -> new TimerLine(
                                                timer, (timer.after() == null ? before : after).of(timer.step())))
                                        .toList()))
                        .toList());
        return "operations/version-change :: preview";
    }

    private static String moved(String before, String after) {
        return before.equals(after) ? after : before + " → " + after;
    }

    /** Names of steps by id, in the reader's language. */
    private record StepNames(Map<String, String> names) {
        String of(String id) {
            return names.getOrDefault(id, id);
        }
    }

    private StepNames names(String process, int version, Words words) {
        Map<String, String> names = new HashMap<>();
        steps.of(process, version).forEach(step -> names.put(step.id(), words.step(step.id(), step.name())));
        return new StepNames(names);
    }

    @PostMapping("/operations/versions/runs")
    ResponseEntity<Void> prepare(
            @RequestParam String process,
            @RequestParam int from,
            @RequestParam int to,
            @RequestParam(required = false) @Nullable List<String> renamed,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "600") int perMinute,
            Operator operator) {
        Campaign run = Answers.granted(runs.prepare(
                VersionChange.of(process, from, to, renamed(renamed)),
                TextReader.normalised(reason),
                perMinute,
                operator));
        return ResponseEntity.noContent()
                .header("HX-Redirect", "/operations/versions/runs/" + run.id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Map<String, String> renamed(@Nullable List<String> pairs) {
        Map<String, String> renamed = new TreeMap<>();
        for (String pair : pairs == null ? List.<String>of() : pairs) {
            String[] steps = pair.split("=", 2);
            if (steps.length == 2 && !steps[0].isBlank() && !steps[1].isBlank()) {
                renamed.put(steps[0], steps[1]);
            }
        }
        return renamed;
    }

    private List<VersionLine> versions(Words words) {
        List<ProcessCount> counts = counters.processes();
        return deployed.all().stream()
                .map(process -> {
                    Stream<ProcessCount> own = counts.stream()
                            .filter(count ->
                                    count.process().equals(process.process()) && count.version() == process.version());
                    ProcessCount count =
                            own.findFirst().orElse(new ProcessCount(process.process(), process.version(), 0, 0, 0, 0));
                    return new VersionLine(
                            process,
                            words.process(process.process(), process.name()),
                            count.running(),
                            count.incidents());
                })
                .toList();
    }
}
