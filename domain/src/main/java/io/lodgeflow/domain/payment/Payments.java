package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.money.Money;
import java.util.Collection;
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

    /** Of several reservations, each one's oldest first. */
    default List<PaymentAttempt> attemptsOfAll(Collection<String> reservationIds) {
        return reservationIds.stream().flatMap(id -> attemptsOf(id).stream()).toList();
    }

    /** The submission that is not decided yet. */
    default PaymentAttempt openAttempt(String reservationId, PaymentAttempt.Purpose purpose) {
        return attemptsOf(reservationId).stream()
                .filter(attempt -> attempt.isOpen() && attempt.purpose() == purpose)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(reservationId + " has no open payment attempt"));
    }

    /** Of one reservation, oldest first. */
    List<Refund> refundsOf(String reservationId);

    /** Of several reservations, each one's oldest first. */
    default List<Refund> refundsOfAll(Collection<String> reservationIds) {
        return reservationIds.stream().flatMap(id -> refundsOf(id).stream()).toList();
    }

    /** What was captured for a reservation and neither went back nor is promised back; the hotel has no more to give. */
    default Money kept(String reservationId, Currency currency) {
        return kept(attemptsOf(reservationId), currency);
    }

    /** As {@link #kept(String, Currency)}, of the attempts of one reservation. */
    static Money kept(Collection<PaymentAttempt> attempts, Currency currency) {
        return attempts.stream().map(PaymentAttempt::refundable).reduce(Money.zero(currency), Money::plus);
    }

    /** What people of the hotel gave back of it beyond the rules, or are about to: it is not owed a second time. */
    default Money forgone(String reservationId, Currency currency) {
        return forgone(refundsOf(reservationId), currency);
    }

    /** As {@link #forgone(String, Currency)}, of the refunds of one reservation. */
    static Money forgone(Collection<Refund> refunds, Currency currency) {
        return refunds.stream().filter(Refund::isForgone).map(Refund::amount).reduce(Money.zero(currency), Money::plus);
    }

    Optional<Refund> refund(String id);

    void add(PaymentAttempt attempt);

    void add(Refund refund);
}
