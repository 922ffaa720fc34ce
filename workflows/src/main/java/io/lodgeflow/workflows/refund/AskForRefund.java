package io.lodgeflow.workflows.refund;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.reservation.Commands;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
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

    private final Commands commands;
    private final Payments payments;
    private final WorkItems workItems;
    private final ReservationWorkflow workflow;
    private final Identifiers identifiers;
    private final RefundSettings settings;
    private final Clock clock;

    AskForRefund(
            Commands commands,
            Payments payments,
            WorkItems workItems,
            ReservationWorkflow workflow,
            Identifiers identifiers,
            RefundSettings settings,
            Clock clock) {
        this.commands = commands;
        this.payments = payments;
        this.workItems = workItems;
        this.workflow = workflow;
        this.identifiers = identifiers;
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
        return commands.on(reservationId)
                .once(request, Result::done)
                .decide(
                        reservation -> chosen(reservation, paymentId, amount)
                                .map(payment -> asked(reservation, payment, amount, reason, actor)),
                        asked -> asked.refund().id(),
                        (reservation, asked) -> {
                            store(reservation, asked, actor);
                            workflow.startRefund(reservationId);
                            return Result.done(asked.refund().id());
                        });
    }

    private record Asked(PaymentAttempt payment, Refund refund) {}

    private Asked asked(
            Reservation reservation, PaymentAttempt payment, @Nullable Money amount, String reason, Actor actor) {
        Money part = amount == null ? payment.refundable() : amount;
        boolean needsApproval = settings.needsApproval(reservation, payments, part);
        return new Asked(
                payment,
                Refund.askedFor(identifiers.next("rfd"), payment, part, reason, actor, needsApproval, clock.instant()));
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
            return Result.refused(Refusal.invalid("wrong_currency.refund", "/amount/currency", reservation.currency()));
        }
        if (amount != null && !amount.isPositive()) {
            return Result.refused(Refusal.invalid("not_positive", "/amount/amount"));
        }
        Optional<PaymentAttempt> payment = payments.attemptsOf(reservation.id()).reversed().stream()
                .filter(attempt -> paymentId == null || attempt.id().equals(paymentId))
                .filter(attempt -> attempt.refundable().isPositive())
                .filter(attempt -> amount == null || attempt.refundable().compareTo(amount) >= 0)
                .findFirst();
        return payment.map(Result::done).orElseGet(() -> Result.refused(tooMuch(reservation, paymentId)));
    }

    private void store(Reservation reservation, Asked asked, Actor actor) {
        Refund refund = asked.refund();
        Money part = refund.amount();
        Instant now = refund.createdAt();
        asked.payment().reserveRefund(part);
        payments.add(refund);
        if (refund.isAwaitingApproval()) {
            reservation.requestRefund(Sentence.of("history.refund_waits", part, refund.reason()), actor, now);
            workItems.addOnce(new WorkItem(
                    identifiers.next("wrk"),
                    reservation.id(),
                    reservation.hotelId(),
                    WorkItem.Kind.APPROVE_REFUND,
                    Sentence.of("work.approve_refund", part, reservation.confirmationNumber()),
                    List.of(Sentence.of("choice.approve"), Sentence.of("choice.reject")),
                    now,
                    now.plus(TIME_TO_DECIDE)));
        }
    }

    /** Refunds that wait or are under way count as given back. */
    private Refusal tooMuch(Reservation reservation, @Nullable String paymentId) {
        Money most = payments.attemptsOf(reservation.id()).stream()
                .filter(attempt -> paymentId == null || attempt.id().equals(paymentId))
                .map(PaymentAttempt::refundable)
                .max(Money::compareTo)
                .orElse(Money.zero(reservation.currency()));
        return Refusal.conflict("exceeds_refundable", most)
                .withFacts(Map.of("refundable", most.decimal(), "currency", most.currencyCode()));
    }
}
