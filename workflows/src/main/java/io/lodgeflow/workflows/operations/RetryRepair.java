package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.incident.IncidentRecord;
import io.lodgeflow.engine.incident.WorkflowRepairs;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries again what has failed, as it is or after a correction of what the guest had given. */
@Component
class RetryRepair {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REQUESTS = 1000;
    private static final Set<String> LANGUAGES = Set.of("en", "ko");

    private final WorkflowRepairs workflow;

    RetryRepair(WorkflowRepairs workflow) {
        this.workflow = workflow;
    }

    Result<List<Effect>> previewRetry(RepairSubject subject) {
        if (workflow.isSuspended(subject.id())) {
            return Result.refused(Refusal.conflict("suspended", "The workflow is suspended. Resume it first."));
        }
        List<FailedWork> failed = workflow.failedWork(subject.id());
        return failed.isEmpty()
                ? Result.refused(Refusal.conflict("nothing_failed", "No step of this booking has failed."))
                : Result.done(effects(failed));
    }

    Result<List<Effect>> previewEdit(RepairSubject subject, Repair.EditAndRetry edit) {
        Optional<Refusal> invalid = refusalOf(edit);
        if (invalid.isPresent()) {
            return Result.refused(invalid.get());
        }
        Reservation reservation = subject.reservation();
        GuestDetails old = reservation.guest();
        List<Effect> effects = new ArrayList<>();
        changed("Name", old.name(), edit.guestName()).ifPresent(effects::add);
        changed("E-mail address", old.email(), edit.guestEmail()).ifPresent(effects::add);
        changed("Language", old.language(), edit.guestLanguage()).ifPresent(effects::add);
        changed("Special requests", reservation.specialRequests(), edit.specialRequests())
                .ifPresent(effects::add);
        if (effects.isEmpty()) {
            return Result.refused(Refusal.invalid("nothing_changed", "", "Name at least one field with a new value."));
        }
        effects.addAll(effects(workflow.failedWork(subject.id())));
        return Result.done(effects);
    }

    /** @return what is to be run once the transaction has committed */
    List<FailedWork> release(RepairSubject subject) {
        if (workflow.isSuspended(subject.id())) {
            return List.of();
        }
        return workflow.failedWork(subject.id()).stream()
                .filter(work -> workflow.release(work.workId(), work.kind()))
                .toList();
    }

    void edit(RepairSubject subject, Repair.EditAndRetry edit, String reason, Operator operator) {
        Reservation reservation = subject.reservation();
        GuestDetails old = reservation.guest();
        reservation.correctGuest(
                new GuestDetails(
                        old.accountId(),
                        Objects.requireNonNullElse(edit.guestName(), old.name()),
                        Objects.requireNonNullElse(edit.guestEmail(), old.email()),
                        Objects.requireNonNullElse(edit.guestLanguage(), old.language()),
                        old.vipLevel()),
                Objects.requireNonNullElse(edit.specialRequests(), reservation.specialRequests()),
                operator.actor(),
                "Guest details corrected: " + reason,
                subject.now());
    }

    private static List<Effect> effects(List<FailedWork> failed) {
        return failed.stream()
                .map(work -> Effect.of(
                        Effect.Kind.WORKFLOW,
                        work.kind() == IncidentRecord.Kind.REMOTE_CALL
                                ? work.step() + " is asked again with the same key; no money can move twice."
                                : work.step() + " is tried again, with all steps since the last wait."))
                .toList();
    }

    private static Optional<Effect> changed(String what, String old, @Nullable String now) {
        return now == null || now.equals(old)
                ? Optional.empty()
                : Optional.of(Effect.of(Effect.Kind.GUEST_DATA, what + " becomes " + now + "."));
    }

    private static Optional<Refusal> refusalOf(Repair.EditAndRetry edit) {
        String email = edit.guestEmail();
        if (email != null
                && (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())) {
            return Optional.of(Refusal.invalid("invalid_email", "/guestEmail", "This is no e-mail address."));
        }
        String name = edit.guestName();
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            return Optional.of(Refusal.invalid("invalid_name", "/guestName", "A name has 1 to 200 characters."));
        }
        if (edit.guestLanguage() != null && !LANGUAGES.contains(edit.guestLanguage())) {
            return Optional.of(Refusal.invalid("invalid_language", "/guestLanguage", "Languages are en and ko."));
        }
        String requests = edit.specialRequests();
        return requests != null && requests.length() > LONGEST_REQUESTS
                ? Optional.of(
                        Refusal.invalid("too_long", "/specialRequests", "Special requests have up to 1000 characters."))
                : Optional.empty();
    }
}
