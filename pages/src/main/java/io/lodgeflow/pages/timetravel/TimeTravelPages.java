package io.lodgeflow.pages.timetravel;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.DueTimers;
import io.lodgeflow.engine.WorkflowPosition;
import io.lodgeflow.engine.WorkflowPositions;
import io.lodgeflow.engine.time.TimeTravel;
import io.lodgeflow.pages.operations.BookingWay;
import io.lodgeflow.pages.shell.Granted;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.HttpJson;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.lodgeflow.workflows.operations.BookingSearch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The page from which the demo's clock is moved. The clock is everybody's: what is due on the way happens for all bookings. */
@Controller
@ConditionalOnProperty(name = "lodgeflow.demo.enabled", havingValue = "true")
class TimeTravelPages {

    private static final Duration FARTHEST = Duration.ofDays(800);
    private static final int CHOICES = 15;

    private final TimeTravel timeTravel;
    private final WorkflowPositions positions;
    private final BookingSearch search;
    private final DueTimers timers;
    private final VisibleReservations visible;
    private final Catalogue catalogue;
    private final Granted granted;
    private final HttpJson json;
    private final Clock clock;

    TimeTravelPages(
            TimeTravel timeTravel,
            WorkflowPositions positions,
            BookingSearch search,
            DueTimers timers,
            VisibleReservations visible,
            Catalogue catalogue,
            Granted granted,
            HttpJson json,
            Clock clock) {
        this.timeTravel = timeTravel;
        this.positions = positions;
        this.search = search;
        this.timers = timers;
        this.visible = visible;
        this.catalogue = catalogue;
        this.granted = granted;
        this.json = json;
        this.clock = clock;
    }

    /** The booking that is watched. */
    record Watched(String id, String confirmationNumber, String guest, String status, ZoneId zone) {}

    @GetMapping("/operations/time-travel")
    String page(
            @RequestParam @Nullable String booking,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            @ModelAttribute("words") Words words,
            Caller caller,
            Model model) {
        if (booking == null || booking.isBlank()) {
            model.addAttribute(
                    "choices",
                    search.find(
                                    new BookingSearch.Criteria(
                                            null, null, Set.of(), null, false, null, null, null, null),
                                    null,
                                    CHOICES)
                            .hits());
            model.addAttribute("timers", timers.next(CHOICES));
            return "operations/time-travel-choice";
        }
        Watched watched = visible.read(
                caller,
                booking,
                reservation -> new Watched(
                        booking,
                        reservation.confirmationNumber(),
                        reservation.guest().name(),
                        reservation.status().name(),
                        catalogue.hotel(reservation.hotelId()).orElseThrow().zone()));
        WorkflowPosition position = positions.of(booking);
        BookingWay way = BookingWay.of(position, watched.zone(), words);
        model.addAttribute("watched", watched);
        model.addAttribute("way", way);
        model.addAttribute(
                "marks",
                json.mapper()
                        .writeValueAsString(
                                way.processes().isEmpty()
                                        ? java.util.List.of()
                                        : way.processes().getFirst().drawing()));
        return part == null ? "operations/time-travel" : "operations/time-travel :: part";
    }

    /** @param advance such as PT1H or P1D; absent: to the booking's next timer */
    @PostMapping("/operations/time-travel")
    ResponseEntity<Void> travel(
            @RequestParam String booking,
            @RequestParam @Nullable Duration advance,
            @ModelAttribute("words") Words words,
            Caller caller) {
        visible.requireVisible(caller, booking);
        Instant now = clock.instant();
        Instant target = advance == null ? BookingWay.nextTimer(positions.of(booking), now) : now.plus(advance);
        if (target == null) {
            Answers.granted(Result.refused(Refusal.conflict("no_timer")));
        } else if (Duration.between(now, target).abs().compareTo(FARTHEST) > 0 || target.isBefore(now)) {
            Answers.granted(Result.refused(Refusal.invalid("too_far.time_travel", "/advance", FARTHEST.toDays())));
        } else {
            timeTravel.travelTo(target);
        }
        return granted.because(words.text("time.moved", words.utc(clock.instant())));
    }
}
