package io.lodgeflow.pages.repair;

import io.lodgeflow.engine.ProcessSteps;
import io.lodgeflow.engine.StepLimits;
import io.lodgeflow.pages.find.BookingNames;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import io.lodgeflow.workflows.operations.Watch;
import io.lodgeflow.workflows.operations.Watch.RetryingBooking;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What is late or shaky although nothing has failed for good, and the log of what operators did. */
@Controller
class WatchPages {

    private static final int MOST = 200;
    private static final int AUDIT_PAGE = 50;
    private static final String CURSOR = "audit-page";

    private final Watch watch;
    private final StepLimits limits;
    private final AuditLog audit;
    private final ProcessSteps steps;
    private final BookingNames names;

    WatchPages(Watch watch, StepLimits limits, AuditLog audit, ProcessSteps steps, BookingNames names) {
        this.names = names;
        this.steps = steps;
        this.watch = watch;
        this.limits = limits;
        this.audit = audit;
    }

    @GetMapping("/operations/late")
    String late(@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model) {
        model.addAttribute("stepNames", steps.names());
        model.addAttribute("late", watch.late(limits.all(), MOST));
        List<RetryingBooking> retrying = watch.retrying(MOST);
        model.addAttribute("retrying", retrying);
        model.addAttribute(
                "numbers",
                names.numbersOf(
                        retrying.stream().map(RetryingBooking::reservationId).toList()));
        return part == null ? "operations/late" : "operations/late :: part";
    }

    /**
     * @param target a booking, a cause, a work item; absent: all
     * @param actor as the history names people; absent: all
     */
    @GetMapping("/operations/audit")
    String audit(
            @RequestParam @Nullable String target,
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable String cursor,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        Long before = cursor == null ? null : number(Cursor.parse(cursor, CURSOR, 1));
        Page<AuditRecord> page = Page.of(
                audit.page(given(target), given(actor), before, AUDIT_PAGE + 1),
                AUDIT_PAGE,
                line -> new Cursor(CURSOR, List.of(Long.toString(line.id()))));
        model.addAttribute("page", page);
        model.addAttribute(
                "numbers",
                names.numbersOf(page.items().stream()
                        .map(AuditRecord::target)
                        .distinct()
                        .toList()));
        model.addAttribute("target", given(target));
        model.addAttribute("actor", given(actor));
        return part == null ? "operations/audit" : "operations/audit :: more";
    }

    /** Reads the whole chain. */
    @PostMapping("/operations/audit/verification")
    String verify(Model model) {
        model.addAttribute("check", audit.verify());
        return "operations/audit :: check";
    }

    private static Long number(Cursor cursor) {
        try {
            return Long.valueOf(cursor.values().getFirst());
        } catch (NumberFormatException malformed) {
            throw Cursor.invalid();
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
