package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.domain.reservation.PaymentStatus;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.engine.FailedForGood;
import io.lodgeflow.workflows.payment.RefundPlanner;
import io.lodgeflow.workflows.reservation.BookingSettings;
import io.lodgeflow.workflows.reservation.StepRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A booking being paid, which the payment saga calls its order: looked up, created, completed, or canceled again; and
 * the balance that a guaranteeing card owes. The charges themselves are classes of their own, such as {@link
 * ChargePayment}.
 */
@Component
public class PaymentSteps {

    private final Reservations reservations;
    private final Payments payments;
    private final Catalogue catalogue;
    private final RefundPlanner refunds;
    private final GuestLinks links;
    private final WorkItems workItems;
    private final Identifiers identifiers;
    private final BookingSettings settings;
    private final Clock clock;

    PaymentSteps(
            Reservations reservations,
            Payments payments,
            Catalogue catalogue,
            RefundPlanner refunds,
            GuestLinks links,
            WorkItems workItems,
            Identifiers identifiers,
            BookingSettings settings,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.catalogue = catalogue;
        this.refunds = refunds;
        this.links = links;
        this.workItems = workItems;
        this.identifiers = identifiers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * May the booking be paid now, and does its hotel still take guests? The booking is locked already.
     * <p>Key: none, it changes nothing. Compensation: none. Refusals: paid or being paid, too late, canceled, hotel
     * closed.
     */
    public void lookUpOrder(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        reservation
                .refusalToPay(clock.instant())
                .or(() -> hotelClosed(reservation))
                .ifPresent(refusal -> {
                    throw new StepRefused(refusal);
                });
    }

    private Optional<Refusal> hotelClosed(Reservation reservation) {
        return hotel(reservation).isDeleted()
                ? Optional.of(Refusal.conflict("hotel_closed.payment"))
                : Optional.empty();
    }

    /**
     * The booking is being paid since the attempt was stored: nobody else can pay, change or cancel it meanwhile. The
     * deadline was kept if it was kept then, whatever the clock says at this step.
     * One that arrived late and is taken up again was submitted before: its history says so already.
     * <p>Key: the reservation, whose payment state allows it once. Compensation: cancelOrder. Refusals: none.
     */
    public void createOrder(String reservationId) {
        PaymentAttempt order = payments.attemptsOf(reservationId).getLast();
        if (order.status() == PaymentAttempt.Status.UNKNOWN) {
            reservations.lockExisting(reservationId).resumePayment();
            return;
        }
        reservations.lockExisting(reservationId).submitPayment(new Actor(order.submittedBy()), order.createdAt());
    }

    /** Is anything left to be charged after the points? */
    public boolean isChargeDue(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        return reservation.dueWithinHold().compareTo(reservation.pointsValue()) > 0;
    }

    /** Has the gateway captured the price of the booking, or its deposit? */
    public boolean isPaymentCaptured(String reservationId) {
        ReservationStatus status = reservations.lockExisting(reservationId).status();
        return status == ReservationStatus.PAID || status == ReservationStatus.CONFIRMED;
    }

    /**
     * The booking is paid and stands; the guest is told by the event. Where points paid everything nothing was
     * charged, and the payment is complete here.
     * <p>Key: the reservation, whose state allows it once. Compensation: failReservation. Refusals: none.
     */
    public void completeOrder(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        Hotel hotel = hotel(reservation);
        if (hotel.isDeleted()) {
            throw new FailedForGood(hotel.details().name() + " has closed");
        }
        if (reservation.status() == ReservationStatus.PENDING) {
            PaymentAttempt order = payments.attemptsOf(reservationId).getLast();
            order.capture("points", now);
            reservation.receivePayment(reservation.pointsValue(), now);
        }
        reservation.confirm(now);
    }

    /**
     * A step after the charge failed for good: promises all money back, so that the steps that follow undo the payment.
     * <p>Key: the reservation, whose state allows it once. Compensation: none, this is the way back. Refusals: none.
     */
    public void giveUpPayment(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        reservation.giveUpPayment(Sentence.of("history.payment_given_up"), now);
        refunds.promise(reservationId, payments.kept(reservationId, reservation.currency()), "payment undone", now);
    }

    /**
     * Compensates createOrder: nobody pays this booking any more. After a declined card the guest may try again while
     * the hold lives; when the gateway cannot be reached the hold lives longer; after a payment that was undone the
     * booking ends.
     * <p>Key: the reservation, whose payment state allows it once. Compensation: none. Refusals: none.
     */
    public void cancelOrder(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.paymentStatus() == PaymentStatus.PROCESSING) {
            endPayment(reservation, payments.attemptsOf(reservationId).getLast(), clock.instant());
        } else {
            reservation.undoPayment(clock.instant());
        }
    }

    private void endPayment(Reservation reservation, PaymentAttempt ended, Instant now) {
        Sentence why = Sentence.said(Objects.requireNonNull(ended.declineDetail()));
        Instant deadline = reservation.paymentDeadline();
        if (ended.isPostponed()) {
            HouseTimes times = hotel(reservation).times();
            links.open(reservation.id(), GuestLinks.Purpose.PAYMENT, now);
            reservation.postponePayment(settings.gatewayDownWindow(), times, why, now);
        } else if (deadline != null && !now.isBefore(deadline)) {
            reservation.closePayment(why, now);
        } else {
            reservation.declinePayment(why, now);
        }
    }

    /**
     * Was the payment undone after the charge, so that the booking ends? After a declined card it waits for another
     * try.
     */
    public boolean isPaymentUndone(String reservationId) {
        return reservations.lockExisting(reservationId).paymentStatus() == PaymentStatus.REFUNDED;
    }

    /** Did the card that guarantees the booking pay what was owed? */
    public boolean isBalancePaid(String reservationId) {
        return payments.attemptsOf(reservationId).reversed().stream()
                .filter(attempt -> attempt.purpose() == PaymentAttempt.Purpose.BALANCE)
                .findFirst()
                .map(attempt -> attempt.status() == PaymentAttempt.Status.CAPTURED)
                .orElse(false);
    }

    /**
     * The card that guarantees the booking was refused: staff collects what is owed.
     * <p>Key: one open task of the kind for each reservation. Compensation: none. Refusals: none.
     */
    public void raiseUnpaidBalance(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.status().isUpcoming()) {
            return; // the guest's own try, and he may try again until he arrives
        }
        Instant now = clock.instant();
        workItems.addOnce(new WorkItem(
                identifiers.next("wrk"),
                reservationId,
                reservation.hotelId(),
                WorkItem.Kind.BALANCE_UNPAID,
                Sentence.of("work.collect", reservation.confirmationNumber()),
                List.of(Sentence.of("choice.take_money"), Sentence.of("choice.write_off")),
                now,
                now.plus(Duration.ofDays(1))));
    }

    private Hotel hotel(Reservation reservation) {
        return catalogue.hotel(reservation.hotelId()).orElseThrow();
    }
}
