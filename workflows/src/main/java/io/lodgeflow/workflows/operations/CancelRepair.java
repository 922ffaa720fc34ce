package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.reservation.CancellationQuote;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.reservation.CancelReservation;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Cancels a booking by its policy, or with everything given back. */
@Component
class CancelRepair {

    private final CancelReservation cancelReservation;

    CancelRepair(CancelReservation cancelReservation) {
        this.cancelReservation = cancelReservation;
    }

    Result<List<Effect>> preview(RepairSubject subject, boolean everythingBack) {
        Result<CancellationQuote> quoted = everythingBack
                ? cancelReservation.previewWithWaiver(subject.id())
                : cancelReservation.preview(subject.id());
        return quoted.map(quote -> effects(subject.reservation(), quote));
    }

    Result<List<Effect>> cancel(RepairSubject subject, boolean everythingBack, String reason, Operator operator) {
        Result<CancellationQuote> canceled = everythingBack
                ? cancelReservation.cancelWithWaiver(subject.id(), reason, operator.actor())
                : cancelReservation.cancel(subject.id(), reason, null, operator.actor(), null);
        return canceled.map(quote -> effects(subject.reservation(), quote));
    }

    private static List<Effect> effects(Reservation reservation, CancellationQuote quote) {
        List<Effect> effects = new ArrayList<>();
        effects.add(Effect.of(Effect.Kind.STATUS, "The booking is canceled."));
        effects.add(Effect.of(
                Effect.Kind.NIGHTS_RELEASED,
                reservation.rooms() + " room(s), " + reservation.stay() + ", go back on sale."));
        if (reservation.roomsAssigned()) {
            effects.add(Effect.of(Effect.Kind.ROOMS, "The assigned rooms are given up."));
        }
        if (quote.refund().isPositive()) {
            effects.add(Effect.of(Effect.Kind.REFUND, quote.explanation(), quote.refund()));
        }
        if (quote.back().points() > 0) {
            effects.add(Effect.of(Effect.Kind.REFUND, quote.back().points() + " points go back."));
        }
        if (quote.charge().isPositive()) {
            effects.add(
                    Effect.of(Effect.Kind.CHARGE, "The card that guarantees the booking is charged.", quote.charge()));
        }
        if (quote.fee().isPositive()) {
            effects.add(Effect.of(Effect.Kind.FEE, "The hotel keeps the cancellation fee.", quote.fee()));
        }
        effects.add(Effect.of(Effect.Kind.GUEST_TOLD, "The guest is told."));
        return effects;
    }
}
