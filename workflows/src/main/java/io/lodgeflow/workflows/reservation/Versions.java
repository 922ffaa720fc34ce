package io.lodgeflow.workflows.reservation;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Guards a change by the version its caller has seen. */
public final class Versions {

    /** @param seen absent when the caller does not care */
    public static Optional<Refusal> refusal(Reservation reservation, @Nullable Integer seen) {
        return seen == null || seen == reservation.version() ? Optional.empty() : Optional.of(Refusal.stale());
    }

    private Versions() {}
}
