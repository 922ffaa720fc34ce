package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.reservation.PlacingPolicy;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.reservation.StayTerms;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.BookingSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Holds the rooms of an expired booking again, at today's price: the same booking, a new workflow, a new deadline. The
 * nights are taken last, as in placing; if they are gone meanwhile nothing is changed.
 */
@Component
class ResurrectRepair {

    private final Offers offers;
    private final Reservations reservations;
    private final ReservationWorkflow workflow;
    private final BookingSettings settings;

    ResurrectRepair(Offers offers, Reservations reservations, ReservationWorkflow workflow, BookingSettings settings) {
        this.offers = offers;
        this.reservations = reservations;
        this.workflow = workflow;
        this.settings = settings;
    }

    Result<List<Effect>> preview(RepairSubject subject) {
        return terms(subject).map(terms -> effects(subject, terms));
    }

    Result<List<Effect>> resurrect(RepairSubject subject, String reason, Operator operator) {
        return terms(subject).map(terms -> {
            Reservation reservation = subject.reservation();
            reservation.resurrect(
                    terms,
                    subject.hotel().times(),
                    deadline(subject),
                    operator.actor(),
                    "Held again at " + terms.total() + ": " + reason,
                    subject.now());
            reservations.flush();
            workflow.start(List.of(reservation.id()));
            return effects(subject, terms);
        });
    }

    private Result<StayTerms> terms(RepairSubject subject) {
        Reservation reservation = subject.reservation();
        Optional<Refusal> refusal = reservation.refusalToResurrect();
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        Optional<Offer> offer = offers.find(
                reservation.hotelId(), reservation.roomTypeId(), reservation.ratePlanId(), reservation.stay());
        if (offer.isEmpty()) {
            return Result.refused(Refusal.conflict("not_on_sale", "This room is no longer on sale."));
        }
        Optional<Refusal> unplaceable = PlacingPolicy.refusal(
                offer.get(), reservation.rooms(), reservation.adults() + reservation.children(), subject.now());
        return unplaceable.isPresent()
                ? Result.refused(unplaceable.get())
                : Result.done(new StayTerms(
                        reservation.roomTypeId(),
                        reservation.stay(),
                        reservation.rooms(),
                        reservation.adults(),
                        reservation.children(),
                        offer.get().nightlyPrices()));
    }

    private Instant deadline(RepairSubject subject) {
        return subject.now().plus(settings.paymentWindow());
    }

    private List<Effect> effects(RepairSubject subject, StayTerms terms) {
        return List.of(
                Effect.of(
                        Effect.Kind.STATUS,
                        "The booking is pending again, to be paid until " + deadline(subject) + "."),
                Effect.of(Effect.Kind.NIGHTS_TAKEN, terms.rooms() + " room(s), " + terms.stay() + ", are held again."),
                Effect.of(Effect.Kind.PRICE, "Today's price.", terms.total()));
    }
}
