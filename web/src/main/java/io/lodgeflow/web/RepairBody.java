package io.lodgeflow.web;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.operations.Repair;
import io.lodgeflow.workflows.operations.RepairKind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A repair as a request names it: the kind, why, and what that kind needs.
 *
 * @param step of skip_step and move_to_step
 * @param roomIds of reassign_room
 * @param messageId of resend_message
 * @param assignee of assign; absent: nobody
 * @param amount of refund, in the currency of the booking; absent: all that is left of the latest payment
 */
public record RepairBody(
        @NotNull RepairKind kind,
        @Nullable @Text(max = 300) String reason,
        @Nullable @Size(min = 1, max = 80) String step,
        @Nullable @Text(max = 200) String guestName,
        @Nullable @Text(max = 254) String guestEmail,
        @Nullable @Size(max = 5) String guestLanguage,
        @Nullable @Text(max = 1000, multiline = true) String specialRequests,
        @Nullable @Size(min = 1, max = 10) List<@NotNull @Size(min = 1, max = 40) String> roomIds,
        @Nullable @Size(min = 1, max = 40) String messageId,
        @Nullable @Size(min = 1, max = 80) String assignee,
        @Nullable Money amount) {

    public Result<Repair> repair() {
        return switch (kind) {
            case RETRY_NOW -> Result.done(new Repair.RetryNow());
            case EDIT_AND_RETRY ->
                Result.done(new Repair.EditAndRetry(guestName, guestEmail, guestLanguage, specialRequests));
            case SKIP_STEP -> needs(step, "/step", Repair.SkipStep::new);
            case MOVE_TO_STEP -> needs(step, "/step", Repair.MoveToStep::new);
            case COMPENSATE -> Result.done(new Repair.Compensate());
            case CANCEL -> Result.done(new Repair.Cancel(false));
            case CANCEL_WITH_WAIVER -> Result.done(new Repair.Cancel(true));
            case REFUND -> Result.done(new Repair.Refund(amount));
            case SUSPEND -> Result.done(new Repair.Suspend());
            case RESUME -> Result.done(new Repair.Resume());
            case REASSIGN_ROOM -> needs(roomIds, "/roomIds", Repair.ReassignRoom::new);
            case RESEND_MESSAGE -> needs(messageId, "/messageId", Repair.ResendMessage::new);
            case RESURRECT -> Result.done(new Repair.Resurrect());
            case ADD_NOTE -> Result.done(new Repair.AddNote());
            case ASSIGN -> Result.done(new Repair.Assign(assignee));
        };
    }

    private static <T> Result<Repair> needs(@Nullable T value, String field, Function<T, Repair> repair) {
        return value == null
                ? Result.refused(Refusal.invalid("field_missing", field, "This repair needs this field."))
                : Result.done(repair.apply(value));
    }
}
