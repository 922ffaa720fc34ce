package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.engine.incident.IncidentListener;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The gateway has not said for too long what became of the money: somebody must find out. One open item for a booking. */
@Component
class UnknownOutcomeWork implements IncidentListener {

    private static final Duration FOUND_OUT_WITHIN = Duration.ofHours(2);

    private final Reservations reservations;
    private final WorkItems workItems;
    private final Identifiers identifiers;

    UnknownOutcomeWork(Reservations reservations, WorkItems workItems, Identifiers identifiers) {
        this.reservations = reservations;
        this.workItems = workItems;
        this.identifiers = identifiers;
    }

    @Override
    public void opened(IncidentRecord incident) {
        if (incident.kind() != IncidentRecord.Kind.REMOTE_CALL) {
            return;
        }
        Optional<Reservation> reservation = reservations.find(incident.key());
        reservation.ifPresent(found -> workItems.addOnce(new WorkItem(
                identifiers.next("wrk"),
                found.id(),
                found.hotelId(),
                WorkItem.Kind.PAYMENT_UNKNOWN,
                Sentence.of("work.payment_unknown", found.confirmationNumber()),
                List.of(Sentence.of("choice.ask_gateway"), Sentence.of("choice.dashboard")),
                incident.openedAt(),
                incident.openedAt().plus(FOUND_OUT_WITHIN))));
    }

    /** It is asked again, or has answered. */
    @Override
    public void closed(String reservationId, IncidentRecord.Kind kind, Instant at) {
        if (kind == IncidentRecord.Kind.REMOTE_CALL) {
            workItems.finish(reservationId, WorkItem.Kind.PAYMENT_UNKNOWN, Sentence.of("outcome.was_asked"), at);
        }
    }
}
