package io.lodgeflow.api.pages.repair;

import io.lodgeflow.api.pages.shell.Granted;
import io.lodgeflow.api.pages.shell.Words;
import io.lodgeflow.api.web.Answers;
import io.lodgeflow.api.web.TextReader;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.operations.IncidentGroup;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.Operator;
import io.lodgeflow.workflows.operations.RetryBatch;
import io.lodgeflow.workflows.operations.RetryBatches;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Incidents by cause, and the retry of a whole cause: its selection frozen, one tried first, then all at a limited rate. */
@Controller
class IncidentPages {

    private static final int MOST_GROUPS = 200;
    private static final int LATEST_BATCHES = 20;
    private static final int ITEMS = 200;

    private final Incidents incidents;
    private final RetryBatches batches;
    private final Granted granted;

    IncidentPages(Incidents incidents, RetryBatches batches, Granted granted) {
        this.incidents = incidents;
        this.batches = batches;
        this.granted = granted;
    }

    /** One column of the picture of a cause's last day. */
    record TrendBar(int x, int height) {}

    /** @param bars 24, one for each hour, at most 20 high */
    record GroupLine(IncidentGroup group, List<TrendBar> bars) {

        static GroupLine of(IncidentGroup group) {
            long most = Math.max(
                    1, group.trend().stream().mapToLong(Long::longValue).max().orElse(1));
            List<TrendBar> bars = new java.util.ArrayList<>();
            for (int hour = 0; hour < group.trend().size(); hour++) {
                long value = group.trend().get(hour);
                bars.add(new TrendBar(hour * 4, value == 0 ? 0 : Math.toIntExact(Math.max(2, value * 20 / most))));
            }
            return new GroupLine(group, List.copyOf(bars));
        }
    }

    @GetMapping("/operations/incidents")
    String incidents(@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model) {
        model.addAttribute(
                "groups",
                incidents.groups(MOST_GROUPS).stream().map(GroupLine::of).toList());
        model.addAttribute("batches", batches.latest(LATEST_BATCHES));
        return part == null ? "operations/incidents" : "operations/incidents :: part";
    }

    @GetMapping("/operations/incidents/{fingerprint}/retry")
    String freezeDialog(@PathVariable String fingerprint, Model model) {
        IncidentGroup group = Answers.granted(incidents.groups(MOST_GROUPS).stream()
                .filter(one -> one.fingerprint().equals(fingerprint))
                .findFirst()
                .<Result<IncidentGroup>>map(Result::done)
                .orElseGet(() -> Result.refused(Refusal.notFound("cause", fingerprint))));
        model.addAttribute("group", group);
        return "operations/incidents :: freeze";
    }

    @PostMapping("/operations/incidents/{fingerprint}/retry")
    ResponseEntity<Void> freeze(
            @PathVariable String fingerprint,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "600") int perMinute,
            Operator operator) {
        RetryBatch batch = Answers.granted(batches.freeze(
                fingerprint, TextReader.normalised(reason), Math.max(1, Math.min(perMinute, 60_000)), operator));
        return ResponseEntity.noContent()
                .header("HX-Redirect", "/operations/retries/" + batch.id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GetMapping("/operations/retries/{id}")
    String batch(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        RetryBatch batch = Answers.granted(batches.find(id)
                .<Result<RetryBatch>>map(Result::done)
                .orElseGet(() -> Result.refused(Refusal.notFound("retry", id))));
        model.addAttribute("batch", batch);
        model.addAttribute("items", batches.items(id, 0, ITEMS));
        model.addAttribute("states", RetryBatch.ItemState.values());
        model.addAttribute(
                "waiting",
                batch.items().getOrDefault(RetryBatch.ItemState.SELECTED, 0)
                        + batch.items().getOrDefault(RetryBatch.ItemState.RUNNING, 0));
        return part == null ? "operations/retry" : "operations/retry :: part";
    }

    /** @param action try-one, run, pause or stop */
    @PostMapping("/operations/retries/{id}/{action}")
    ResponseEntity<Void> steer(
            @PathVariable String id,
            @PathVariable String action,
            @ModelAttribute("words") Words words,
            Operator operator) {
        Result<RetryBatch> result = switch (action) {
            case "try-one" -> batches.tryOne(id, operator);
            case "run" -> batches.runAll(id, operator);
            case "pause" -> batches.pause(id, operator);
            case "stop" -> batches.stop(id, operator);
            default -> Result.refused(Refusal.notFound("action", action));
        };
        RetryBatch batch = Answers.granted(result);
        return granted.because(words.name("batch", batch.state().name()));
    }
}
