package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.CatalogueEntry;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.closure.Alternative;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.ClosureItems;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry;
import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.stay.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The domain's ports without a database, for one test on one thread. What messages do not need throws. */
final class InMemoryPorts {

    final StoredReservations reservations = new StoredReservations();
    final StoredCatalogue catalogue = new StoredCatalogue();
    final StoredClosures closures = new StoredClosures();
    final StoredFolios folios = new StoredFolios();
    final StoredPayments payments = new StoredPayments();
    final StoredGuestLinks guestLinks = new StoredGuestLinks();
    final StoredPoints points = new StoredPoints();
    final StoredAllocations allocations = new StoredAllocations();
    final CountingIdentifiers identifiers = new CountingIdentifiers();

    static final class StoredReservations implements Reservations {
        final Map<String, Reservation> all = new HashMap<>();
        final List<ReservationEvent> events = new ArrayList<>();
        final List<Modification> modifications = new ArrayList<>();

        @Override
        public Optional<Reservation> find(String id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public Optional<Reservation> lock(String id) {
            return find(id);
        }

        @Override
        public void lockAll(Collection<String> ids) {
            // nobody else is there
        }

        @Override
        public Reservation lockExisting(String id) {
            return find(id).orElseThrow();
        }

        @Override
        public void add(Collection<Reservation> reservations) {
            reservations.forEach(reservation -> all.put(reservation.id(), reservation));
        }

        @Override
        public void flush() {}

        @Override
        public boolean isBooked(String hotelId, String roomTypeId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ReservationEvent> history(String id) {
            return events.stream()
                    .filter(event -> event.reservationId().equals(id))
                    .toList();
        }

        @Override
        public Optional<Modification> openModification(String reservationId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Modification> lastModification(String reservationId) {
            return modifications.stream()
                    .filter(modification -> modification.reservationId().equals(reservationId))
                    .reduce((earlier, later) -> later);
        }

        @Override
        public void add(Modification modification) {
            modifications.add(modification);
        }
    }

    static final class StoredCatalogue implements Catalogue {
        private final Map<String, CatalogueEntry> entries = new HashMap<>();

        @Override
        public <E extends CatalogueEntry> Optional<E> find(Class<E> kind, String id) {
            return Optional.ofNullable(entries.get(id)).filter(kind::isInstance).map(kind::cast);
        }

        @Override
        public boolean isCodeTaken(CatalogueEntry entry) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<RoomType> roomTypesOf(String hotelId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Room> roomsOf(String hotelId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<RatePlan> ratePlansOf(String hotelId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void add(CatalogueEntry entry) {
            entries.put(entry.id(), entry);
        }
    }

    static final class StoredClosures implements ClosureItems {
        final Map<String, ClosureItem> items = new HashMap<>();
        final Map<String, List<Alternative>> alternatives = new HashMap<>();

        @Override
        public Optional<ClosureItem> itemOf(String reservationId) {
            return Optional.ofNullable(items.get(reservationId));
        }

        @Override
        public List<Alternative> alternativesOf(String reservationId) {
            return alternatives.getOrDefault(reservationId, List.of());
        }
    }

    static final class StoredFolios implements Folios {
        private final List<Posting> postings = new ArrayList<>();

        @Override
        public void post(Collection<Posting> added) {
            postings.addAll(added);
        }

        @Override
        public List<Posting> of(String reservationId) {
            return postings.stream()
                    .filter(posting -> posting.reservationId().equals(reservationId))
                    .toList();
        }
    }

    static final class StoredGuestLinks implements GuestLinks {
        @Override
        public void open(String reservationId, Purpose purpose, Instant now) {
            throw new UnsupportedOperationException("messages open nothing");
        }

        @Override
        public Optional<String> keyOf(String reservationId, Purpose purpose) {
            return Optional.of("key-of-" + reservationId);
        }
    }

    static final class StoredPayments implements Payments {
        private final List<PaymentAttempt> attempts = new ArrayList<>();
        private final List<Refund> refunds = new ArrayList<>();

        @Override
        public Optional<PaymentAttempt> attemptWithKey(String gatewayKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<PaymentAttempt> attemptOfCharge(String gatewayReference) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Refund> refundWithKey(String gatewayKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<PaymentAttempt> attempt(String id) {
            return attempts.stream().filter(attempt -> attempt.id().equals(id)).findFirst();
        }

        @Override
        public List<PaymentAttempt> attemptsOf(String reservationId) {
            return attempts.stream()
                    .filter(attempt -> attempt.reservationId().equals(reservationId))
                    .toList();
        }

        @Override
        public List<Refund> refundsOf(String reservationId) {
            return refunds.stream()
                    .filter(refund -> refund.reservationId().equals(reservationId))
                    .toList();
        }

        @Override
        public Optional<Refund> refund(String id) {
            return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
        }

        @Override
        public void add(PaymentAttempt attempt) {
            attempts.add(attempt);
        }

        @Override
        public void add(Refund refund) {
            refunds.add(refund);
        }
    }

    static final class StoredPoints implements PointsLedger {
        final List<PointsEntry> entries = new ArrayList<>();

        @Override
        public Account account(String accountId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(PointsEntry entry) {
            entries.add(entry);
        }

        @Override
        public List<PointsEntry> of(String reservationId) {
            return entries.stream()
                    .filter(entry -> reservationId.equals(entry.reservationId()))
                    .toList();
        }

        @Override
        public List<PointsEntry> entries(String accountId, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    static final class StoredAllocations implements RoomAllocations {
        private final Map<String, List<AssignedRoom>> rooms = new HashMap<>();

        @Override
        public void lockRack(String hotelId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> occupiedRooms(Collection<String> roomIds, StayDates stay, String exceptReservationId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> occupiedRoomsOf(String hotelId, StayDates stay, String exceptReservationId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void allocate(String reservationId, StayDates stay, List<AssignedRoom> allocated) {
            rooms.put(reservationId, allocated);
        }

        @Override
        public void releaseFrom(String reservationId, LocalDate date) {
            rooms.remove(reservationId);
        }

        @Override
        public List<String> reservationsIn(String roomId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<AssignedRoom> of(String reservationId) {
            return rooms.getOrDefault(reservationId, List.of());
        }
    }

    static final class CountingIdentifiers implements Identifiers {
        private static final AtomicInteger LAST = new AtomicInteger();

        @Override
        public String next(String kind) {
            return "%s_%06d".formatted(kind, LAST.incrementAndGet());
        }

        @Override
        public String nextConfirmationNumber() {
            return "K7%06d".formatted(LAST.incrementAndGet());
        }
    }
}
