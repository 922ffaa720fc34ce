package io.lodgeflow.workflows.refund;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param approvalAbove more than this for one booking needs a second person, by currency code, such as {@code
 *     lodgeflow.refunds.approval-above.EUR=250}; adds to {@link #USUAL_LIMIT}, {@link #OTHER_LIMIT} for currencies not named
 * @param retries how often a refused refund is tried again before support has to give it back by hand
 * @param firstRetry pause before the first of them; each further one is six times as long
 * @param pendingLook how long after the gateway has accepted a refund without deciding it is asked again
 */
@ConfigurationProperties("lodgeflow.refunds")
public record RefundSettings(
        @DefaultValue Map<String, BigDecimal> approvalAbove,
        @DefaultValue("3") int retries,
        @DefaultValue("10m") Duration firstRetry,
        @DefaultValue("1h") Duration pendingLook) {

    /** Of about the same worth everywhere. */
    public static final Map<String, BigDecimal> USUAL_LIMIT = Map.of(
            "KRW", new BigDecimal(750_000),
            "JPY", new BigDecimal(80_000),
            "THB", new BigDecimal(20_000),
            "AED", new BigDecimal(2_000));

    public static final BigDecimal OTHER_LIMIT = new BigDecimal(500);

    private static final int LONGER_EACH_TIME = 6;

    /**
     * Whether a second person must agree to one more amount. All that people of the hotel give away of one booking counts
     * together, however it is parted: what was given, is on its way, or waits; not what was denied.
     */
    public boolean needsApproval(Reservation reservation, Payments payments, Money more) {
        return isAboveLimit(
                payments.forgone(reservation.id(), reservation.currency()).plus(more));
    }

    public boolean isAboveLimit(Money amount) {
        String currency = amount.currencyCode();
        BigDecimal limit = approvalAbove.getOrDefault(currency, USUAL_LIMIT.getOrDefault(currency, OTHER_LIMIT));
        int digits = Math.max(0, amount.currency().getDefaultFractionDigits());
        return amount.compareTo(Money.of(limit.setScale(digits, RoundingMode.DOWN), amount.currency())) > 0;
    }

    /** @param tries refused so far, at least 1 */
    public Duration pauseAfter(int tries) {
        Duration pause = firstRetry;
        for (int i = 1; i < tries; i++) {
            pause = pause.multipliedBy(LONGER_EACH_TIME);
        }
        return pause;
    }
}
