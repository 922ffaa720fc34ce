package io.lodgeflow.workflows.frontdesk;

import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import io.lodgeflow.workflows.process.ReservationWorkflow.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff gives up waiting before the cut-off does. Possible from the check-in hour of the arrival day on. */
@Component
public class DeclareNoShow {

    private final LockedReservation locked;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    DeclareNoShow(LockedReservation locked, ReservationWorkflow workflow, Clock clock) {
        this.locked = locked;
        this.workflow = workflow;
        this.clock = clock;
    }

    public Result<String> declare(String reservationId, String note, @Nullable Integer seenVersion, Actor actor) {
        return locked.decide(reservationId, seenVersion, (reservation, hotel) -> {
            Instant now = clock.instant();
            Optional<Refusal> refusal = reservation.refusalToDeclareNoShow(hotel.times(), now);
            if (refusal.isPresent()) {
                return Result.refused(refusal.get());
            }
            reservation.declareNoShow(actor, note, now);
            workflow.send(reservationId, Message.NoShowDeclared);
            return Result.done(reservationId);
        });
    }
}
