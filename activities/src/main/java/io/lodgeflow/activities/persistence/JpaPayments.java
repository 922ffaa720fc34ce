package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class JpaPayments implements Payments {

    private final EntityManager entities;
    private final RowsOfLockedBookings<PaymentAttempt> attempts;
    private final RowsOfLockedBookings<Refund> refunds;

    JpaPayments(EntityManager entities, JpaReservations reservations) {
        this.entities = entities;
        attempts = new RowsOfLockedBookings<>(reservations, this::attemptsOfAll, PaymentAttempt::reservationId);
        refunds = new RowsOfLockedBookings<>(reservations, this::refundsOfAll, Refund::reservationId);
    }

    @Override
    public Optional<PaymentAttempt> attempt(String id) {
        return Optional.ofNullable(entities.find(PaymentAttempt.class, id));
    }

    @Override
    public Optional<PaymentAttempt> attemptWithKey(String gatewayKey) {
        return entities.createQuery("from PaymentAttempt where gatewayKey = :key", PaymentAttempt.class)
                .setParameter("key", gatewayKey)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<PaymentAttempt> attemptOfCharge(String gatewayReference) {
        return entities.createQuery("from PaymentAttempt where gatewayReference = :reference", PaymentAttempt.class)
                .setParameter("reference", gatewayReference)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<Refund> refundWithKey(String gatewayKey) {
        return entities.createQuery("from Refund where gatewayKey = :key", Refund.class)
                .setParameter("key", gatewayKey)
                .getResultStream()
                .findFirst();
    }

    @Override
    public List<PaymentAttempt> attemptsOf(String reservationId) {
        return attempts.of(reservationId);
    }

    @Override
    public List<PaymentAttempt> attemptsOfAll(Collection<String> reservationIds) {
        return entities.createQuery(
                        "from PaymentAttempt where reservationId in :reservations order by attemptNumber",
                        PaymentAttempt.class)
                .setParameter("reservations", reservationIds)
                .getResultList();
    }

    @Override
    public List<Refund> refundsOf(String reservationId) {
        return refunds.of(reservationId);
    }

    @Override
    public List<Refund> refundsOfAll(Collection<String> reservationIds) {
        return entities.createQuery("from Refund where reservationId in :reservations order by id", Refund.class)
                .setParameter("reservations", reservationIds)
                .getResultList();
    }

    @Override
    public Optional<Refund> refund(String id) {
        return Optional.ofNullable(entities.find(Refund.class, id));
    }

    @Override
    public void add(PaymentAttempt attempt) {
        entities.persist(attempt);
        attempts.added(attempt);
    }

    @Override
    public void add(Refund refund) {
        entities.persist(refund);
        refunds.added(refund);
    }
}
