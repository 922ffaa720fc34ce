package io.lodgeflow.pages.operations;

import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.engine.WorkflowPosition;
import io.lodgeflow.engine.WorkflowPositions;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Addresses;
import io.lodgeflow.web.HttpJson;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.operations.BookingAssignments;
import io.lodgeflow.workflows.operations.RepairDesk;
import io.lodgeflow.workflows.operations.RepairKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one booking, for the head office and for its own hotel. What the caller may not see does not exist. */
@Controller
class BookingPages {

    private static final int NEWEST_REPAIRS = 20;

    private static final Set<RepairKind> ABOUT_PEOPLE =
            EnumSet.of(RepairKind.EDIT_AND_RETRY, RepairKind.ADD_NOTE, RepairKind.ASSIGN);

    private final VisibleReservations visible;
    private final BookingFiles files;
    private final WorkflowPositions positions;
    private final BookingAssignments assignments;
    private final RepairDesk desk;
    private final WorkItems workItems;
    private final Transactions transactions;
    private final AuditLog audit;
    private final HttpJson json;

    BookingPages(
            VisibleReservations visible,
            BookingFiles files,
            WorkflowPositions positions,
            BookingAssignments assignments,
            RepairDesk desk,
            WorkItems workItems,
            Transactions transactions,
            AuditLog audit,
            HttpJson json) {
        this.visible = visible;
        this.files = files;
        this.positions = positions;
        this.assignments = assignments;
        this.desk = desk;
        this.workItems = workItems;
        this.transactions = transactions;
        this.audit = audit;
        this.json = json;
    }

    @GetMapping({"/operations/bookings/{id}", "/front-desk/bookings/{id}"})
    String booking(
            @PathVariable String id,
            @RequestParam @Nullable String show,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            @ModelAttribute("words") Words words,
            HttpServletRequest request,
            Caller caller,
            Operator operator,
            Model model) {
        BookingFile file = visible.read(caller, id, files::of);
        WorkflowPosition position = positions.of(id);
        BookingWay way = BookingWay.of(position, file.zone(), words);
        model.addAttribute("file", file);
        model.addAttribute("way", way);
        model.addAttribute("failures", position.failures());
        model.addAttribute(
                "marks",
                way.processes().stream()
                        .map(process -> json.mapper().writeValueAsString(process.drawing()))
                        .toList());
        model.addAttribute("assignee", assignments.assigneeOf(id).orElse(null));
        List<AuditRecord> log = audit.page(id, null, null, NEWEST_REPAIRS);
        model.addAttribute("repairLog", log);
        model.addAttribute(
                "suspendedSince",
                log.stream()
                        .filter(line -> line.action().equals(RepairKind.SUSPEND.word()))
                        .findFirst()
                        .map(AuditRecord::at)
                        .orElse(null));
        model.addAttribute("tasks", transactions.read(() -> workItems.openOf(id)));
        model.addAttribute("groups", groups(desk.possible(id, operator).keySet()));
        model.addAttribute("base", Addresses.isFrontDesk(request) ? "/front-desk/bookings" : "/operations/bookings");
        return part == null ? "booking" : "rest".equals(show) ? "booking :: rest" : "booking :: part";
    }

    /** @param name of its words */
    record Group(String name, List<RepairKind> kinds) {}

    /** What is possible now from a button of its own; messages have theirs at each message, rooms at the desk's. */
    private static List<Group> groups(Set<RepairKind> possible) {
        Predicate<RepairKind> dangerous = RepairKind::isDangerous;
        Predicate<RepairKind> people = ABOUT_PEOPLE::contains;
        return List.of(
                group("process", possible, dangerous.or(people).negate()),
                group("people", possible, people),
                group("danger", possible, dangerous));
    }

    private static Group group(String name, Set<RepairKind> possible, Predicate<RepairKind> belongs) {
        return new Group(
                name,
                possible.stream()
                        .filter(kind -> kind != RepairKind.RESEND_MESSAGE && kind != RepairKind.REASSIGN_ROOM)
                        .filter(belongs)
                        .toList());
    }
}
