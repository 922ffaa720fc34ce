package io.lodgeflow.api.operations;

import io.lodgeflow.api.security.Caller;
import io.lodgeflow.api.web.Answers;
import io.lodgeflow.domain.operations.WorkItem;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.workflows.transaction.Transactions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The work list: what the workflow needs staff to decide. An item is done by the action it asks for. */
@RestController
@Tag(name = "Work list", description = "Decisions the workflow waits for")
class WorkItemController {

    private static final int MOST = 200;

    private final WorkItems workItems;
    private final Transactions transactions;

    WorkItemController(WorkItems workItems, Transactions transactions) {
        this.workItems = workItems;
        this.transactions = transactions;
    }

    /** @param choices ranked, best first */
    record WorkItemView(
            String id,
            String kind,
            String title,
            String reservationId,
            String hotelId,
            List<String> choices,
            Instant createdAt,
            Instant dueAt) {}

    @GetMapping("/v1/work-items")
    @Operation(
            summary = "Open tasks by due time",
            description = "Of the caller's hotel, or of all for the head office.")
    List<WorkItemView> open(Caller caller) {
        Answers.unlessRefused(
                caller.isGuest() ? Optional.of(Refusal.forbidden("Only staff sees this.")) : Optional.empty());
        return transactions.read(() -> workItems.open(caller.hotelId(), MOST).stream()
                .map(WorkItemController::view)
                .toList());
    }

    private static WorkItemView view(WorkItem item) {
        return new WorkItemView(
                item.id(),
                item.kind().name().toLowerCase(Locale.ROOT),
                item.title(),
                item.reservationId(),
                item.hotelId(),
                List.of(item.choices().split("\n", -1)),
                item.createdAt(),
                item.dueAt());
    }
}
