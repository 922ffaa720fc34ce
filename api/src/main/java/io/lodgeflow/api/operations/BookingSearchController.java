package io.lodgeflow.api.operations;

import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.operations.BookingSearch;
import io.lodgeflow.workflows.operations.BookingSearch.BookingHit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds bookings over all hotels. For the head office. */
@RestController
@Tag(name = "Operations", description = "Workflows of all bookings: where they stand, what failed, what is late")
class BookingSearchController {

    private static final String CURSOR = "bookings";

    private final BookingSearch search;

    BookingSearchController(BookingSearch search) {
        this.search = search;
    }

    @GetMapping("/v1/operations/bookings")
    @Operation(
            operationId = "findBookings",
            summary = "Find bookings",
            description =
                    "By confirmation number, guest, hotel, status, step, arrival, incident, cause, assignee. A page"
                            + " may hold fewer than asked for and still have a next one.")
    Page<BookingHit> find(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String hotel,
            @RequestParam(required = false) @Nullable Set<ReservationStatus> status,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(defaultValue = "false") boolean incident,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(required = false) @Nullable LocalDate arrivalFrom,
            @RequestParam(required = false) @Nullable LocalDate arrivalTo,
            @RequestParam(required = false) @Nullable String assignee,
            PageRequest page,
            Caller caller) {
        Answers.unlessRefused(Access.refusalToOperate(caller));
        BookingSearch.Hits hits = search.find(
                new BookingSearch.Criteria(
                        text,
                        hotel,
                        status == null ? Set.of() : status,
                        step,
                        incident,
                        cause,
                        arrivalFrom,
                        arrivalTo,
                        assignee),
                page.after(CURSOR, 1).map(cursor -> cursor.values().getFirst()).orElse(null),
                page.limit());
        return new Page<>(hits.hits(), hits.next() == null ? null : new Cursor(CURSOR, List.of(hits.next())).text());
    }
}
