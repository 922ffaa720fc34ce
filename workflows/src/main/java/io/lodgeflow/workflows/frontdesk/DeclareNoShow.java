package io.lodgeflow.workflows.frontdesk;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.reservation.Commands;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.Message;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff gives up waiting before the cut-off does. Possible from the check-in hour of the arrival day on. */
@Component
public class DeclareNoShow {

    private final Commands commands;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    DeclareNoShow(Commands commands, ReservationWorkflow workflow, Clock clock) {
        this.commands = commands;
        this.workflow = workflow;
        this.clock = clock;
    }

    public Result<String> declare(String reservationId, Sentence note, @Nullable Integer seenVersion, Actor actor) {
        return commands.on(reservationId).combined().ifVersion(seenVersion).decide((reservation, hotel) -> {
            Instant now = clock.instant();
            return Result.unless(reservation.refusalToDeclareNoShow(hotel.times(), now), () -> {
                reservation.declareNoShow(actor, note, now);
                workflow.send(reservationId, Message.NoShowDeclared);
                return reservationId;
            });
        });
    }
}
