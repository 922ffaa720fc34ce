package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What canceling now would mean in money.
 *
 * @param paid what the guest has paid so far, less earlier refunds
 * @param refund what comes back, rounded half up to the minor unit
 * @param fee what the hotel keeps: paid less refund
 */
public record CancellationQuote(
        int daysBeforeArrival, int refundPercent, Money paid, Money refund, Money fee, String explanation) {

    public static CancellationQuote of(
            Reservation reservation, Money paid, CancellationPolicy policy, LocalDate hotelToday) {
        int days = Math.toIntExact(
                ChronoUnit.DAYS.between(hotelToday, reservation.stay().arrival()));
        CancellationPolicy.Rule rule =
                policy.decide(reservation.policyVersion(), reservation.cancellationPolicy(), days);
        Money refund = paid.percent(rule.refundPercent());
        return new CancellationQuote(days, rule.refundPercent(), paid, refund, paid.minus(refund), rule.explanation());
    }

    /** Everything back: the hotel waives its fee, or takes the blame. */
    public CancellationQuote waived() {
        return new CancellationQuote(
                daysBeforeArrival, 100, paid, paid, paid.minus(paid), "The hotel gives everything back");
    }
}
