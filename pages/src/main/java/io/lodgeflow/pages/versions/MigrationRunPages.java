package io.lodgeflow.pages.versions;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.pages.find.BookingNames;
import io.lodgeflow.pages.shell.Granted;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Answers;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.CampaignItem;
import io.lodgeflow.workflows.campaign.MigrationRuns;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** One run that moves bookings to another version: how far it is, what became of each, and its buttons. */
@Controller
class MigrationRunPages {

    private static final int ITEMS = 200;

    private final MigrationRuns runs;
    private final BookingNames bookings;
    private final Granted granted;

    MigrationRunPages(MigrationRuns runs, BookingNames bookings, Granted granted) {
        this.runs = runs;
        this.bookings = bookings;
        this.granted = granted;
    }

    @GetMapping("/operations/versions/runs/{id}")
    String run(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Operator operator,
            Model model) {
        addRun(id, operator, model);
        List<CampaignItem> items = Answers.granted(runs.items(id, 0, ITEMS));
        model.addAttribute("items", items);
        model.addAttribute(
                "numbers",
                bookings.numbersOf(items.stream()
                        .map(CampaignItem::reservationId)
                        .distinct()
                        .toList()));
        model.addAttribute("states", MigrationRuns.ITEM_STATES);
        return part == null ? "operations/version-run" : "operations/version-run :: part";
    }

    /** The buttons: loaded by themselves, so that none is exchanged under a click. */
    @GetMapping("/operations/versions/runs/{id}/steering")
    String steering(@PathVariable String id, Operator operator, Model model) {
        addRun(id, operator, model);
        return "operations/version-run :: steering";
    }

    private void addRun(String id, Operator operator, Model model) {
        model.addAttribute("run", Answers.granted(runs.find(id)));
        model.addAttribute("mayMove", MigrationRuns.isAllowedTo(operator.role()));
    }

    /** @param action try-one, run, pause or stop */
    @PostMapping("/operations/versions/runs/{id}/{action}")
    ResponseEntity<Void> steer(
            @PathVariable String id,
            @PathVariable String action,
            @ModelAttribute("words") Words words,
            Operator operator) {
        Result<Campaign> result = switch (action) {
            case "try-one" -> runs.tryOne(id, operator);
            case "run" -> runs.runAll(id, operator);
            case "pause" -> runs.pause(id, operator);
            case "stop" -> runs.stop(id, operator);
            default -> Result.refused(Refusal.notFound("action", action));
        };
        return granted.because(
                words.name("migration", Answers.granted(result).state().name()));
    }
}
