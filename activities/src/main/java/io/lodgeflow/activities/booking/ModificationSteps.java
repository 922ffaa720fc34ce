package io.lodgeflow.activities.booking;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.GiveBack;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.NightExchange;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.reservation.StayTerms;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.payment.RefundPlanner;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A guest's change of the stay: new nights first, then the money, then the change. */
@Component
public class ModificationSteps {

    private final Reservations reservations;
    private final Inventory inventory;
    private final RoomAllocations allocations;
    private final Catalogue catalogue;
    private final Folios folios;
    private final Payments payments;
    private final RefundPlanner refunds;
    private final WorkItems workItems;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    ModificationSteps(
            Reservations reservations,
            Inventory inventory,
            RoomAllocations allocations,
            Catalogue catalogue,
            Folios folios,
            Payments payments,
            RefundPlanner refunds,
            WorkItems workItems,
            ReservationWorkflow workflow,
            Clock clock) {
        this.reservations = reservations;
        this.inventory = inventory;
        this.allocations = allocations;
        this.catalogue = catalogue;
        this.folios = folios;
        this.payments = payments;
        this.refunds = refunds;
        this.workItems = workItems;
        this.workflow = workflow;
        this.clock = clock;
    }

    /**
     * Takes what the changed stay needs beyond the old one.
     * <p>Key: the open modification. Compensation: releaseNewNights. Refusals: sold out fails the whole transaction.
     */
    public void holdNewNights(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        exchange(reservation, reservations.openModification(reservationId).orElseThrow())
                .toTake()
                .forEach(inventory::change);
    }

    /**
     * The higher price was not paid: gives back what holdNewNights took, the booking stays as it was.
     * <p>Key: the open modification, closed with it. Compensation: none. Refusals: none.
     */
    public void releaseNewNights(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Modification modification = reservations.openModification(reservationId).orElseThrow();
        exchange(reservation, modification).toUndo().forEach(inventory::change);
        modification.decline("The payment of the higher price was declined");
        reservation.declineModification(Sentence.of("history.change_declined"), clock.instant());
    }

    private static NightExchange exchange(Reservation reservation, Modification modification) {
        return NightExchange.between(reservation.terms(), modification.terms());
    }

    /** Must a higher price be charged before the change is applied? */
    public boolean isMoreToPay(String reservationId) {
        return payments.attemptsOf(reservationId).stream()
                .anyMatch(attempt -> attempt.isOpen() && attempt.purpose() == PaymentAttempt.Purpose.MODIFICATION);
    }

    /** Was the higher price paid? */
    public boolean isDifferencePaid(String reservationId) {
        return payments.attemptsOf(reservationId).getLast().status() == PaymentAttempt.Status.CAPTURED;
    }

    /**
     * Makes the changed stay the agreed one: gives back old nights, keeps the rooms if they are free for the new
     * dates, and stores the refund of a lower price.
     * <p>Key: the open modification, closed with it. Compensation: another modification. Refusals: none.
     */
    public void applyModification(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Modification modification = reservations.openModification(reservationId).orElseThrow();
        StayTerms old = reservation.terms();
        StayTerms changed = modification.terms();
        Instant now = clock.instant();
        HouseTimes times = catalogue.hotel(reservation.hotelId()).orElseThrow().times();
        NightExchange.between(old, changed).toGiveBack().forEach(inventory::change);
        reservation.applyModification(
                modification,
                times,
                Sentence.of("history.changed", changed.stay().words(), changed.rooms(), changed.total()),
                now);
        modification.apply();
        workItems.finish(reservationId, WorkItem.Kind.OVERSTAY, Sentence.of("outcome.extended"), now);
        keepRooms(reservation, old, times.today(now));
        postFee(reservation, modification, times.today(now), now);

        Money kept = payments.kept(reservationId, reservation.currency());
        refunds.promise(reservation, GiveBack.of(reservation, modification.refund(), kept), "modification", now);
    }

    private void postFee(Reservation reservation, Modification modification, LocalDate today, Instant now) {
        if (modification.fee().isPositive()) {
            folios.post(List.of(new Posting(
                    reservation.id() + ":change-fee:" + modification.id(),
                    reservation.id(),
                    Posting.Type.CHANGE_FEE,
                    modification.fee(),
                    Sentence.of("folio.change_fee"),
                    today,
                    now)));
        }
    }

    private void keepRooms(Reservation reservation, StayTerms old, LocalDate today) {
        if (!reservation.roomsAssigned()) {
            return;
        }
        allocations.lockRack(reservation.hotelId());
        List<AssignedRoom> rooms = allocations.of(reservation.id());
        StayDates stay = reservation.remainingStay(today);
        Set<String> occupied = allocations.occupiedRooms(
                rooms.stream().map(AssignedRoom::roomId).toList(), stay, reservation.id());
        boolean fit = old.roomTypeId().equals(reservation.roomTypeId())
                && rooms.size() == reservation.rooms()
                && rooms.stream().noneMatch(room -> occupied.contains(room.roomId()));
        if (reservation.status() != ReservationStatus.CHECKED_IN) {
            allocations.releaseFrom(reservation.id(), old.stay().arrival());
        }
        if (fit) {
            allocations.allocate(reservation.id(), stay, rooms);
        } else {
            reservation.loseRooms();
        }
    }

    /**
     * Lets the timers of the booking follow its changed dates; that of the departure is set again if it has fired.
     * <p>Key: setting a timer to the same instant again changes nothing. Compensation: none. Refusals: none.
     */
    public void moveTimers(String reservationId) {
        reservations.flush();
        workflow.moveTimers(reservationId);
        if (reservations.lockExisting(reservationId).status() == ReservationStatus.CHECKED_IN) {
            workflow.awaitDepartureAgain(reservationId);
        }
    }
}
