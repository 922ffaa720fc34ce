package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.result.Result;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every kind of repair. One more needs a record beside the others, a line here, and its words on the pages. */
public enum RepairKind {
    RETRY_NOW(new TokenRepairs.RetryNow()),
    EDIT_AND_RETRY(new GuestRepairs.EditAndRetry(null, null, null, null)),
    SKIP_STEP(new TokenRepairs.SkipStep("")),
    MOVE_TO_STEP(new TokenRepairs.MoveToStep("")),
    COMPENSATE(new BookingRepairs.Compensate()),
    CANCEL(new BookingRepairs.Cancel()),
    CANCEL_WITH_WAIVER(new BookingRepairs.CancelWithWaiver()),
    REFUND(new BookingRepairs.Refund(null)),
    SUSPEND(new TokenRepairs.Suspend()),
    RESUME(new TokenRepairs.Resume()),
    REASSIGN_ROOM(new GuestRepairs.ReassignRoom(List.of())),
    RESEND_MESSAGE(new GuestRepairs.ResendMessage(null)),
    RESURRECT(new BookingRepairs.Resurrect()),
    ADD_NOTE(new GuestRepairs.AddNote()),
    ASSIGN(new GuestRepairs.Assign(null));

    @SuppressWarnings("ImmutableEnumChecker") // repairs are records
    private final Repair blank;

    RepairKind(Repair blank) {
        this.blank = blank;
    }

    static RepairKind of(Repair repair) {
        return Arrays.stream(values())
                .filter(kind -> kind.blank.getClass() == repair.getClass())
                .findFirst()
                .orElseThrow();
    }

    public boolean isAllowedTo(Role role) {
        return blank.isAllowedTo(role);
    }

    /** Names of the fields of {@link Repair.Form} that it asks for. */
    public Set<String> fields() {
        return Arrays.stream(blank.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The repair that the form describes; refused if a field is missing. */
    public Result<Repair> filled(Repair.Form form) {
        return blank.filled(form);
    }

    boolean isPossible(RepairSubject subject, RepairTools tools) {
        return blank.isPossible(subject, tools);
    }

    List<String> steps(RepairSubject subject, RepairTools tools) {
        return blank.steps(subject, tools);
    }

    /** Whether it makes sense for many bookings at once: it needs nothing that only one booking has. */
    public boolean isForMany() {
        return blank.forMany(null).isPresent();
    }

    /** @param assignee for a kind that asks for one */
    public Repair forMany(@Nullable String assignee) {
        return blank.forMany(assignee).orElseThrow(() -> new IllegalStateException(this + " is not for many"));
    }

    /** It ends the booking, or gives money away. */
    public boolean isDangerous() {
        return switch (this) {
            case COMPENSATE, CANCEL, CANCEL_WITH_WAIVER, REFUND -> true;
            case RETRY_NOW,
                    EDIT_AND_RETRY,
                    SKIP_STEP,
                    MOVE_TO_STEP,
                    SUSPEND,
                    RESUME,
                    REASSIGN_ROOM,
                    RESEND_MESSAGE,
                    RESURRECT,
                    ADD_NOTE,
                    ASSIGN -> false;
        };
    }

    /** As the API and the audit log write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
