package io.lodgeflow.workflows.closure;

import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.ClosureItem.Choice;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.inventory.Inventory.SoldOut;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Claim;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.process.ClosureWorkflow;
import io.lodgeflow.workflows.process.StepRefused;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A guest's answer to the closure of the hotel: another hotel, or the money. One transaction books the other hotel's rooms,
 * cancels the booking and promises the refund, or does none of it. When the rooms are gone meanwhile nothing has happened, and
 * the guest is offered what there is now.
 */
@Component
public class AnswerClosureOffer {

    private final Closures closures;
    private final Reservations reservations;
    private final ClosureWorkflow workflow;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final Decisions decisions;
    private final Clock clock;

    AnswerClosureOffer(
            Closures closures,
            Reservations reservations,
            ClosureWorkflow workflow,
            IdempotencyKeys keys,
            Transactions transactions,
            Decisions decisions,
            Clock clock) {
        this.closures = closures;
        this.reservations = reservations;
        this.workflow = workflow;
        this.keys = keys;
        this.transactions = transactions;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * @param hotelId one of the alternatives; absent: everything back
     * @return the booking as it is settled then
     */
    public Result<ClosureItem> answer(String reservationId, @Nullable String hotelId, IdempotentRequest request) {
        return keys.once(
                request,
                () -> answerOnce(reservationId, hotelId, request),
                earlier -> Result.done(transactions.read(() -> item(reservationId))));
    }

    private Result<ClosureItem> answerOnce(String reservationId, @Nullable String hotelId, IdempotentRequest request) {
        try {
            return decisions.decide(() -> answerLocked(reservationId, hotelId, request));
        } catch (SoldOut | StepRefused gone) {
            transactions.run(() -> offerAgain(reservationId));
            return Result.refused(Refusal.conflict(
                    "no_availability",
                    "The rooms at that hotel are gone. Your booking is as it was; read the new offer and"
                            + " choose again."));
        }
    }

    private Result<ClosureItem> answerLocked(
            String reservationId, @Nullable String hotelId, IdempotentRequest request) {
        Optional<Reservation> reservation = reservations.lock(reservationId);
        if (reservation.isEmpty()) {
            return Result.refused(Refusal.notFound("reservation", reservationId));
        }
        Optional<Refusal> refusal =
                refusal(reservation.get(), hotelId).or(() -> reservation.get().refusalToCancel());
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        keys.claim(List.of(new Claim(request, reservationId, 200, null)));
        closures.choose(reservationId, hotelId == null ? Choice.REFUND : Choice.ALTERNATIVE, hotelId);
        return workflow.answered(reservationId)
                ? Result.done(item(reservationId))
                : Result.refused(Refusal.conflict(
                        "not_ready", "The booking's workflow is busy with an earlier step. Try again in a moment."));
    }

    private Optional<Refusal> refusal(Reservation reservation, @Nullable String hotelId) {
        Optional<ClosureItem> item = closures.itemOf(reservation.id());
        if (item.isEmpty() || item.get().state() != ClosureItem.State.OFFERED) {
            return Optional.of(Refusal.conflict("no_open_offer", "There is nothing to choose for this booking now."));
        }
        if (!clock.instant().isBefore(item.get().deadline(reservation))) {
            return Optional.of(Refusal.conflict(
                    "offer_expired", "The time to choose is over; everything you paid goes back to you."));
        }
        boolean offered = hotelId == null
                || closures.alternativesOf(reservation.id()).stream()
                        .anyMatch(alternative -> alternative.hotelId().equals(hotelId));
        return offered
                ? Optional.empty()
                : Optional.of(Refusal.invalid(
                        "not_offered", "/hotelId", "That hotel is not among the alternatives. Read the offer again."));
    }

    private void offerAgain(String reservationId) {
        reservations.lockExisting(reservationId);
        if (item(reservationId).state() == ClosureItem.State.OFFERED) {
            workflow.answered(reservationId);
        }
    }

    private ClosureItem item(String reservationId) {
        return closures.itemOf(reservationId).orElseThrow();
    }
}
