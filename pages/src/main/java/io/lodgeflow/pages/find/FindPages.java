package io.lodgeflow.pages.find;

import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.ProcessSteps;
import io.lodgeflow.engine.ProcessSteps.ProcessStep;
import io.lodgeflow.engine.incident.IncidentCause;
import io.lodgeflow.pages.shell.HotelNames;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Addresses;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.TextReader;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.operations.BookingSearch;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.RepairKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The search page. The form posts; the address that follows holds what may stand in an address, or the id of the search
 * kept on the server. Hotel staff finds bookings of its own hotel only, whatever is asked.
 */
@Controller
class FindPages {

    private static final String OPERATIONS = "/operations/bookings";
    private static final String FRONT_DESK = "/front-desk/bookings";

    private static final int PAGE = 50;
    private static final int MOST_COUNTED = 9_999;
    private static final int MOST_EXPORTED = 10_000;
    private static final int EXPORTED_AT_ONCE = 500;
    private static final String CURSOR = "found-bookings";

    private final BookingSearch bookings;
    private final SavedFilters filters;
    private final HotelNames hotels;
    private final ProcessSteps steps;
    private final Waits waits;
    private final Incidents incidents;

    FindPages(
            BookingSearch bookings,
            SavedFilters filters,
            HotelNames hotels,
            ProcessSteps steps,
            Waits waits,
            Incidents incidents) {
        this.bookings = bookings;
        this.filters = filters;
        this.hotels = hotels;
        this.steps = steps;
        this.waits = waits;
        this.incidents = incidents;
    }

    @GetMapping({OPERATIONS, FRONT_DESK})
    String find(
            @RequestParam @Nullable String filter,
            @RequestParam @Nullable String hotel,
            @RequestParam @Nullable ReservationStatus status,
            @RequestParam @Nullable String step,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam(defaultValue = "false") boolean incident,
            @RequestParam @Nullable String cause,
            @RequestParam @Nullable String assignee,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request,
            Caller caller,
            Model model) {
        Criteria inAddress = new Criteria(
                null,
                Asked.given(hotel),
                status,
                Asked.given(step),
                from,
                to,
                incident,
                Asked.given(cause),
                Asked.given(assignee));
        Criteria criteria = filter == null ? inAddress : kept(filter);
        model.addAttribute("filterId", filter);
        show(criteria, cursor, base(request), caller, model);
        return request.getHeader("HX-Request") == null ? "find" : "find :: more";
    }

    /** All that the search finds, up to {@link #MOST_EXPORTED}, for a spreadsheet; the same address and rights as the page. */
    @GetMapping({OPERATIONS + ".csv", FRONT_DESK + ".csv"})
    ResponseEntity<byte[]> export(
            @RequestParam @Nullable String filter,
            Asked asked,
            @RequestParam @Nullable String assignee,
            @ModelAttribute("words") Words words,
            Caller caller) {
        Criteria found = filter == null ? asked.criteria().takenBy(Asked.given(assignee)) : kept(filter);
        Criteria criteria = caller.hotelId() == null ? found : found.inHotel(caller.hotelId());
        BookingTable table = new BookingTable(words, steps.names());
        int rows = 0;
        @Nullable String after = null;
        do {
            BookingSearch.Hits hits = bookings.find(criteria.searched(), after, EXPORTED_AT_ONCE);
            table.add(
                    hits.hits(),
                    waits.of(hits.hits().stream()
                            .map(BookingSearch.BookingHit::reservationId)
                            .toList()));
            rows += hits.hits().size();
            after = hits.next();
        } while (after != null && rows < MOST_EXPORTED);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"bookings.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(table.bytes());
    }

    private Criteria kept(String filter) {
        return Answers.granted(filters.find(filter)
                .<Result<Criteria>>map(Result::done)
                .orElseGet(() -> Result.refused(Refusal.notFound("search", filter))));
    }

