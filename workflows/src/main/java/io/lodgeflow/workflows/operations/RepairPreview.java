package io.lodgeflow.workflows.operations;

import java.util.List;

/** What a repair will do if nothing changes until then. */
public record RepairPreview(String reservationId, RepairKind kind, List<Effect> effects) {}
