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
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.reservation.Commands;
import io.lodgeflow.workflows.reservation.StepRefused;
import java.time.Clock;
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

    private final Commands commands;
    private final Closures closures;
    private final Reservations reservations;
    private final ClosureWorkflow workflow;
    private final Transactions transactions;
    private final Clock clock;

    AnswerClosureOffer(
            Commands commands,
            Closures closures,
            Reservations reservations,
            ClosureWorkflow workflow,
            Transactions transactions,
            Clock clock) {
        this.commands = commands;
        this.closures = closures;
        this.reservations = reservations;
        this.workflow = workflow;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param hotelId one of the alternatives; absent: everything back
     * @return the booking as it is settled then
     */
    public Result<ClosureItem> answer(String reservationId, @Nullable String hotelId, IdempotentRequest request) {
        try {
            return commands.on(reservationId)
                    .once(request, same -> Result.done(transactions.read(() -> item(same))))
                    .decide(
                            reservation -> Result.unless(
                                    refusal(reservation, hotelId).or(reservation::refusalToCancel),
                                    () -> hotelId == null ? Choice.REFUND : Choice.ALTERNATIVE),
                            (reservation, choice) -> chosen(reservationId, choice, hotelId));
        } catch (SoldOut | StepRefused gone) {
            transactions.run(() -> offerAgain(reservationId));
            return Result.refused(Refusal.conflict("no_availability.closure"));
        }
    }

    private Result<ClosureItem> chosen(String reservationId, Choice choice, @Nullable String hotelId) {
        closures.choose(reservationId, choice, hotelId);
        return workflow.answered(reservationId)
                ? Result.done(item(reservationId))
                : Result.refused(Refusal.conflict("not_ready"));
    }

    private Optional<Refusal> refusal(Reservation reservation, @Nullable String hotelId) {
        Optional<ClosureItem> item = closures.itemOf(reservation.id());
        if (item.isEmpty() || item.get().state() != ClosureItem.State.OFFERED) {
            return Optional.of(Refusal.conflict("no_open_offer"));
        }
        if (!clock.instant().isBefore(item.get().deadline(reservation))) {
            return Optional.of(Refusal.conflict("offer_expired"));
        }
        boolean offered = hotelId == null
                || closures.alternativesOf(reservation.id()).stream()
                        .anyMatch(alternative -> alternative.hotelId().equals(hotelId));
        return offered ? Optional.empty() : Optional.of(Refusal.invalid("not_offered", "/hotelId"));
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
