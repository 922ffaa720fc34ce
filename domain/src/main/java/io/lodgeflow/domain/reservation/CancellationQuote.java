package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What canceling now would mean in money. Prepaid bookings lose a share of what was paid; bookings with a deposit or to be
 * paid at the hotel owe that share of the price, as far as money was paid or a card guarantees it.
 *
 * @param paid what the guest has paid so far, in money and points, less earlier refunds
 * @param back what comes back, in money first
 * @param charge what the card that guarantees the booking is charged
 * @param fee what the hotel gets: paid less what comes back, and what is charged
 */
public record CancellationQuote(
        int daysBeforeArrival,
        int refundPercent,
        Money paid,
        GiveBack back,
        Money charge,
        Money fee,
        Sentence explanation) {

    /**
     * @param kept money that the hotel has of the guest
     * @param forgone what the hotel gave back of its price before, beyond the rules; no penalty takes it again
     */
    public static CancellationQuote of(
            Reservation reservation, Money kept, Money forgone, CancellationPolicy policy, LocalDate hotelToday) {
        int days = Math.toIntExact(
                ChronoUnit.DAYS.between(hotelToday, reservation.stay().arrival()));
        CancellationPolicy.Rule rule =
                policy.decide(reservation.policyVersion(), reservation.cancellationPolicy(), days);
        Money paid = kept.plus(reservation.pointsValue());
        Money settled = paid.plus(forgone);
        Money penalty = penalty(reservation, paid, settled, rule.refundPercent());
        Money zero = Money.zero(reservation.currency());
        Money owed = penalty.compareTo(settled) > 0 ? penalty.minus(settled) : zero;
        GiveBack back = GiveBack.of(reservation, penalty.compareTo(paid) < 0 ? paid.minus(penalty) : zero, kept);
        Money fee = paid.minus(back.value()).plus(owed);
        boolean asTheRuleSays =
                owed.isZero() && back.value().equals(reservation.total().percent(rule.refundPercent()));
        return new CancellationQuote(
                days,
                rule.refundPercent(),
                paid,
                back,
                owed,
                fee,
                asTheRuleSays ? rule.explanation() : Sentence.of("policy.figures", fee, back.value()));
    }

    /**
     * What the hotel gets of a booking that ends before the stay, if so many percent are refunded: fees of earlier changes, that
     * share of the rest, and never less than canceling before one of those changes would have cost.
     */
    private static Money penalty(Reservation reservation, Money paid, Money settled, int refundPercent) {
        Money fees = reservation.changeFees();
        boolean prepaid = reservation.isPrepaid() || reservation.status() == ReservationStatus.PENDING;
        Money base = prepaid ? paid.minus(fees).atLeast(fees.minus(fees)) : reservation.total();
        Money penalty = fees.plus(base).minus(base.percent(refundPercent)).atLeast(reservation.penaltyFloor());
        boolean collectable = prepaid || penalty.compareTo(settled) <= 0 || reservation.guaranteeToken() != null;
        return collectable ? penalty : paid;
    }

    /** The money that comes back. */
    public Money refund() {
        return back.money();
    }

    /** Everything back, money and points, and nothing charged: the hotel waives its fee, or takes the blame. */
    public CancellationQuote waived(Reservation reservation) {
        Money nothing = paid.minus(paid);
        return new CancellationQuote(
                daysBeforeArrival,
                100,
                paid,
                GiveBack.of(reservation, paid, paid.minus(reservation.pointsValue())),
                nothing,
                nothing,
                Sentence.of("policy.waived"));
    }
}
