package io.lodgeflow.pages.repair;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.pages.find.BookingNames;
import io.lodgeflow.pages.shell.Granted;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Answers;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.BatchRepair;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.CampaignItem;
import io.lodgeflow.workflows.campaign.RepairBatches;
import io.lodgeflow.workflows.operations.RepairKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

/** A batch of repairs: what would be done to each booking, how far it is, what became of each; try one, run, pause, stop. */
@Controller
class BatchPages {

    private static final int ITEMS = 100;
    private static final Set<CampaignItem.State> IN_VAIN = EnumSet.of(
            CampaignItem.State.FAILED,
            CampaignItem.State.FAILED_AGAIN,
            CampaignItem.State.REFUSED,
            CampaignItem.State.STILL_WAITING);
    private static final List<CampaignItem.State> OF_A_CAUSE = List.of(
            CampaignItem.State.SELECTED,
            CampaignItem.State.RUNNING,
            CampaignItem.State.RECOVERED,
            CampaignItem.State.FAILED_AGAIN,
            CampaignItem.State.STILL_WAITING,
            CampaignItem.State.GONE,
            CampaignItem.State.NOT_TRIED);
    private static final List<CampaignItem.State> OF_A_REPAIR = List.of(
            CampaignItem.State.SELECTED,
            CampaignItem.State.RUNNING,
            CampaignItem.State.DONE,
            CampaignItem.State.REFUSED,
            CampaignItem.State.FAILED,
            CampaignItem.State.NOT_TRIED);

    private final RepairBatches batches;
    private final BookingNames names;
    private final Granted granted;

    BatchPages(RepairBatches batches, BookingNames names, Granted granted) {
        this.batches = batches;
        this.names = names;
        this.granted = granted;
    }

    /** @param after number of the item after which the page begins */
    @GetMapping("/operations/batches/{id}")
    String batch(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int after,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        Campaign batch = Answers.granted(batches.find(id));
        List<CampaignItem> items = Answers.granted(batches.items(id, after, ITEMS));
        model.addAttribute("batch", batch);
        model.addAttribute("repair", batch.task().repairOfEach());
        model.addAttribute("items", items);
        model.addAttribute(
                "names",
                names.of(items.stream().map(CampaignItem::reservationId).toList()));
        model.addAttribute("states", shown(batch));
        model.addAttribute("after", after);
        model.addAttribute(
                "inVain",
                IN_VAIN.stream()
                        .mapToInt(state -> batch.items().getOrDefault(state, 0))
                        .sum());
        model.addAttribute("next", after + ITEMS < batch.size() ? after + ITEMS : null);
        model.addAttribute("previous", after == 0 ? null : Math.max(0, after - ITEMS));
        return part == null ? "operations/batch" : "operations/batch :: part";
    }

    /** Those that failed or were refused, frozen anew with the same repair: nothing is done to them yet. */
    @PostMapping("/operations/batches/{id}/failed")
    ResponseEntity<Void> failedOnes(@PathVariable String id, Operator operator) {
        Campaign batch = Answers.granted(batches.find(id));
        List<String> failed = new ArrayList<>();
        List<CampaignItem> page;
        int after = 0;
        do {
            page = Answers.granted(batches.items(id, after, RepairBatches.MOST_BOOKINGS));
            page.stream()
                    .filter(item -> IN_VAIN.contains(item.state()))
                    .forEach(item -> failed.add(item.reservationId()));
            after += page.size();
        } while (page.size() == RepairBatches.MOST_BOOKINGS);
        BatchRepair each = batch.task().repairOfEach();
        Campaign next = Answers.granted(batches.freezeBookings(
                failed,
                each == null ? new BatchRepair(RepairKind.RETRY_NOW, null) : each,
                batch.reason(),
                batch.perMinute(),
                operator));
        return ResponseEntity.noContent()
                .header("HX-Redirect", "/operations/batches/" + next.id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** @param action try-one, run, pause or stop */
    @PostMapping("/operations/batches/{id}/{action}")
    ResponseEntity<Void> steer(
            @PathVariable String id,
            @PathVariable String action,
            @ModelAttribute("words") Words words,
            Operator operator) {
        Result<Campaign> result = switch (action) {
            case "try-one" -> batches.tryOne(id, operator);
            case "run" -> batches.runAll(id, operator);
            case "pause" -> batches.pause(id, operator);
            case "stop" -> batches.stop(id, operator);
            default -> Result.refused(Refusal.notFound("action", action));
        };
        Campaign batch = Answers.granted(result);
        return granted.because(words.name("batch", batch.state().name()));
    }

    /** Those that can come, and any other that has. */
    private static List<CampaignItem.State> shown(Campaign batch) {
        List<CampaignItem.State> usual = batch.task() instanceof Campaign.Retry ? OF_A_CAUSE : OF_A_REPAIR;
        return Arrays.stream(CampaignItem.State.values())
                .filter(state -> usual.contains(state) || batch.items().getOrDefault(state, 0) > 0)
                .toList();
    }
}
