package io.lodgeflow.activities.notification;

import static java.util.stream.Collectors.groupingBy;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What a list of messages is written from, as it was when first asked for: each kind of rows is read for all bookings of
 * the list by one statement. Lives no longer than the transaction it is made in.
 */
final class ToldBookings {

    private final Supplier<Map<String, Reservation>> reservations;
    private final Supplier<Map<String, List<PaymentAttempt>>> attempts;
    private final Supplier<Map<String, List<Refund>>> refunds;
    private final Supplier<Map<String, List<AssignedRoom>>> rooms;
    private final Supplier<Map<String, List<Posting>>> postings;

    private ToldBookings(Reader reader, Set<String> ids) {
        reservations = SingletonSupplier.of(() -> reader.reservations.findAll(ids).stream()
                .collect(Collectors.toMap(Reservation::id, Function.identity())));
        attempts = SingletonSupplier.of(
                () -> reader.payments.attemptsOfAll(ids).stream().collect(groupingBy(PaymentAttempt::reservationId)));
        refunds = SingletonSupplier.of(
                () -> reader.payments.refundsOfAll(ids).stream().collect(groupingBy(Refund::reservationId)));
        rooms = SingletonSupplier.of(() -> reader.allocations.ofAll(ids));
        postings = SingletonSupplier.of(
                () -> reader.folios.ofAll(ids).stream().collect(groupingBy(Posting::reservationId)));
    }

    /** Of the bookings of the list only, as are the others. */
    Optional<Reservation> reservation(String id) {
        return Optional.ofNullable(reservations.get().get(id));
    }

    /** Oldest first. */
    List<PaymentAttempt> attemptsOf(String reservationId) {
        return attempts.get().getOrDefault(reservationId, List.of());
    }

    /** Oldest first. */
    List<Refund> refundsOf(String reservationId) {
        return refunds.get().getOrDefault(reservationId, List.of());
    }

    /** The rooms of the last night, in the order they were chosen. */
    List<AssignedRoom> roomsOf(String reservationId) {
        return rooms.get().getOrDefault(reservationId, List.of());
    }

    /** Oldest first. */
    List<Posting> folioOf(String reservationId) {
        return postings.get().getOrDefault(reservationId, List.of());
    }

    /** Reads nothing before it is needed. */
    @Component
    static final class Reader {
        private final Reservations reservations;
        private final Payments payments;
        private final RoomAllocations allocations;
        private final Folios folios;

        Reader(Reservations reservations, Payments payments, RoomAllocations allocations, Folios folios) {
            this.reservations = reservations;
            this.payments = payments;
            this.allocations = allocations;
            this.folios = folios;
        }

        ToldBookings of(Set<String> reservationIds) {
            return new ToldBookings(this, reservationIds);
        }
    }
}
