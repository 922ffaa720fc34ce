package io.lodgeflow.workflows.refund;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.operations.WorkItem;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Claim;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Staff gives money back without a cancellation: stores the refund, reserves its amount on the payment, and starts the refund
 * process, in one transaction. With what was given of the booking before, above the limit it waits there until another
 * person has approved it.
 */
@Component
public class AskForRefund {

    private static final Duration TIME_TO_DECIDE = Duration.ofDays(1);

    private final Reservations reservations;
    private final Payments payments;
    private final WorkItems workItems;
    private final ReservationWorkflow workflow;
    private final IdempotencyKeys keys;
    private final Identifiers identifiers;
    private final Decisions decisions;
    private final RefundSettings settings;
    private final Clock clock;

    AskForRefund(
            Reservations reservations,
            Payments payments,
            WorkItems workItems,
            ReservationWorkflow workflow,
            IdempotencyKeys keys,
            Identifiers identifiers,
            Decisions decisions,
            RefundSettings settings,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.workItems = workItems;
        this.workflow = workflow;
        this.keys = keys;
        this.identifiers = identifiers;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param paymentId which payment goes back; absent: the latest that has as much left
     * @param amount absent: all that is left of the payment
     * @return the id of the refund
     */
    public Result<String> ask(
            String reservationId,
            @Nullable String paymentId,
            @Nullable Money amount,
            String reason,
            Actor actor,
            @Nullable IdempotentRequest request) {
        return keys.once(
                request,
                () -> decisions.decide(() -> askLocked(reservationId, paymentId, amount, reason, actor, request)),
                earlier -> Result.done(earlier.resourceId()));
    }

    private Result<String> askLocked(
            String reservationId,
            @Nullable String paymentId,
            @Nullable Money amount,
            String reason,
            Actor actor,
            @Nullable IdempotentRequest request) {
        Optional<Reservation> found = reservations.lock(reservationId);
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound("reservation", reservationId));
        }
        Reservation reservation = found.get();
        return chosen(reservation, paymentId, amount).map(payment -> {
            Money part = amount == null ? payment.refundable() : amount;
            String id = store(reservation, payment, part, reason, actor);
            if (request != null) {
                keys.claim(List.of(new Claim(request, id, 0, null)));
            }
            workflow.startRefund(reservationId);
            return id;
        });
    }

    /**
     * What asking would do now; changes nothing.
     *
     * @param amount absent: all that is left of the latest payment
     */
    public Result<Plan> plan(Reservation reservation, @Nullable Money amount) {
        return chosen(reservation, null, amount).map(payment -> {
            Money part = amount == null ? payment.refundable() : amount;
            return new Plan(part, settings.needsApproval(reservation, payments, part));
        });
    }

    /** @param needsApproval it waits for a second person */
    public record Plan(Money amount, boolean needsApproval) {}

    private Result<PaymentAttempt> chosen(Reservation reservation, @Nullable String paymentId, @Nullable Money amount) {
        if (amount != null && !amount.currency().equals(reservation.currency())) {
            return Result.refused(Refusal.invalid(
                    "wrong_currency", "/amount/currency", "This booking was paid in " + reservation.currency() + "."));
        }
        if (amount != null && !amount.isPositive()) {
            return Result.refused(Refusal.invalid("not_positive", "/amount/amount", "A refund is more than nothing."));
        }
        Optional<PaymentAttempt> payment = payments.attemptsOf(reservation.id()).reversed().stream()
                .filter(attempt -> paymentId == null || attempt.id().equals(paymentId))
                .filter(attempt -> attempt.refundable().isPositive())
                .filter(attempt -> amount == null || attempt.refundable().compareTo(amount) >= 0)
                .findFirst();
        return payment.map(Result::done).orElseGet(() -> Result.refused(tooMuch(reservation, paymentId)));
    }

    private String store(Reservation reservation, PaymentAttempt payment, Money part, String reason, Actor actor) {
        Instant now = clock.instant();
        boolean needsApproval = settings.needsApproval(reservation, payments, part);
        Refund refund = Refund.askedFor(identifiers.next("rfd"), payment, part, reason, actor, needsApproval, now);
        payment.reserveRefund(part);
        payments.add(refund);
        if (needsApproval) {
            reservation.requestRefund("Refund of " + part + " asked for, waits for approval: " + reason, actor, now);
            workItems.addOnce(new WorkItem(
                    identifiers.next("wrk"),
                    reservation.id(),
                    reservation.hotelId(),
                    WorkItem.Kind.APPROVE_REFUND,
                    "Approve or reject a refund of " + part + " for " + reservation.confirmationNumber(),
                    "Approve\nReject",
                    now,
                    now.plus(TIME_TO_DECIDE)));
        }
        return refund.id();
    }

    /** Refunds that wait or are under way count as given back. */
    private Refusal tooMuch(Reservation reservation, @Nullable String paymentId) {
        Money most = payments.attemptsOf(reservation.id()).stream()
                .filter(attempt -> paymentId == null || attempt.id().equals(paymentId))
                .map(PaymentAttempt::refundable)
                .max(Money::compareTo)
                .orElse(Money.zero(reservation.currency()));
        return Refusal.conflict(
                "exceeds_refundable",
                "At most " + most + " of one payment can still be given back.",
                Map.of("refundable", most.decimal(), "currency", most.currencyCode()));
    }
}
