package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.repository.RepositoryDefinition;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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

    /**
     * Rows that are changed only by whoever has locked their booking. Of the bookings that the running transaction has locked
     * they are read once, by one statement for all of these bookings; what the transaction adds itself is told by
     * {@link #added}. Of other bookings they are read each time.
     *
     * @param <T> a managed entity: what a read returned is what a later one returns
     */
    private static final class RowsOfLockedBookings<T> {

        private final JpaReservations reservations;
        private final Function<Collection<String>, List<T>> read;
        private final Function<T, String> reservationId;

        /**
         * @param read of several bookings, each one's in order
         * @param reservationId of a row
         */
        RowsOfLockedBookings(
                JpaReservations reservations,
                Function<Collection<String>, List<T>> read,
                Function<T, String> reservationId) {
            this.reservations = reservations;
            this.read = read;
            this.reservationId = reservationId;
        }

        /** In order. */
        List<T> of(String id) {
            Collection<String> locked = reservations.locked();
            if (!locked.contains(id)) {
                return read.apply(List.of(id));
            }
            Map<String, List<T>> known = known();
            if (!known.containsKey(id)) {
                List<String> unread = locked.stream()
                        .filter(other -> !known.containsKey(other))
                        .toList();
                unread.forEach(other -> known.put(other, new ArrayList<>()));
                read.apply(unread)
                        .forEach(row -> Objects.requireNonNull(known.get(reservationId.apply(row)))
                                .add(row));
            }
            return List.copyOf(Objects.requireNonNull(known.get(id)));
        }

        /** The running transaction has stored one more, the last of its booking. */
        void added(T row) {
            if (TransactionSynchronizationManager.hasResource(this)) {
                known().computeIfPresent(reservationId.apply(row), (id, rows) -> {
                    rows.add(row);
                    return rows;
                });
            }
        }

        private Map<String, List<T>> known() {
            @SuppressWarnings("unchecked") // bound below only
            Known<T> bound = (Known<T>) TransactionSynchronizationManager.getResource(this);
            if (bound == null) {
                bound = new Known<>(this, new HashMap<>());
                TransactionSynchronizationManager.bindResource(this, bound);
                TransactionSynchronizationManager.registerSynchronization(bound);
            }
            return bound.rows;
        }

        private record Known<T>(RowsOfLockedBookings<T> owner, Map<String, List<T>> rows)
                implements TransactionSynchronization {

            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(owner);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(owner, this);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(owner);
            }
        }
    }
}
