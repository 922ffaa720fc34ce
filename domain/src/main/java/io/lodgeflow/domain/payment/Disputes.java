package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to the chargebacks on file. */
public interface Disputes {

    /** Of one reservation, oldest first. */
    List<PaymentDispute> of(String reservationId);

    Optional<PaymentDispute> find(String reference);

    /** Each reference once; the same again fails. */
    void add(PaymentDispute dispute);

    void collected(String reference, String evidence);

    /** A bank that only asked has taken the money. */
    void taken(String reference, Money amount, Instant evidenceDueAt);

    /** It was lost, and the bank has given the money back after all. */
    void reversed(String reference, Instant now);

    /** Won or lost. */
    void close(String reference, Dispute.Status outcome, Instant now);

    void settled(String reference, Instant now);

    /**
     * A chargeback as the hotel has it on file. It never touches the rooms of its booking.
     *
     * @param reference the gateway's, unique
     * @param amount what it is about
     * @param reason the bank's, such as {@code fraudulent}
     * @param withdrawn false as long as the bank only asks
     * @param evidence for the bank, readable; absent until it is collected
     * @param evidenceDueAt until when support hands it in
     * @param settledAt when the books and refunds followed the outcome
     */
    record PaymentDispute(
            String reference,
            String reservationId,
            String paymentAttemptId,
            Money amount,
            String reason,
            Dispute.Status status,
            boolean withdrawn,
            @Nullable String evidence,
            Instant openedAt,
            Instant evidenceDueAt,
            @Nullable Instant closedAt,
            @Nullable Instant settledAt) {

        public boolean isOpen() {
            return status == Dispute.Status.OPEN;
        }

        public boolean isToBeSettled() {
            return !isOpen() && settledAt == null;
        }
    }
}
