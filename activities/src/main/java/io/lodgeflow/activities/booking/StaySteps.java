package io.lodgeflow.activities.booking;

import io.lodgeflow.activities.assignment.StayRelease;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.assignment.FindRooms;
import io.lodgeflow.workflows.payment.ChargeGuarantee;
import io.lodgeflow.workflows.payment.RefundPlanner;
import io.lodgeflow.workflows.reservation.BookingSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** A guest who does not come, and one who does not go. */
@Component
public class StaySteps {

    private final Reservations reservations;
    private final Folios folios;
    private final Payments payments;
    private final RefundPlanner refunds;
    private final ChargeGuarantee chargeGuarantee;
    private final FindRooms findRooms;
    private final Catalogue catalogue;
    private final BookingSettings settings;
    private final StayRelease stayRelease;
    private final WorkItems workItems;
    private final Identifiers identifiers;
    private final Clock clock;

    StaySteps(
            Reservations reservations,
            Folios folios,
            Payments payments,
            RefundPlanner refunds,
            ChargeGuarantee chargeGuarantee,
            FindRooms findRooms,
            Catalogue catalogue,
            BookingSettings settings,
            StayRelease stayRelease,
            WorkItems workItems,
            Identifiers identifiers,
            Clock clock) {
        this.reservations = reservations;
        this.folios = folios;
        this.payments = payments;
        this.refunds = refunds;
        this.chargeGuarantee = chargeGuarantee;
        this.findRooms = findRooms;
        this.catalogue = catalogue;
        this.settings = settings;
        this.stayRelease = stayRelease;
        this.workItems = workItems;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * The guest never came, or the house had no room for him: then nothing ends and a manager is called. Else what was paid is
     * kept, the rest of the price is charged to the card that guarantees the booking, nights and rooms are free.
     * <p>Key: the reservation, whose state allows it once; the posting by its own key. Compensation: none. Refusals:
     * none.
     */
    public void recordNoShow(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        if (reservation.isOwedARoom()) {
            findRooms.callManager(reservation);
            return;
        }
        if (reservation.status() != ReservationStatus.NO_SHOW) {
            reservation.declareNoShow(Actor.WORKFLOW, Sentence.of("history.no_show_cut_off"), now);
        }
        reservation.letReinstate(catalogue
                .hotel(reservation.hotelId())
                .orElseThrow()
                .times()
                .endOfBusinessDays(reservation.stay(), now, settings.reinstateWithinDays()));
        refunds.withdrawAwaiting(reservation, Actor.WORKFLOW, now);
        Money paid = payments.kept(reservationId, reservation.currency()).plus(reservation.pointsValue());
        Money owed = owed(reservation, paid, payments.forgone(reservationId, reservation.currency()));
        Money fee = paid.plus(owed);
        if (owed.isPositive()) {
            chargeGuarantee.charge(reservation, owed, Actor.WORKFLOW, now);
        }
        Money more = fee.minus(reservation.changeFees()); // those stand on the folio already
        if (!more.isZero()) {
            folios.post(List.of(new Posting(
                    feeKey(reservationId),
                    reservationId,
                    more.isPositive() ? Posting.Type.NO_SHOW_FEE : Posting.Type.CHANGE_FEE,
                    more,
                    Sentence.of(more.isPositive() ? "folio.no_show_fee" : "folio.change_fee_waived"),
                    stayRelease.today(reservation),
                    now)));
        }
        refunds.settleEarlier(reservation);
        stayRelease.unusedNights(reservation);
        workItems.finishWithStay(reservationId, Sentence.of("outcome.no_show"), now);
    }

    /** Another one when an earlier fee was given back. */
    private String feeKey(String reservationId) {
        long givenBack = folios.of(reservationId).stream()
                .filter(posting -> posting.type() == Posting.Type.NO_SHOW_FEE
                        && !posting.amount().isPositive())
                .count();
        return reservationId + ":no-show-fee" + (givenBack == 0 ? "" : ":" + givenBack);
    }

    /**
     * Of a booking with a deposit or to be paid at the hotel: the price less what was forgone, if a card guarantees
     * it.
     */
    private static Money owed(Reservation reservation, Money paid, Money forgone) {
        Money settled = paid.plus(forgone);
        Money owed = reservation.owed().atLeast(reservation.penaltyFloor());
        return reservation.isOwedByCard() && owed.compareTo(settled) > 0
                ? owed.minus(settled)
                : Money.zero(reservation.currency());
    }

    /**
     * The check-out hour passed with the guest in house: a task for the front desk.
     * <p>Key: one open task of the kind for each reservation. Compensation: none. Refusals: none.
     */
    public void raiseOverstay(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        reservation.overstay(now);
        workItems.addOnce(new WorkItem(
                identifiers.next("wrk"),
                reservationId,
                reservation.hotelId(),
                WorkItem.Kind.OVERSTAY,
                Sentence.of("work.overstay", reservation.confirmationNumber()),
                List.of(Sentence.of("choice.check_out"), Sentence.of("choice.extend")),
                now,
                now.plus(Duration.ofHours(1))));
    }
}
