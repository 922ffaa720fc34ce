package io.lodgeflow.web.operations;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.web.Text;
import io.lodgeflow.workflows.operations.Repair;
import io.lodgeflow.workflows.operations.RepairKind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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
        @Nullable Money amount)
        implements Repair.Form {

    public Result<Repair> repair() {
        return kind.filled(this);
    }
}
