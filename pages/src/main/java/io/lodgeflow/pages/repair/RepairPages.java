package io.lodgeflow.pages.repair;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.incident.WorkflowRepairs.RetryOutcome;
import io.lodgeflow.pages.shell.Granted;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.TextReader;
import io.lodgeflow.web.operations.RepairBody;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.operations.Repair;
import io.lodgeflow.workflows.operations.RepairDesk;
import io.lodgeflow.workflows.operations.RepairKind;
import io.lodgeflow.workflows.operations.RepairOutcome;
import io.lodgeflow.workflows.operations.RepairPreview;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The dialog of each repair: what it needs, what it would do, and doing it. The rules are those of {@link RepairDesk}. */
@Controller
class RepairPages {

    private final RepairDesk desk;
    private final VisibleReservations visible;
    private final StaffNames staff;
    private final Granted granted;

    RepairPages(RepairDesk desk, VisibleReservations visible, StaffNames staff, Granted granted) {
        this.desk = desk;
        this.visible = visible;
        this.staff = staff;
        this.granted = granted;
    }

    /** What the fields of a dialog hold; absent where the kind has none. */
    record Fields(
            @Nullable String step,
            @Nullable String guestName,
            @Nullable String guestEmail,
            @Nullable String guestLanguage,
            @Nullable String specialRequests,
            @Nullable List<String> room,
            @Nullable String messageId,
            @Nullable String assignee,
            @Nullable String amount,
            @Nullable String currency) {}

    @GetMapping("/front-desk/bookings/{id}/repairs/{kind}")
    String dialog(
            @PathVariable String id,
            @PathVariable String kind,
            @RequestParam @Nullable String messageId,
            Caller caller,
            Operator operator,
            Model model) {
        RepairKind asked = kind(kind);
        visible.read(
                caller,
                id,
                reservation -> model.addAttribute("guest", reservation.guest())
                        .addAttribute("version", reservation.version())
                        .addAttribute("currency", reservation.currency().getCurrencyCode())
                        .addAttribute("confirmationNumber", reservation.confirmationNumber())
                        .addAttribute("specialRequests", reservation.specialRequests()));
        model.addAttribute("id", id);
        model.addAttribute("kind", asked);
        model.addAttribute("messageId", messageId);
        model.addAttribute("caller", caller);
        if (asked.fields().contains("step")) {
            model.addAttribute("steps", desk.possible(id, operator).getOrDefault(asked, List.of()));
        }
        if (asked.fields().contains("assignee")) {
            model.addAttribute("staff", staff.headOffice());
        }
        return "operations/repair :: dialog";
    }

    /** What it would do now, or why it would be refused. Changes nothing. */
    @PostMapping("/front-desk/bookings/{id}/repairs/{kind}/preview")
    String preview(
            @PathVariable String id,
            @PathVariable String kind,
            Fields fields,
            @ModelAttribute("words") Words words,
            Operator operator,
            Model model) {
        RepairPreview preview =
                Answers.granted(repair(kind(kind), fields).then(repair -> desk.preview(id, repair, operator)));
        model.addAttribute("preview", preview);
        model.addAttribute("button", PreviewLabel.of(preview, words));
        return "operations/repair :: preview";
    }

    @PostMapping("/front-desk/bookings/{id}/repairs/{kind}")
    ResponseEntity<Void> perform(
            @PathVariable String id,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable Integer version,
            Fields fields,
            @ModelAttribute("words") Words words,
            Operator operator) {
        String why = TextReader.normalised(reason);
        RepairOutcome outcome = Answers.granted(
                repair(kind(kind), fields).then(repair -> desk.perform(id, repair, why, version, operator)));
        String text =
                words.text("repair.done", words.name("repair", outcome.kind().name()), outcome.auditId());
        if (outcome.retried() == null) {
            return granted.because(text);
        }
        String whole =
                text + " " + words.name("retried", outcome.retried().state().name());
        return outcome.retried().state() == RetryOutcome.State.RECOVERED
                ? granted.because(whole)
                : granted.inVain(whole);
    }

    private static Result<Repair> repair(RepairKind kind, Fields fields) {
        @Nullable Money amount;
        try {
            amount = amount(fields);
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            return Result.refused(Refusal.invalid("bad_amount", "/amount"));
        }
        return new RepairBody(
                        kind,
                        null,
                        given(fields.step()),
                        given(fields.guestName()),
                        given(fields.guestEmail()),
                        given(fields.guestLanguage()),
                        fields.specialRequests(),
                        fields.room(),
                        given(fields.messageId()),
                        given(fields.assignee()),
                        amount)
                .repair();
    }

    /** Absent when nothing is written. */
    private static @Nullable Money amount(Fields fields) {
        String written = given(fields.amount());
        String currency = given(fields.currency());
        return written == null || currency == null ? null : Money.parse(written, currency);
    }

    private static @Nullable String given(@Nullable String text) {
        String normal = text == null ? "" : TextReader.normalised(text);
        return normal.isEmpty() ? null : normal;
    }

    private static RepairKind kind(String word) {
        try {
            return RepairKind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "not_found", Sentence.of("refusal.not_found.repair"));
        }
    }
}
