package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.CancellationQuote;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.StayTerms;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Repairs that end a booking, give its money back, or begin it again. */
public final class BookingRepairs {

    /** What gives everything away is for operations and admins. */
    private interface EverythingBack extends Repair {

        @Override
        default boolean isAllowedTo(Role role) {
            return role == Role.OPERATIONS || role == Role.ADMIN;
        }

        @Override
        default Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            return tools.cancelReservation()
                    .previewWithWaiver(subject.id())
                    .map(quote -> cancellation(subject.reservation(), quote));
        }

        @Override
        default boolean isPossible(RepairSubject subject, RepairTools tools) {
            return !tools.workflow().isSuspended(subject.id()) && preview(subject, tools) instanceof Result.Done;
        }

        @Override
        default Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            return tools.cancelReservation()
                    .cancelWithWaiver(subject.id(), subject.reason(), subject.actor())
                    .map(quote -> cancellation(subject.reservation(), quote));
        }
    }

    /** Undoes all that was done so far: rooms and nights back, all money back. */
    public record Compensate() implements EverythingBack {}

    /** Cancels a booking with everything back instead of what its policy gives. */
    public record CancelWithWaiver() implements EverythingBack {}

    /** Cancels a booking by its policy. */
    public record Cancel() implements Repair {

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            return tools.cancelReservation()
                    .preview(subject.id())
                    .map(quote -> cancellation(subject.reservation(), quote));
        }

        @Override
        public boolean isPossible(RepairSubject subject, RepairTools tools) {
            return !tools.workflow().isSuspended(subject.id()) && preview(subject, tools) instanceof Result.Done;
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            return tools.cancelReservation()
                    .cancel(subject.id(), subject.reason(), null, subject.actor(), null)
                    .map(quote -> cancellation(subject.reservation(), quote));
        }
    }

    /**
     * Gives money back without canceling, by the same command as the API; above a limit it waits for a second person.
     *
     * @param amount absent: all that is left of the latest payment
     */
    public record Refund(@Nullable Money amount) implements Repair {

        @Override
        public Result<Repair> filled(Form form) {
            return Result.done(new Refund(form.amount()));
        }

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            return tools.askForRefund()
                    .plan(subject.reservation(), amount)
                    .map(plan -> List.of(
                            Effect.of(
                                    Effect.Kind.REFUND,
                                    plan.needsApproval()
                                            ? Sentence.of("effect.refund_waits")
                                            : Sentence.of("effect.refund_goes_back"),
                                    plan.amount()),
                            Effect.of(Effect.Kind.STATUS, Sentence.of("effect.booking_stays")),
                            Effect.of(Effect.Kind.GUEST_TOLD, Sentence.of("effect.told_money"))));
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            tools.askForRefund()
                    .ask(subject.id(), null, amount, subject.reason(), subject.actor(), null)
                    .orThrow();
            return Result.done(foreseen);
        }
    }

    /**
     * Holds the rooms of an expired booking again, at today's price: the same booking, a new workflow, a new deadline.
     * The nights are taken last, as in placing; if they are gone meanwhile nothing is changed.
     */
    public record Resurrect() implements Repair {

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            return terms(subject, tools).map(terms -> effects(terms, deadline(subject, tools)));
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            return terms(subject, tools).map(terms -> {
                Instant deadline = deadline(subject, tools);
                subject.reservation()
                        .resurrect(
                                terms,
                                subject.hotel().times(),
                                deadline,
                                subject.actor(),
                                Sentence.of("history.held_again", terms.total(), subject.reason()),
                                subject.now());
                tools.reservations().flush();
                tools.newWorkflow().start(List.of(subject.id()));
                return effects(terms, deadline);
            });
        }

        private static Result<StayTerms> terms(RepairSubject subject, RepairTools tools) {
            Reservation reservation = subject.reservation();
            Optional<Refusal> refusal = reservation.refusalToResurrect();
            if (refusal.isPresent()) {
                return Result.refused(refusal.get());
            }
            Optional<Offer> offer = tools.offers()
                    .find(
                            reservation.hotelId(),
                            reservation.roomTypeId(),
                            reservation.ratePlanId(),
                            reservation.stay());
            if (offer.isEmpty()) {
                return Result.refused(Refusal.conflict("not_on_sale"));
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

        private static Instant deadline(RepairSubject subject, RepairTools tools) {
            return subject.now().plus(tools.settings().paymentWindow());
        }

        private static List<Effect> effects(StayTerms terms, Instant deadline) {
            return List.of(
                    Effect.of(Effect.Kind.STATUS, Sentence.of("effect.pending_again", deadline)),
                    Effect.of(
                            Effect.Kind.NIGHTS_TAKEN,
                            Sentence.of(
                                    "effect.nights_taken",
                                    terms.rooms(),
                                    terms.stay().words())),
                    Effect.of(Effect.Kind.PRICE, Sentence.of("effect.price_today"), terms.total()));
        }
    }

    private static List<Effect> cancellation(Reservation reservation, CancellationQuote quote) {
        List<Effect> effects = new ArrayList<>();
        effects.add(Effect.of(Effect.Kind.STATUS, Sentence.of("effect.canceled")));
        effects.add(Effect.of(
                Effect.Kind.NIGHTS_RELEASED,
                Sentence.of(
                        "effect.nights_released",
                        reservation.rooms(),
                        reservation.stay().words())));
        if (reservation.roomsAssigned()) {
            effects.add(Effect.of(Effect.Kind.ROOMS, Sentence.of("effect.rooms_given_up")));
        }
        if (quote.refund().isPositive()) {
            effects.add(Effect.of(Effect.Kind.REFUND, quote.explanation(), quote.refund()));
        }
        if (quote.back().points() > 0) {
            effects.add(Effect.of(
                    Effect.Kind.REFUND,
                    Sentence.of("effect.points_back", quote.back().points())));
        }
        if (quote.charge().isPositive()) {
            effects.add(Effect.of(Effect.Kind.CHARGE, Sentence.of("effect.card_charged"), quote.charge()));
        }
        if (quote.fee().isPositive()) {
            effects.add(Effect.of(Effect.Kind.FEE, Sentence.of("effect.fee_kept"), quote.fee()));
        }
        effects.add(Effect.of(Effect.Kind.GUEST_TOLD, Sentence.of("effect.told")));
        return effects;
    }

    private BookingRepairs() {}
}
