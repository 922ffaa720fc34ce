package io.lodgeflow.workflows.booking;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.CancellationQuote;
import io.lodgeflow.domain.reservation.ClosingHotels;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.payment.ChargeGuarantee;
import io.lodgeflow.workflows.payment.RefundPlanner;
import io.lodgeflow.workflows.refund.RefundSettings;
import io.lodgeflow.workflows.reservation.Commands;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cancels a booking: one transaction decides the refund by the policy in force at booking, ends the booking, posts what
 * the hotel keeps, stores the refund that was promised, and starts the cancellation process, which does the rest.
 */
@Component
public class CancelReservation {

    private final Commands commands;
    private final Catalogue catalogue;
    private final Folios folios;
    private final Payments payments;
    private final RefundPlanner refunds;
    private final ChargeGuarantee chargeGuarantee;
    private final CancellationPolicy policy;
    private final ClosingHotels closures;
    private final RefundSettings limits;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    CancelReservation(
            Commands commands,
            Catalogue catalogue,
            Folios folios,
            Payments payments,
            RefundPlanner refunds,
            ChargeGuarantee chargeGuarantee,
            CancellationPolicy policy,
            ClosingHotels closures,
            RefundSettings limits,
            ReservationWorkflow workflow,
            Clock clock) {
        this.commands = commands;
        this.catalogue = catalogue;
        this.folios = folios;
        this.payments = payments;
        this.refunds = refunds;
        this.chargeGuarantee = chargeGuarantee;
        this.policy = policy;
        this.closures = closures;
        this.limits = limits;
        this.workflow = workflow;
        this.clock = clock;
    }

    /** What canceling now would cost; changes nothing. */
    public Result<CancellationQuote> preview(String reservationId) {
        return commands.on(reservationId)
                .preview(reservation ->
                        Result.unless(reservation.refusalToCancel(), () -> quote(reservation, clock.instant())));
    }

    /** What {@link #cancelWithWaiver} would do; changes nothing. */
    public Result<CancellationQuote> previewWithWaiver(String reservationId) {
        return commands.on(reservationId)
                .preview(reservation -> Result.unless(reservation.refusalToCancel(), () -> reservation)
                        .then(this::waivedByOnePerson));
    }

    /** The fee counts with what was given of the booking before; refunds that wait end with the booking. */
    private Result<CancellationQuote> waivedByOnePerson(Reservation reservation) {
        CancellationQuote quote = quote(reservation, clock.instant());
        Money given =
                payments.forgone(reservation.id(), reservation.currency()).minus(refunds.awaitingApproval(reservation));
        return quote.fee().isPositive() && limits.isAboveLimit(given.plus(quote.fee()))
                ? Result.refused(Refusal.conflict("approval_needed", quote.fee())
                        .withFacts(Map.of(
                                "fee",
                                quote.fee().decimal(),
                                "currency",
                                quote.fee().currencyCode())))
                : Result.done(quote.waived(reservation));
    }

    /** @param seenVersion the version the caller decided on, if it says so */
    public Result<CancellationQuote> cancel(
            String reservationId,
            String reason,
            @Nullable Integer seenVersion,
            Actor actor,
            @Nullable IdempotentRequest request) {
        return commands.on(reservationId)
                .ifVersion(seenVersion)
                .once(request, this::quoteAgain)
                .decide(
                        reservation -> Result.unless(reservation.refusalToCancel(), clock::instant),
                        (reservation, now) -> Result.done(cancel(reservation, reason, actor, now, quote -> quote)));
    }

    private Result<CancellationQuote> quoteAgain(String reservationId) {
        return commands.on(reservationId).decide(reservation -> Result.done(quote(reservation, clock.instant())));
    }

    /**
     * As {@link #cancel}, but everything the guest has paid goes back, whatever the policy says. A fee that is more than one
     * person may give away of a booking is not waived.
     */
    public Result<CancellationQuote> cancelWithWaiver(String reservationId, String reason, Actor actor) {
        return commands.on(reservationId).decide(reservation -> {
            Result<?> allowed = reservation.refusalToCancel().isEmpty()
                    ? waivedByOnePerson(reservation)
                    : Result.done(reservationId); // refused below
            return allowed.then(granted -> cancelWaived(reservation, reason, actor));
        });
    }

    /** The house has no room: everything goes back. Nobody gives anything away, so no limit of one person counts. */
    public Result<CancellationQuote> cancelForWantOfRoom(String reservationId, String reason, Actor actor) {
        return commands.on(reservationId)
                .decide(reservation -> reservation.isOwedARoom()
                                || !reservation.refusalToCancel().isEmpty()
                        ? cancelWaived(reservation, reason, actor)
                        : Result.refused(Refusal.conflict("rooms_assigned")));
    }

    /** As {@link #cancelWithWaiver}, of any fee and within the running transaction: for steps where no person gives it away. */
    public Result<CancellationQuote> cancelWithWaiverWithin(String reservationId, String reason, Actor actor) {
        return commands.on(reservationId).within(reservation -> cancelWaived(reservation, reason, actor));
    }

    private Result<CancellationQuote> cancelWaived(Reservation reservation, String reason, Actor actor) {
        return Result.unless(
                reservation.refusalToCancel(),
                () -> cancel(reservation, reason, actor, clock.instant(), quote -> quote.waived(reservation)));
    }

    private CancellationQuote cancel(
            Reservation reservation, String reason, Actor actor, Instant now, UnaryOperator<CancellationQuote> change) {
        refunds.withdrawAwaiting(reservation, actor, now);
        CancellationQuote quote = change.apply(quote(reservation, now));
        reservation.cancel(reason, quote.refund(), actor, now);
        postFee(reservation, quote.fee(), now);
        refunds.promise(reservation, quote.back(), "cancellation", now);
        refunds.settleEarlier(reservation);
        if (quote.charge().isPositive()) {
            chargeGuarantee.charge(reservation, quote.charge(), actor, now);
        }
        workflow.send(reservation.id(), Message.CancellationRequested);
        return quote;
    }

    /** Fees of changes stand on the folio already; a waiver takes them off it again. */
    private void postFee(Reservation reservation, Money fee, Instant now) {
        Money more = fee.minus(reservation.changeFees());
        if (!more.isZero()) {
            folios.post(List.of(new Posting(
                    reservation.id() + ":cancellation-fee",
                    reservation.id(),
                    more.isPositive() ? Posting.Type.CANCELLATION_FEE : Posting.Type.CHANGE_FEE,
                    more,
                    Sentence.of(more.isPositive() ? "folio.cancellation_fee" : "folio.change_fee_waived"),
                    today(reservation, now),
                    now)));
        }
    }

    /** A guest whose hotel closes, or had no room for him, gets everything back, whoever cancels. */
    private CancellationQuote quote(Reservation reservation, Instant now) {
        Money awaiting = refunds.awaitingApproval(reservation);
        Money kept = payments.kept(reservation.id(), reservation.currency()).plus(awaiting);
        Money forgone =
                payments.forgone(reservation.id(), reservation.currency()).minus(awaiting);
        CancellationQuote quote = CancellationQuote.of(reservation, kept, forgone, policy, today(reservation, now));
        return closures.isOpenFor(reservation.id()) || reservation.isUnhoused() ? quote.waived(reservation) : quote;
    }

    private LocalDate today(Reservation reservation, Instant now) {
        return catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now);
    }
}
