package io.lodgeflow.pages.repair;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.pages.find.BookingNames;
import io.lodgeflow.pages.find.BookingNames.BookingName;
import io.lodgeflow.pages.shell.Granted;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.TextReader;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.operations.WorkList;
import io.lodgeflow.workflows.operations.WorkOutcome;
import io.lodgeflow.workflows.payment.PaymentMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The work list: what the workflow needs people to decide. Hotel staff sees its own hotel's, the head office all. */
@Controller
class WorkPages {

    private static final int MOST = 200;

    private final WorkItems workItems;
    private final BookingNames names;
    private final WorkList workList;
    private final Transactions transactions;
    private final Granted granted;
    private final Clock clock;

    WorkPages(
            WorkItems workItems,
            BookingNames names,
            WorkList workList,
            Transactions transactions,
            Granted granted,
            Clock clock) {
        this.workItems = workItems;
        this.names = names;
        this.workList = workList;
        this.transactions = transactions;
        this.granted = granted;
        this.clock = clock;
    }

    /** @param choices ranked, best first */
    record Line(WorkItem item, BookingName booking, List<Sentence> choices, boolean overdue, boolean mine) {}

    @GetMapping("/front-desk/work")
    String list(
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part, Caller caller, Model model) {
        model.addAttribute("lines", lines(caller));
        return part == null ? "operations/work" : "operations/work :: part";
    }

    @GetMapping("/front-desk/work/{id}/done")
    String decide(@PathVariable String id, Caller caller, Model model) {
        Line line = Answers.granted(lines(caller).stream()
                .filter(one -> one.item().id().equals(id))
                .findFirst()
                .<Result<Line>>map(Result::done)
                .orElseGet(() -> Result.refused(Refusal.notFound("work item", id))));
        model.addAttribute("line", line);
        return "operations/work :: decide";
    }

    @PostMapping("/front-desk/work/{id}/claim")
    ResponseEntity<Void> claim(@PathVariable String id, @ModelAttribute("words") Words words, Operator operator) {
        Answers.granted(workList.claim(id, operator));
        return granted.because(words.text("work.claimed"));
    }

    @PostMapping("/front-desk/work/{id}/release")
    ResponseEntity<Void> release(@PathVariable String id, @ModelAttribute("words") Words words, Operator operator) {
        Answers.granted(workList.release(id, operator));
        return granted.because(words.text("work.released"));
    }

    @PostMapping("/front-desk/work/{id}/postpone")
    ResponseEntity<Void> postpone(
            @PathVariable String id,
            @RequestParam(defaultValue = "1") int hours,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute("words") Words words,
            Operator operator) {
        Answers.granted(workList.postpone(
                id,
                clock.instant().plus(Duration.ofHours(Math.max(1, Math.min(hours, 24 * 14)))),
                TextReader.normalised(reason),
                operator));
        return granted.because(words.text("work.postponed"));
    }

    @PostMapping("/front-desk/work/{id}/done")
    ResponseEntity<Void> done(
            @PathVariable String id,
            @RequestParam String outcome,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = "room", defaultValue = "") List<String> rooms,
            @RequestParam @Nullable PaymentMethod settlement,
            @RequestParam(defaultValue = "") String reference,
            @ModelAttribute("words") Words words,
            Operator operator) {
        WorkOutcome decided = switch (outcome) {
            case "rooms_found" -> new WorkOutcome.RoomsFound(rooms);
            case "no_room" -> new WorkOutcome.NoRoom();
            case "checked_out" -> new WorkOutcome.CheckedOut(settlement);
            case "refund_tried_again" -> new WorkOutcome.RefundTriedAgain();
            case "refund_approved" -> new WorkOutcome.RefundDecided(true);
            case "refund_rejected" -> new WorkOutcome.RefundDecided(false);
            case "balance_collected" ->
                new WorkOutcome.BalanceCollected(settlement == null ? PaymentMethod.CARD_TERMINAL : settlement);
            case "evidence_handed_in" -> new WorkOutcome.DisputeAnswered(true);
            case "chargeback_accepted" -> new WorkOutcome.DisputeAnswered(false);
            case "ask_again" -> new WorkOutcome.AskAgain();
            case "refunded_by_hand" -> new WorkOutcome.RefundedByHand(TextReader.normalised(reference));
            default ->
                throw new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "wrong_outcome",
                        Sentence.of("refusal.wrong_outcome.unknown"));
        };
        Answers.granted(workList.done(id, decided, TextReader.normalised(reason), operator));
        return granted.because(words.text("work.done"));
    }

    private List<Line> lines(Caller caller) {
        List<WorkItem> open = transactions.read(() -> workItems.open(caller.hotelId(), MOST));
        Map<String, BookingName> named =
                names.of(open.stream().map(WorkItem::reservationId).distinct().toList());
        return open.stream()
                .map(item -> new Line(
                        item,
                        named.getOrDefault(item.reservationId(), new BookingName(item.reservationId(), "")),
                        item.choices(),
                        item.dueAt().isBefore(clock.instant()),
                        caller.actor().name().equals(item.claimedBy())))
                .toList();
    }
}
