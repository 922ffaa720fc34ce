package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Port to stored payments and refunds. Changes to what a read returned are stored at commit. */
public interface Payments {

    Optional<PaymentAttempt> attempt(String id);

    Optional<PaymentAttempt> attemptWithKey(String gatewayKey);

    /** @param gatewayReference what the gateway calls the captured charge */
    Optional<PaymentAttempt> attemptOfCharge(String gatewayReference);

    Optional<Refund> refundWithKey(String gatewayKey);

    /** Of one reservation, oldest first. */
    List<PaymentAttempt> attemptsOf(String reservationId);

    /** The submission that is not decided yet. */
    default PaymentAttempt openAttempt(String reservationId, PaymentAttempt.Purpose purpose) {
        return attemptsOf(reservationId).stream()
                .filter(attempt -> attempt.isOpen() && attempt.purpose() == purpose)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(reservationId + " has no open payment attempt"));
    }

    /** Of one reservation, oldest first. */
    List<Refund> refundsOf(String reservationId);

    /** What was captured for a reservation and neither went back nor is promised back; the hotel has no more to give. */
    default Money kept(String reservationId, Currency currency) {
        return attemptsOf(reservationId).stream()
                .map(PaymentAttempt::refundable)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** What people of the hotel gave back of it beyond the rules, or are about to: it is not owed a second time. */
    default Money forgone(String reservationId, Currency currency) {
        return refundsOf(reservationId).stream()
                .filter(Refund::isForgone)
                .map(Refund::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    Optional<Refund> refund(String id);

    void add(PaymentAttempt attempt);

    void add(Refund refund);
}