    @PostMapping({OPERATIONS, FRONT_DESK})
    String search(
            Asked asked,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean shared,
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller,
            Model model) {
        Criteria criteria = asked.criteria();
        String kept = TextReader.normalised(name);
        if (kept.length() > 80) {
            throw Asked.unacceptable();
        }
        String base = base(request);
        String address = criteria.isPersonal() || !kept.isEmpty()
                ? base + "?filter="
                        + filters.keep(caller, kept, shared && caller.role().isHeadOffice(), criteria)
                : address(base, criteria);
        // A search that was given a name is shown among the others, which stand outside the results.
        response.setHeader(kept.isEmpty() ? "HX-Push-Url" : "HX-Redirect", address);
        model.addAttribute(
                "filterId", address.contains("?filter=") ? address.substring(address.indexOf('=') + 1) : null);
        show(criteria, null, base, caller, model);
        return "find :: results";
    }

    @PostMapping({OPERATIONS + "/filters/{id}/delete", FRONT_DESK + "/filters/{id}/delete"})
    String forget(@PathVariable String id, HttpServletRequest request, Caller caller) {
        filters.delete(caller, id);
        return "redirect:" + base(request);
    }

    private void show(Criteria asked, @Nullable String cursor, String base, Caller caller, Model model) {
        Criteria criteria = caller.hotelId() == null ? asked : asked.inHotel(caller.hotelId());
        String after =
                cursor == null ? null : Cursor.parse(cursor, CURSOR, 1).values().getFirst();
        BookingSearch.Hits hits = bookings.find(criteria.searched(), after, PAGE);
        model.addAttribute("criteria", criteria);
        model.addAttribute("hits", hits.hits());
        model.addAttribute(
                "waits",
                waits.of(hits.hits().stream()
                        .map(BookingSearch.BookingHit::reservationId)
                        .toList()));
        if (cursor == null) {
            model.addAttribute("count", bookings.count(criteria.searched(), MOST_COUNTED));
            Object filter = model.getAttribute("filterId");
            String address = filter == null ? address(base, criteria) : base + "?filter=" + filter;
            model.addAttribute("exportAddress", base + ".csv" + address.substring(base.length()));
        }
        model.addAttribute("causeText", criteria.cause() == null ? null : causeOf(criteria.cause()));
        model.addAttribute("base", base);
        model.addAttribute("kinds", kinds(caller));
        model.addAttribute("statuses", ReservationStatus.values());
        model.addAttribute("hotels", caller.hotelId() == null ? hotels.all() : List.of());
        List<ProcessStep> waiting =
                steps.newest().stream().filter(ProcessStep::waits).toList();
        model.addAttribute("steps", waiting);
        model.addAttribute("stepNames", steps.names());
        model.addAttribute("filters", filters.of(caller));
        model.addAttribute(
                "moreAddress",
                hits.next() == null
                        ? null
                        : more(base, criteria, new Cursor(CURSOR, List.of(hits.next())).text(), model));
    }

    /** What the caller may do to many at once; nothing outside the head office. */
    private static List<RepairKind> kinds(Caller caller) {
        return Arrays.stream(RepairKind.values())
                .filter(kind -> caller.role().isHeadOffice() && kind.isForMany() && kind.isAllowedTo(caller.role()))
                .toList();
    }

    /** In words, while it has open incidents. */
    private String causeOf(String fingerprint) {
        return incidents.openOf(fingerprint, null, 1).stream()
                .findFirst()
                .map(incident -> IncidentCause.of(incident.message()).text())
                .orElse(fingerprint);
    }

    private static String more(String base, Criteria criteria, String cursor, Model model) {
        Object filter = model.getAttribute("filterId");
        String first = filter == null ? address(base, criteria) : base + "?filter=" + filter;
        return first + (first.contains("?") ? "&" : "?") + "cursor=" + cursor;
    }

    private static String address(String base, Criteria criteria) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(base);
        put(address, "hotel", criteria.hotel());
        put(address, "status", criteria.status());
        put(address, "step", criteria.step());
        put(address, "from", criteria.from());
        put(address, "to", criteria.to());
        put(address, "incident", criteria.incident() ? true : null);
        put(address, "cause", criteria.cause());
        put(address, "assignee", criteria.assignee());
        return address.encode().toUriString();
    }

    private static void put(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, value.toString());
        }
    }

    private static String base(HttpServletRequest request) {
        return Addresses.isFrontDesk(request) ? FRONT_DESK : OPERATIONS;
    }
}
