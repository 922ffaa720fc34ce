package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;

/**
 * What a change of a booking means in money. No order of changes is cheaper than canceling at once: what the cancellation rules
 * would keep of the part that is given up is a fee, and what they would keep of the whole is kept at least, whenever it is
 * canceled later.
 *
 * @param difference new price less old price
 * @param chargeNow taken at once from the means of payment; the change is applied when it is paid
 * @param refundNow given back at once, in money first, then in points
 * @param fee part of a lower price that the hotel keeps
 * @param keptIfCanceled what the hotel keeps at least if the changed booking is canceled or nobody comes
 */
public record ModificationQuote(
        StayTerms newTerms,
        Money oldTotal,
        Money newTotal,
        Money difference,
        Money chargeNow,
        Money refundNow,
        Money fee,
        Money keptIfCanceled,
        Sentence explanation) {

    /**
     * @param kept money that the hotel has of the guest
     * @param forgone what the hotel gave back of its price before, beyond the rules
     * @param canceled what canceling now instead would mean
     * @param hasCard whether a card is known that can be charged
     */
    public static ModificationQuote of(
            Reservation reservation,
            StayTerms terms,
            Money kept,
            Money forgone,
            CancellationQuote canceled,
            boolean hasCard) {
        Money oldTotal = reservation.total();
        Money difference = terms.total().minus(oldTotal);
        Money floor = reservation.status().isUpcoming()
                ? reservation.penaltyFloor().atLeast(canceled.fee())
                : reservation.penaltyFloor();
        Money forStay = kept.plus(reservation.pointsValue()).plus(forgone).minus(reservation.changeFees());
        Money zero = oldTotal.minus(oldTotal);
        if (difference.isNegative()) {
            return smaller(reservation, terms, kept, forStay, canceled, floor);
        }
        boolean chargedNow = isChargedNow(reservation, forStay, hasCard);
        Money charge = difference.isPositive() && chargedNow
                ? terms.total().minus(forStay).atLeast(zero)
                : zero;
        String words = !difference.isPositive() && chargedNow
                ? "change.same_price"
                : charge.isPositive() ? "change.higher_price" : "change.later";
        return new ModificationQuote(
                terms,
                oldTotal,
                terms.total(),
                difference,
                charge,
                zero,
                zero,
                floor,
                explained(Sentence.of(words), floor));
    }

    /** What was paid before the stay is paid before it grows; what is paid at the hotel is paid there. */
    private static boolean isChargedNow(Reservation reservation, Money forStay, boolean hasCard) {
        if (reservation.isUnpaidHold() || reservation.status() == ReservationStatus.CHECKED_IN) {
            return false;
        }
        boolean settled = forStay.isPositive() && forStay.compareTo(reservation.total()) >= 0;
        return reservation.isPrepaid() || (settled && hasCard);
    }

    private static ModificationQuote smaller(
            Reservation reservation,
            StayTerms terms,
            Money kept,
            Money forStay,
            CancellationQuote canceled,
            Money floor) {
        Money zero = kept.minus(kept);
        Money given = reservation.total().minus(terms.total());
        Money overpaid = forStay.minus(terms.total()).atLeast(zero).atMost(given);
        Money base = reservation.isOwedByCard() ? given : overpaid;
        Money byRules = base.minus(base.percent(canceled.refundPercent()));
        Money byFloor =
                floor.minus(reservation.changeFees()).minus(terms.total()).atMost(base);
        Money fee = byRules.atLeast(byFloor);
        Money backValue = overpaid.minus(fee).atLeast(zero);
        GiveBack back = GiveBack.of(reservation, backValue, kept);
        Money paid = kept.plus(reservation.pointsValue());
        Money lessThanAPoint = backValue.atMost(paid).minus(back.value()).atLeast(zero);
        Sentence rule = base.isPositive()
                ? Sentence.of("change.lower_price", canceled.explanation())
                : Sentence.of(reservation.isUnpaidHold() ? "change.later" : "change.nothing_to_refund");
        return new ModificationQuote(
                terms,
                reservation.total(),
                terms.total(),
                given.negated(),
                zero,
                back.value(),
                fee.plus(lessThanAPoint),
                floor,
                explained(rule, floor));
    }

    private static Sentence explained(Sentence rule, Money floor) {
        return floor.isPositive() ? Sentence.of("change.keeps", rule, floor) : rule;
    }
}
