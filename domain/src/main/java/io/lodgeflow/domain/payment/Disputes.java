package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port to the chargebacks on file. */
public interface Disputes {

    /** Of one reservation, oldest first. */
    List<PaymentDispute> of(String reservationId);

    Optional<PaymentDispute> find(String reference);

    /** Each reference once; the same again fails. */
    void add(PaymentDispute dispute);

    void collected(String reference, String evidence);

    /** Won or lost, for good. */
    void close(String reference, Dispute.Status outcome, Instant now);

    void settled(String reference, Instant now);
}
