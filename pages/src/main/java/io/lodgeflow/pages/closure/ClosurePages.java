package io.lodgeflow.pages.closure;

import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.pages.shell.Granted;
import io.lodgeflow.pages.shell.HotelNames;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.TextReader;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.closure.HotelClosures;
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

/** Hotels that close: a new closure with its preview, and one closure with what becomes of its bookings as it happens. */
@Controller
class ClosurePages {

    private static final int LATEST = 50;
    private static final int ITEMS = 200;

    private final HotelClosures closures;
    private final HotelNames hotels;
    private final Granted granted;

    ClosurePages(HotelClosures closures, HotelNames hotels, Granted granted) {
        this.closures = closures;
        this.hotels = hotels;
        this.granted = granted;
    }

    @ModelAttribute("mayClose")
    boolean mayClose(Caller caller) {
        return Access.refusalToOpenOrCloseHotels(caller).isEmpty();
    }

    @GetMapping("/operations/closures")
    String list(Model model) {
        model.addAttribute("closures", closures.reports(LATEST));
        return "operations/closures";
    }

    @GetMapping("/operations/closures/new")
    String form(Model model) {
        model.addAttribute("hotels", hotels.all());
        model.addAttribute("shortest", Campaign.Closing.SHORTEST_ANSWER_DAYS);
        model.addAttribute("longest", Campaign.Closing.LONGEST_ANSWER_DAYS);
        return "operations/closure-new";
    }

    /** What closing the chosen hotel would mean; nothing while none is chosen. */
    @GetMapping("/operations/closures/preview")
    String preview(@RequestParam(defaultValue = "") String hotelId, Model model) {
        model.addAttribute("preview", hotelId.isEmpty() ? null : Answers.granted(closures.preview(hotelId)));
        return "operations/closure-new :: preview";
    }

    @PostMapping("/operations/closures")
    ResponseEntity<Void> start(
            @RequestParam(defaultValue = "") String hotelId,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable Integer answerWithinDays,
            Operator operator) {
        Campaign closure = Answers.granted(
                closures.start(hotelId, TextReader.normalised(reason), answerWithinDays, operator, null));
        return ResponseEntity.noContent()
                .header("HX-Redirect", "/operations/closures/" + closure.id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GetMapping("/operations/closures/{id}")
    String closure(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        model.addAttribute("report", Answers.granted(closures.report(id)));
        model.addAttribute("lines", Answers.granted(closures.lines(id, 0, ITEMS)));
        model.addAttribute("states", ClosureItem.State.values());
        model.addAttribute("outcomes", ClosureItem.Outcome.values());
        return part == null ? "operations/closure" : "operations/closure :: part";
    }

    /** The buttons: loaded by themselves, so that none is exchanged under a click. */
    @GetMapping("/operations/closures/{id}/steering")
    String steering(@PathVariable String id, Model model) {
        model.addAttribute("report", Answers.granted(closures.report(id)));
        return "operations/closure :: steering";
    }

    /** @param action pause or resume */
    @PostMapping("/operations/closures/{id}/{action}")
    ResponseEntity<Void> steer(
            @PathVariable String id,
            @PathVariable String action,
            @ModelAttribute("words") Words words,
            Operator operator) {
        Result<Campaign> result = switch (action) {
            case "pause" -> closures.pause(id, operator);
            case "resume" -> closures.runAll(id, operator);
            default -> Result.refused(Refusal.notFound("action", action));
        };
        return granted.because(
                words.name("closure", Answers.granted(result).state().name()));
    }
}
