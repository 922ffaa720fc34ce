package io.lodgeflow.pages.repair;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.ProcessSteps;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.TextReader;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.RepairBatches;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.Incidents.IncidentGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Incidents by cause, and freezing a whole cause for a retry, see {@link BatchPages}. */
@Controller
class IncidentPages {

    private static final int MOST_GROUPS = 200;
    private static final int LATEST_BATCHES = 20;

    private final Incidents incidents;
    private final RepairBatches batches;
    private final ProcessSteps steps;

    IncidentPages(Incidents incidents, RepairBatches batches, ProcessSteps steps) {
        this.incidents = incidents;
        this.steps = steps;
        this.batches = batches;
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
        List<IncidentGroup> groups = incidents.groups(MOST_GROUPS);
        model.addAttribute("groups", groups.stream().map(GroupLine::of).toList());
        model.addAttribute(
                "openInAll", groups.stream().mapToLong(IncidentGroup::open).sum());
        model.addAttribute("stepNames", steps.names());
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
        Campaign batch = Answers.granted(batches.freezeCause(
                fingerprint, TextReader.normalised(reason), Math.max(1, Math.min(perMinute, 60_000)), operator));
        return ResponseEntity.noContent()
                .header("HX-Redirect", "/operations/batches/" + batch.id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
