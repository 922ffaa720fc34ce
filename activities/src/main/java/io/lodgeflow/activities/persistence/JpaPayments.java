package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.RepositoryDefinition;
import org.springframework.stereotype.Repository;

@Repository
class JpaPayments implements Payments {

    @RepositoryDefinition(domainClass = PaymentAttempt.class, idClass = String.class)
    interface AttemptRepository {
        Optional<PaymentAttempt> findById(String id);

        Optional<PaymentAttempt> findFirstByGatewayKey(String gatewayKey);

        Optional<PaymentAttempt> findFirstByGatewayReference(String gatewayReference);

        List<PaymentAttempt> findByReservationIdInOrderByAttemptNumber(Collection<String> reservationIds);

        PaymentAttempt save(PaymentAttempt attempt);
    }

    @RepositoryDefinition(domainClass = Refund.class, idClass = String.class)
    interface RefundRepository {
        Optional<Refund> findById(String id);

        Optional<Refund> findFirstByGatewayKey(String gatewayKey);

        List<Refund> findByReservationIdInOrderById(Collection<String> reservationIds);

        Refund save(Refund refund);
    }

    private final AttemptRepository attempts;
    private final RefundRepository refunds;
    private final RowsOfLockedBookings<PaymentAttempt> lockedAttempts;
    private final RowsOfLockedBookings<Refund> lockedRefunds;

    JpaPayments(AttemptRepository attempts, RefundRepository refunds, JpaReservations reservations) {
        this.attempts = attempts;
        this.refunds = refunds;
        lockedAttempts = new RowsOfLockedBookings<>(reservations, this::attemptsOfAll, PaymentAttempt::reservationId);
        lockedRefunds = new RowsOfLockedBookings<>(reservations, this::refundsOfAll, Refund::reservationId);
    }

    @Override
    public Optional<PaymentAttempt> attempt(String id) {
        return attempts.findById(id);
    }

    @Override
    public Optional<PaymentAttempt> attemptWithKey(String gatewayKey) {
        return attempts.findFirstByGatewayKey(gatewayKey);
    }

    @Override
    public Optional<PaymentAttempt> attemptOfCharge(String gatewayReference) {
        return attempts.findFirstByGatewayReference(gatewayReference);
    }

    @Override
    public Optional<Refund> refundWithKey(String gatewayKey) {
        return refunds.findFirstByGatewayKey(gatewayKey);
    }

    @Override
    public List<PaymentAttempt> attemptsOf(String reservationId) {
        return lockedAttempts.of(reservationId);
    }

    @Override
    public List<PaymentAttempt> attemptsOfAll(Collection<String> reservationIds) {
        return attempts.findByReservationIdInOrderByAttemptNumber(reservationIds);
    }

    @Override
    public List<Refund> refundsOf(String reservationId) {
        return lockedRefunds.of(reservationId);
    }

    @Override
    public List<Refund> refundsOfAll(Collection<String> reservationIds) {
        return refunds.findByReservationIdInOrderById(reservationIds);
    }

    @Override
    public Optional<Refund> refund(String id) {
        return refunds.findById(id);
    }

    @Override
    public void add(PaymentAttempt attempt) {
        lockedAttempts.added(attempts.save(attempt));
    }

    @Override
    public void add(Refund refund) {
        lockedRefunds.added(refunds.save(refund));
    }
}
