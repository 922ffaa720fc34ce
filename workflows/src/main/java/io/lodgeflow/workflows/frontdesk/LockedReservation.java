package io.lodgeflow.workflows.frontdesk;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.reservation.Versions;
import io.lodgeflow.workflows.transaction.Decisions;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How every front desk command begins: one transaction, the reservation locked, its hotel at hand. */
@Component
class LockedReservation {

    private final Reservations reservations;
    private final Catalogue catalogue;
    private final Decisions decisions;

    LockedReservation(Reservations reservations, Catalogue catalogue, Decisions decisions) {
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.decisions = decisions;
    }

    <T> Result<T> decide(String id, @Nullable Integer seenVersion, BiFunction<Reservation, Hotel, Result<T>> command) {
        return decisions.decide(id, () -> {
            Optional<Reservation> found = reservations.lock(id);
            if (found.isEmpty()) {
                return Result.refused(Refusal.notFound("reservation", id));
            }
            Optional<Refusal> stale = Versions.refusal(found.get(), seenVersion);
            return stale.isPresent()
                    ? Result.refused(stale.get())
                    : command.apply(
                            found.get(), catalogue.hotel(found.get().hotelId()).orElseThrow());
        });
    }
}
