package io.lodgeflow.workflows.payment;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Chargeable;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.PointsRates;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.reservation.Commands;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.Message;
import io.lodgeflow.workflows.reservation.StepRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Takes a payment for a held reservation, or for what one that stands leaves open until arrival: stores the attempt with its gateway key and tells the workflow, in one
 * transaction. The gateway is called by the workflow afterwards; the attempt shows the outcome.
 */
@Component
@EnableConfigurationProperties(PointsSettings.class)
public class SubmitPayment {

    private final Commands commands;
    private final Payments payments;
    private final Catalogue catalogue;
    private final ReservationWorkflow workflow;
    private final Identifiers identifiers;
    private final PointsRates rates;
    private final Clock clock;

    SubmitPayment(
            Commands commands,
            Payments payments,
            Catalogue catalogue,
            ReservationWorkflow workflow,
            Identifiers identifiers,
            PointsSettings points,
            Clock clock) {
        this.rates = points.rates();
        this.commands = commands;
        this.payments = payments;
        this.catalogue = catalogue;
        this.workflow = workflow;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** With a card alone. */
    public Result<String> submit(
            String reservationId,
            String paymentToken,
            @Nullable Money expectedAmount,
            Actor actor,
            @Nullable IdempotentRequest request) {
        return submit(reservationId, paymentToken, 0, expectedAmount, actor, request);
    }

    /**
     * @param paymentToken stands for a card; may be absent when points pay everything
     * @param points how many points of the guest pay a part of the price, or all of it
     * @param expectedAmount what the payer believes to pay with the card; refused if it is not that. Absent: whatever it is
     * @return the id of the attempt
     */
    public Result<String> submit(
            String reservationId,
            @Nullable String paymentToken,
            long points,
            @Nullable Money expectedAmount,
            Actor actor,
            @Nullable IdempotentRequest request) {
        try {
            return commands.on(reservationId)
                    .combined()
                    .once(request, Result::done)
                    .decide(
                            reservation -> attempt(reservation, paymentToken, points, expectedAmount, actor),
                            PaymentAttempt::id,
                            this::submitted);
        } catch (StepRefused refused) { // what a step of the saga refuses is refused to the payer
            return Result.refused(refused.refusal());
        }
    }

    private Result<PaymentAttempt> attempt(
            Reservation reservation,
            @Nullable String paymentToken,
            long points,
            @Nullable Money expectedAmount,
            Actor actor) {
        Instant now = clock.instant();
        boolean held = !isRest(reservation);
        Money due = held ? reservation.dueWithinHold() : reservation.balanceDue();
        Money charge = due.minus(rates.valueOf(points, reservation.currency()));
        Optional<Refusal> refusal = (held ? reservation.refusalToPay(now) : refusalToPayRest(reservation))
                .or(() -> tooManyPoints(held ? due : Money.zero(due.currency()), points))
                .or(() -> unpayable(charge, points > 0))
                .or(() -> noToken(charge, paymentToken))
                .or(() -> wrongAmount(charge, expectedAmount));
        return Result.unless(refusal, () -> {
            PaymentAttempt attempt = new PaymentAttempt(
                    identifiers.next("pay"),
                    reservation.id(),
                    held ? PaymentAttempt.Purpose.BOOKING : PaymentAttempt.Purpose.BALANCE,
                    payments.attemptsOf(reservation.id()).size() + 1,
                    charge,
                    Objects.requireNonNullElse(paymentToken, "points"),
                    now);
            attempt.submitBy(actor);
            if (points > 0) {
                attempt.payRestWithPoints(points);
            }
            return attempt;
        });
    }

    /** The booking stands already: what it leaves open is paid, all of it and with money. */
    private static boolean isRest(Reservation reservation) {
        return reservation.status().isUpcoming() && !reservation.isUnpaidHold();
    }

    private Optional<Refusal> refusalToPayRest(Reservation reservation) {
        return reservation
                .refusalToPayRest()
                .or(() -> catalogue.hotel(reservation.hotelId()).orElseThrow().isDeleted()
                        ? Optional.of(Refusal.conflict("hotel_closed.payment"))
                        : Optional.empty());
    }

    private Result<String> submitted(Reservation reservation, PaymentAttempt attempt) {
        if (isRest(reservation)) {
            reservation.submitRest(new Actor(attempt.submittedBy()), attempt.createdAt());
            payments.add(attempt);
            workflow.startBalance(reservation.id());
            return Result.done(attempt.id());
        }
        if (attempt.points() > 0) {
            reservation.wishToUsePoints(attempt.points(), rates.valueOfOne(reservation.currency()));
        }
        payments.add(attempt);
        workflow.send(reservation.id(), Message.PaymentSubmitted);
        return Result.done(attempt.id());
    }

    private Optional<Refusal> tooManyPoints(Money due, long points) {
        long most = rates.pointsWithin(due);
        return points <= most
                ? Optional.empty()
                : Optional.of(Refusal.invalid("too_many_points", "/points", most)
                        .withFacts(Map.of("mostPoints", Long.toString(most))));
    }

    /** What no card can be charged is no question of another card. */
    private static Optional<Refusal> unpayable(Money charge, boolean withPoints) {
        return Chargeable.is(charge)
                ? Optional.empty()
                : Optional.of(Refusal.invalid(
                        "unpayable_amount",
                        withPoints ? "/points" : "/paymentToken",
                        charge,
                        Chargeable.least(charge.currency())));
    }

    private static Optional<Refusal> noToken(Money charge, @Nullable String paymentToken) {
        return charge.isPositive() && paymentToken == null
                ? Optional.of(Refusal.invalid("token_needed", "/paymentToken", charge))
                : Optional.empty();
    }

    private static Optional<Refusal> wrongAmount(Money charge, @Nullable Money expected) {
        if (expected == null || expected.equals(charge)) {
            return Optional.empty();
        }
        boolean currency = !expected.currency().equals(charge.currency());
        return Optional.of(Refusal.invalid(
                        currency ? "wrong_currency" : "wrong_amount",
                        currency ? "/amount/currency" : "/amount/amount",
                        charge)
                .withFacts(Map.of("price", charge.toString())));
    }
}
