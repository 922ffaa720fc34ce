package io.lodgeflow.api.pages.repair;

import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.operations.Effect;
import io.lodgeflow.workflows.operations.RepairPreview;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of many bookings in a preview: what would be done to it, or why nothing would. */
record RepairPreviewLine(String reservationId, String confirmationNumber, Result<RepairPreview> result) {

    public List<Effect> effects() {
        return result instanceof Result.Done<RepairPreview> done ? done.value().effects() : List.of();
    }

    public @Nullable String refusal() {
        return result instanceof Result.Refused<RepairPreview> refused
                ? refused.refusal().detail()
                : null;
    }
}
