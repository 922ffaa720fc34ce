package io.lodgeflow.workflows.memory;

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
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.OpenHolds;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.AuditLog.AuditCheck;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import io.lodgeflow.workflows.operations.BookingAssignments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ports without a database, for one test on one thread. What no command of a test asks for throws. */
public final class MemoryPorts {

    final StoredReservations reservations = new StoredReservations();
    final StoredCatalogue catalogue = new StoredCatalogue();
    final StoredInventory inventory = new StoredInventory();
    final StoredFolios folios = new StoredFolios();
    final StoredPayments payments = new StoredPayments();
    final StoredClosures closures = new StoredClosures();
    final StoredWorkItems workItems = new StoredWorkItems();
    final StoredAllocations allocations = new StoredAllocations();
    final StoredAudit audit = new StoredAudit();
    final StoredAssignments assignments = new StoredAssignments();

    static final class StoredReservations implements Reservations {
        final Map<String, Reservation> all = new LinkedHashMap<>();

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
        public void flush() {
            // all is there
        }

        @Override
        public boolean isBooked(String hotelId, String roomTypeId) {
            return all.values().stream()
                    .anyMatch(booking -> booking.roomTypeId().equals(roomTypeId)
                            && booking.status().holdsNights());
        }

        @Override
        public List<ReservationEvent> history(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Modification> openModification(String reservationId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Modification> lastModification(String reservationId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void add(Modification modification) {
            throw new UnsupportedOperationException();
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
            return entries.values().stream()
                    .anyMatch(known -> known.getClass() == entry.getClass()
                            && known.hotelId().equals(entry.hotelId())
                            && known.code().equals(entry.code()));
        }

        private <E extends CatalogueEntry> List<E> of(Class<E> kind) {
            return entries.values().stream()
                    .filter(entry -> kind.isInstance(entry) && !entry.isDeleted())
                    .map(kind::cast)
                    .sorted(Comparator.comparing(CatalogueEntry::code))
                    .toList();
        }

        @Override
        public List<RoomType> roomTypesOf(String hotelId) {
            return of(RoomType.class);
        }

        @Override
        public List<Room> roomsOf(String hotelId) {
            return of(Room.class);
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

    static final class StoredFolios implements Folios {
        private final Map<String, Posting> postings = new LinkedHashMap<>();

        @Override
        public void post(Collection<Posting> added) {
            added.forEach(posting -> postings.putIfAbsent(posting.key(), posting));
        }

        @Override
        public List<Posting> of(String reservationId) {
            return postings.values().stream()
                    .filter(posting -> posting.reservationId().equals(reservationId))
                    .toList();
        }
    }

    static final class StoredPayments implements Payments {
        private final List<PaymentAttempt> attempts = new ArrayList<>();
        private final List<Refund> refunds = new ArrayList<>();

        @Override
        public Optional<PaymentAttempt> attempt(String id) {
            return attempts.stream().filter(attempt -> attempt.id().equals(id)).findFirst();
        }

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

    static final class StoredClosures implements ClosureItems {
        final Map<String, ClosureItem> items = new HashMap<>();

        @Override
        public Optional<ClosureItem> itemOf(String reservationId) {
            return Optional.ofNullable(items.get(reservationId));
        }

        @Override
        public List<Alternative> alternativesOf(String reservationId) {
            return List.of();
        }
    }

    static final class StoredWorkItems implements WorkItems {
        private final List<WorkItem> items = new ArrayList<>();

        @Override
        public void add(WorkItem item) {
            items.add(item);
        }

        @Override
        public Optional<WorkItem> lock(String id) {
            return items.stream().filter(item -> item.id().equals(id)).findFirst();
        }

        @Override
        public List<WorkItem> openOf(String reservationId) {
            return items.stream()
                    .filter(item ->
                            item.outcome() == null && item.reservationId().equals(reservationId))
                    .toList();
        }

        @Override
        public List<WorkItem> open(@Nullable String hotelId, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    static final class StoredAllocations implements RoomAllocations {
        private final Map<String, List<AssignedRoom>> rooms = new HashMap<>();

        @Override
        public void lockRack(String hotelId) {
            // nobody else is there
        }

        @Override
        public Set<String> occupiedRooms(Collection<String> roomIds, StayDates stay, String exceptReservationId) {
            return occupiedRoomsOf("", stay, exceptReservationId);
        }

        @Override
        public Set<String> occupiedRoomsOf(String hotelId, StayDates stay, String exceptReservationId) {
            return rooms.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(exceptReservationId))
                    .flatMap(entry -> entry.getValue().stream())
                    .map(AssignedRoom::roomId)
                    .collect(Collectors.toSet());
        }

        @Override
        public List<String> reservationsIn(String roomId) {
            return rooms.keySet().stream()
                    .filter(id -> of(id).stream().anyMatch(room -> room.roomId().equals(roomId)))
                    .sorted()
                    .toList();
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
        public List<AssignedRoom> of(String reservationId) {
            return rooms.getOrDefault(reservationId, List.of());
        }
    }

    static final class StoredAudit implements AuditLog {
        final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public long append(AuditEntry entry) {
            entries.add(entry);
            return entries.size();
        }

        @Override
        public List<AuditRecord> page(
                @Nullable String target, @Nullable String actor, @Nullable Long beforeId, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AuditCheck verify() {
            throw new UnsupportedOperationException();
        }
    }

    static final class StoredAssignments implements BookingAssignments {
        private final Map<String, String> assignees = new HashMap<>();

        @Override
        public Optional<String> assigneeOf(String reservationId) {
            return Optional.ofNullable(assignees.get(reservationId));
        }

        @Override
        public void assign(String reservationId, @Nullable String assignee, String by, Instant at) {
            if (assignee == null) {
                assignees.remove(reservationId);
            } else {
                assignees.put(reservationId, assignee);
            }
        }
    }

    /** Nobody holds anything, as far as the caps know. */
    static final class NothingHeld implements OpenHolds {
        @Override
        public HeldBy of(String hotelId, String accountId, @Nullable String network, @Nullable String exceptFor) {
            return new HeldBy(Held.NOTHING, Held.NOTHING);
        }

        @Override
        public Held unpaidOf(String hotelId, String accountId) {
            return Held.NOTHING;
        }
    }
}
