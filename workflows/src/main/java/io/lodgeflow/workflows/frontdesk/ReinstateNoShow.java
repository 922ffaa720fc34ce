package io.lodgeflow.workflows.frontdesk;

import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.Inventory.NightChange;
import io.lodgeflow.domain.inventory.Inventory.SoldOut;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.assignment.FindRooms;
import io.lodgeflow.workflows.reservation.Commands;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The guest whom the house took for a no-show has come after all: the nights that went back on sale are taken again, the fee goes
 * back on the folio, so that what was paid pays the stay again, rooms are found, and a new workflow awaits the guest. One
 * transaction; sold out, nothing of it.
 */
@Component
public class ReinstateNoShow {

    private final Commands commands;
    private final Reservations reservations;
    private final Inventory inventory;
    private final Folios folios;
    private final WorkItems workItems;
    private final FindRooms findRooms;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    ReinstateNoShow(
            Commands commands,
            Reservations reservations,
            Inventory inventory,
            Folios folios,
            WorkItems workItems,
            FindRooms findRooms,
            ReservationWorkflow workflow,
            Clock clock) {
        this.commands = commands;
        this.reservations = reservations;
        this.inventory = inventory;
        this.folios = folios;
        this.workItems = workItems;
        this.findRooms = findRooms;
        this.workflow = workflow;
        this.clock = clock;
    }

    public Result<String> reinstate(String reservationId, Sentence note, @Nullable Integer seenVersion, Actor actor) {
        try {
            return commands.on(reservationId).ifVersion(seenVersion).decide((reservation, hotel) -> {
                Instant now = clock.instant();
                Optional<Refusal> refusal = hotel.isDeleted()
                        ? Optional.of(Refusal.conflict("hotel_closed.change"))
                        : reservation.refusalToReinstate(now);
                return Result.unless(refusal, () -> {
                    takeNights(reservation, hotel.times().today(Objects.requireNonNull(reservation.endedAt())));
                    giveFeeBack(reservation, hotel.times().today(now), now);
                    reservation.reinstate(hotel.times(), actor, note, now);
                    workItems.finish(
                            reservationId, WorkItem.Kind.BALANCE_UNPAID, Sentence.of("outcome.reinstated"), now);
                    findRooms.assign(reservation);
                    reservations.flush(); // the timers of the workflow read it
                    workflow.restartAt(reservation.roomsAssigned() ? "AwaitArrival" : "FindRoom", reservationId);
                    return reservationId;
                });
            });
        } catch (SoldOut soldOut) {
            return Result.refused(Refusal.conflict("no_availability.reinstate"));
        }
    }

    /** Those that the no-show gave back. */
    private void takeNights(Reservation reservation, LocalDate givenBackFrom) {
        StayDates stay = reservation.stay();
        LocalDate first = givenBackFrom.isBefore(stay.arrival()) ? stay.arrival() : givenBackFrom;
        if (first.isBefore(stay.roomFreeFrom())) {
            inventory.change(NightChange.take(
                    reservation.roomTypeId(), new StayDates(first, stay.roomFreeFrom()), reservation.rooms()));
        }
    }

    private void giveFeeBack(Reservation reservation, LocalDate today, Instant now) {
        List<Posting> fees = folios.of(reservation.id()).stream()
                .filter(posting -> posting.type() == Posting.Type.NO_SHOW_FEE)
                .toList();
        Money fee = Folios.balance(fees, reservation.currency());
        if (fee.isPositive()) {
            folios.post(List.of(new Posting(
                    reservation.id() + ":no-show-fee-back:" + fees.size(),
                    reservation.id(),
                    Posting.Type.NO_SHOW_FEE,
                    fee.negated(),
                    Sentence.of("folio.no_show_fee_back"),
                    today,
                    now)));
        }
    }
}
