package io.lodgeflow.activities.payment.late;

import io.lodgeflow.activities.payment.CapturedPayments;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.Inventory.NightChange;
import io.lodgeflow.domain.payment.LatePaymentPolicy;
import io.lodgeflow.domain.payment.LatePaymentPolicy.Decision;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.payment.RefundPlanner;
import io.lodgeflow.workflows.reservation.BookingSettings;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Money that arrived when nobody waited for it: the booking gets it, or is booked again with it, or it goes back. */
@Component
public class LatePaymentSteps {

    private final Reservations reservations;
    private final Payments payments;
    private final Catalogue catalogue;
    private final Offers offers;
    private final Inventory inventory;
    private final CapturedPayments captures;
    private final RefundPlanner refunds;
    private final ReservationWorkflow workflow;
    private final BookingSettings settings;
    private final Clock clock;

    LatePaymentSteps(
            Reservations reservations,
            Payments payments,
            Catalogue catalogue,
            Offers offers,
            Inventory inventory,
            CapturedPayments captures,
            RefundPlanner refunds,
            ReservationWorkflow workflow,
            BookingSettings settings,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.catalogue = catalogue;
        this.offers = offers;
        this.inventory = inventory;
        this.captures = captures;
        this.refunds = refunds;
        this.workflow = workflow;
        this.settings = settings;
        this.clock = clock;
    }

    /** Was money captured that nobody waited for? */
    public boolean hasLatePaymentArrived(String reservationId) {
        return !arrived(reservationId).isEmpty();
    }

    /** Is the booking still held, and waits for just this money? */
    public boolean isBookingStillUnpaid(String reservationId) {
        return decision(reservationId) == Decision.COUNT_AS_PAYMENT;
    }

    /** Has the booking expired, and could it be booked again at the same price? */
    public boolean areRoomsStillFree(String reservationId) {
        return decision(reservationId) == Decision.RETAKE_ROOMS;
    }

    /** Oldest first. */
    private List<PaymentAttempt> arrived(String reservationId) {
        return payments.attemptsOf(reservationId).stream()
                .filter(PaymentAttempt::hasArrivedLate)
                .toList();
    }

    /** Of the first that has arrived, only when one has. Asked again in one transaction it says the same. */
    private Decision decision(String reservationId) {
        Reservation booking = reservations.lockExisting(reservationId);
        Hotel hotel = catalogue.hotel(booking.hotelId()).orElseThrow();
        Optional<Offer> offer = booking.hasExpired()
                ? offers.find(booking.hotelId(), booking.roomTypeId(), booking.ratePlanId(), booking.stay())
                : Optional.empty();
        return LatePaymentPolicy.decide(
                arrived(reservationId).getFirst(), booking, hotel.isDeleted(), offer, clock.instant());
    }

    /**
     * The booking is still held and unpaid: the payment that was given up too early is taken up again. The payment
     * process asks the gateway with the same key and goes on as ever.
     * <p>Key: the payment, whose state allows it once. Compensation: that of the payment. Refusals: none.
     */
    public void resumePayment(String reservationId) {
        arrived(reservationId).getFirst().resume();
        workflow.send(reservationId, Message.PaymentSubmitted);
    }

    /**
     * The booking had expired and its rooms are free: holds them again and takes the payment up again. A workflow of
     * its own leads the booking from its payment on; its timers are those of its stay.
     * <p>Key: the reservation, whose state allows it once. Compensation: that of the payment. Refusals: a room that is
     * gone at this moment fails the whole transaction; asked again the policy says refund.
     */
    public void retakeRooms(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        reservation.reinstate(settings.paymentWindow(), clock.instant());
        inventory.change(NightChange.take(reservation.roomTypeId(), reservation.stay(), reservation.rooms()));
        arrived(reservationId).getFirst().resume();
        workflow.restartAt("PayReservation", reservationId);
    }

    /**
     * Nothing can be given for the money: puts it on the books and promises all of it back, in one transaction.
     * <p>Key: the payment, whose state allows it once. Compensation: none, this is the way back. Refusals: none.
     */
    public void acceptLatePayment(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        for (PaymentAttempt late : arrived(reservationId)) {
            captures.record(reservation, late, Objects.requireNonNull(late.gatewayReference()), now);
            reservation.returnLatePayment(late.amount(), now);
            refunds.promiseAllOf(late, "late payment", now);
        }
    }
}
