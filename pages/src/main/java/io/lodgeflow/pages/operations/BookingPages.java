package io.lodgeflow.pages.operations;

import io.lodgeflow.engine.WorkflowPosition;
import io.lodgeflow.engine.WorkflowPositions;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Addresses;
import io.lodgeflow.web.HttpJson;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.operations.BookingAssignments;
import io.lodgeflow.workflows.operations.RepairKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The page of one booking, for the head office and for its own hotel. What the caller may not see does not exist. */
@Controller
class BookingPages {

    private static final int NEWEST_REPAIRS = 20;

    private final VisibleReservations visible;
    private final BookingFiles files;
    private final WorkflowPositions positions;
    private final BookingAssignments assignments;
    private final AuditLog audit;
    private final HttpJson json;

    BookingPages(
            VisibleReservations visible,
            BookingFiles files,
            WorkflowPositions positions,
            BookingAssignments assignments,
            AuditLog audit,
            HttpJson json) {
        this.visible = visible;
        this.files = files;
        this.positions = positions;
        this.assignments = assignments;
        this.audit = audit;
        this.json = json;
    }

    @GetMapping({"/operations/bookings/{id}", "/front-desk/bookings/{id}"})
    String booking(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            @ModelAttribute("words") Words words,
            HttpServletRequest request,
            Caller caller,
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
                        .map(process -> json.mapper().writeValueAsString(process.marks()))
                        .toList());
        model.addAttribute("assignee", assignments.assigneeOf(id).orElse(null));
        model.addAttribute("repairLog", audit.page(id, null, null, NEWEST_REPAIRS));
        model.addAttribute("kinds", kinds(caller));
        model.addAttribute("base", Addresses.isFrontDesk(request) ? "/front-desk/bookings" : "/operations/bookings");
        return part == null ? "booking" : "booking :: part";
    }

    /** The kinds of repair that the role may do from a button of its own; messages have theirs at each message. */
    private static List<RepairKind> kinds(Caller caller) {
        return Arrays.stream(RepairKind.values())
                .filter(kind -> kind != RepairKind.RESEND_MESSAGE && kind.isAllowedTo(caller.role()))
                .toList();
    }
}
