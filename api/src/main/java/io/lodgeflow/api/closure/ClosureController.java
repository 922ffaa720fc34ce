package io.lodgeflow.api.closure;

import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.closure.ClosureReads.ClosurePreview;
import io.lodgeflow.workflows.closure.ClosureReport;
import io.lodgeflow.workflows.closure.HotelClosures;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The closure of hotels. The head office reads; operations and admins start, pause and resume. */
@RestController
@RequestMapping("/v1/operations")
@Tag(name = "Hotel closures", description = "A hotel closes for good: its future bookings, one by one")
class ClosureController {

    private static final int LATEST = 50;
    private static final String ITEMS = "closure-items";

    private final HotelClosures closures;

    ClosureController(HotelClosures closures) {
        this.closures = closures;
    }

    /** @param answerWithinDays how long guests may think, 1 to 60; absent: 7 */
    record NewClosure(
            @NotNull @Text(max = 40) String hotelId,
            @NotNull @Text(max = 300) String reason,
            @Nullable Integer answerWithinDays) {}

    @GetMapping("/hotels/{hotelId}/closure-preview")
    @Operation(
            operationId = "previewHotelClosure",
            summary = "What closing a hotel now would mean",
            description =
                    "Bookings by status, room nights, money to go back at most, and the guests in house, who are not"
                            + " touched. Changes nothing.")
    ClosurePreview preview(@PathVariable String hotelId, Caller caller) {
        operate(caller);
        return Answers.granted(closures.preview(hotelId));
    }

    @PostMapping("/hotel-closures")
    @Operation(
            operationId = "closeHotel",
            summary = "Close a hotel",
            description =
                    "By operations and admins, once for each hotel. New bookings are refused from now on. Each future"
                            + " booking gets a process of its own: the guest is told, may choose another hotel at no higher price or"
                            + " a full refund, and gets the refund after the deadline. Holds without payment are just canceled.")
    @ApiResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ClosureReport.class)))
    ResponseEntity<ClosureReport> start(
            @Valid @RequestBody NewClosure body, IdempotentRequest request, Operator operator) {
        Campaign closure = Answers.granted(
                closures.start(body.hotelId(), body.reason(), body.answerWithinDays(), operator, request));
        return ResponseEntity.created(URI.create("/v1/operations/hotel-closures/" + closure.id()))
                .body(Answers.granted(closures.report(closure.id())));
    }

    @GetMapping("/hotel-closures")
    @Operation(
            operationId = "listHotelClosures",
            summary = "Closures, newest first",
            description = "The latest 50, each with its present figures. For the head office.")
    Page<ClosureReport> latest(Caller caller) {
        operate(caller);
        return Page.whole(closures.reports(LATEST));
    }

    @GetMapping("/hotel-closures/{id}")
    @Operation(
            operationId = "readHotelClosure",
            summary = "How far a closure is; its final report once it is finished",
            description = "Bookings by state, the settled ones by outcome, refunds promised and confirmed, and what the"
                    + " house forgoes of other hotels' prices.")
    ClosureReport report(@PathVariable String id, Caller caller) {
        operate(caller);
        return Answers.granted(closures.report(id));
    }

    @GetMapping("/hotel-closures/{id}/items")
    @Operation(
            operationId = "listHotelClosureItems",
            summary = "What became of each booking",
            description = "By arrival.")
    Page<ClosureReport.Line> items(@PathVariable String id, PageRequest page, Caller caller) {
        operate(caller);
        int after = page.after(ITEMS, 1)
                .map(cursor -> Cursor.number(cursor.values().getFirst()))
                .orElse(0);
        return Page.of(
                Answers.granted(closures.lines(id, after, page.limit() + 1)),
                page.limit(),
                line -> new Cursor(ITEMS, List.of(Integer.toString(line.position()))));
    }

    @PostMapping("/hotel-closures/{id}/actions/pause")
    @Operation(
            operationId = "pauseHotelClosure",
            summary = "Take up no further booking for now",
            description = "Guests who were told keep their choice and their deadline. The hotel stays closed.")
    ClosureReport pause(@PathVariable String id, Operator operator) {
        Answers.granted(closures.pause(id, operator));
        return Answers.granted(closures.report(id));
    }

    @PostMapping("/hotel-closures/{id}/actions/resume")
    @Operation(
            operationId = "resumeHotelClosure",
            summary = "Go on after a pause",
            description = "The bookings that are left are taken up again. By operations and admins.")
    ClosureReport resume(@PathVariable String id, Operator operator) {
        Answers.granted(closures.runAll(id, operator));
        return Answers.granted(closures.report(id));
    }

    private static void operate(Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
    }
}
