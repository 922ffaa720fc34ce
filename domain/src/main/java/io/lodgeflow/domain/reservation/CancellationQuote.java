package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What canceling now would mean in money.
 *
 * @param paid what the guest has paid so far, in money and points, less earlier refunds
 * @param back what comes back: that share of it, rounded half up to the minor unit, in money first
 * @param fee what the hotel keeps: paid less what comes back
 */
public record CancellationQuote(
        int daysBeforeArrival, int refundPercent, Money paid, GiveBack back, Money fee, String explanation) {

    public static CancellationQuote of(
            Reservation reservation, Money kept, CancellationPolicy policy, LocalDate hotelToday) {
        int days = Math.toIntExact(
                ChronoUnit.DAYS.between(hotelToday, reservation.stay().arrival()));
        CancellationPolicy.Rule rule =
                policy.decide(reservation.policyVersion(), reservation.cancellationPolicy(), days);
        Money paid = kept.plus(reservation.pointsValue());
        GiveBack back = GiveBack.of(reservation, paid.percent(rule.refundPercent()), kept);
        return new CancellationQuote(
                days, rule.refundPercent(), paid, back, paid.minus(back.value()), rule.explanation());
    }

    /** The money that comes back. */
    public Money refund() {
        return back.money();
    }
}
