package io.lodgeflow.pages.find;

import io.lodgeflow.web.Answers;
import io.lodgeflow.web.TextReader;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.BatchRepair;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.RepairBatches;
import io.lodgeflow.workflows.operations.RepairKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * From the search to a batch: the bookings that are ticked, or all that the search finds at this moment, are frozen for one
 * repair; the page of the batch shows what would be done to each.
 */
@Controller
class BulkPages {

    private static final int MOST_PER_MINUTE = 60_000;

    private final RepairBatches batches;

    BulkPages(RepairBatches batches) {
        this.batches = batches;
    }

    /** @param all instead of the ticked ones: those of the search that the page shows */
    @PostMapping("/operations/batches")
    ResponseEntity<Void> freeze(
            @RequestParam(name = "booking", defaultValue = "") List<String> bookings,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam RepairKind kind,
            @RequestParam @Nullable String assignee,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "600") int perMinute,
            Asked asked,
            Operator operator) {
        String why = TextReader.normalised(reason);
        int rate = Math.max(1, Math.min(perMinute, MOST_PER_MINUTE));
        Campaign batch = Answers.granted(BatchRepair.of(kind, Asked.given(assignee))
                .then(repair -> all
                        ? batches.freezeFound(asked.criteria().searched(), repair, why, rate, operator)
                        : batches.freezeBookings(bookings, repair, why, rate, operator)));
        return ResponseEntity.noContent()
                .header("HX-Redirect", "/operations/batches/" + batch.id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
