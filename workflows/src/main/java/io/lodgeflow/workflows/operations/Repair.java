package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants done to one booking. Each kind is a record that knows who may do it, what it asks for, what it
 * would do, and how it is done; {@link RepairKind} holds a blank one of each. It asks for its components, which bear the
 * names of fields of {@link Form}.
 */
public interface Repair {

    /** What a request or a dialog brings along; a kind reads of it what it asks for. */
    interface Form {
        @Nullable
        String step();

        @Nullable
        String guestName();

        @Nullable
        String guestEmail();

        @Nullable
        String guestLanguage();

        @Nullable
        String specialRequests();

        @Nullable
        List<String> roomIds();

        @Nullable
        String messageId();

        @Nullable
        String assignee();

        @Nullable
        Money amount();
    }

    default RepairKind kind() {
        return RepairKind.of(this);
    }

    /** The head office, unless a kind says otherwise. */
    default boolean isAllowedTo(Role role) {
        return role.isHeadOffice();
    }

    /** Of this kind, with what the form holds; refused if a field is missing. */
    default Result<Repair> filled(Form form) {
        return Result.done(this);
    }

    /** As it is done to many bookings at once; absent if it asks for something that only one of them has. */
    default Optional<Repair> forMany(@Nullable String assignee) {
        return kind().fields().isEmpty() ? Optional.of(this) : Optional.empty();
    }

    /** What it would do, or why it may not be done; changes nothing. */
    Result<List<Effect>> preview(RepairSubject subject, RepairTools tools);

    /** Whether there is anything now that it could be done to, whatever its form will hold; changes nothing. */
    default boolean isPossible(RepairSubject subject, RepairTools tools) {
        return preview(subject, tools) instanceof Result.Done;
    }

    /** Steps that it may name now; empty for a kind that names none. */
    default List<String> steps(RepairSubject subject, RepairTools tools) {
        return List.of();
    }

    /**
     * Does it, after {@link #preview} has granted it in the same transaction.
     *
     * @param foreseen by the preview
     * @return what it did
     */
    default Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
        return Result.done(foreseen);
    }

    /** Lets failed work be tried again, after {@link #perform}; it is run once the transaction has committed. */
    default List<FailedWork> release(RepairSubject subject, RepairTools tools) {
        return List.of();
    }

    /** For a field without which a kind makes no sense. */
    static <T> Result<Repair> needed(@Nullable T value, String field, Function<T, Repair> repair) {
        return value == null
                ? Result.refused(Refusal.invalid("field_missing.repair", "/" + field))
                : Result.done(repair.apply(value));
    }
}
