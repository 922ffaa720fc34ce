package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentStatus;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.reservation.BookingSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Compensates CreateOrder: nobody pays this booking any more. After a declined card the guest may try again while the hold
 * lives; when the gateway cannot be reached the hold lives longer; after a payment that was undone the booking ends.
 * <p>Key: the reservation, whose payment state allows it once. Compensation: none. Refusals: none.
 */
@Component
class CancelOrder implements Activity {

    private final Reservations reservations;
    private final Payments payments;
    private final Catalogue catalogue;
    private final BookingSettings settings;
    private final GuestLinks links;
    private final Clock clock;

    CancelOrder(
            Reservations reservations,
            Payments payments,
            Catalogue catalogue,
            BookingSettings settings,
            GuestLinks links,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.catalogue = catalogue;
        this.settings = settings;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.paymentStatus() == PaymentStatus.PROCESSING) {
            endPayment(reservation, payments.attemptsOf(reservationId).getLast(), clock.instant());
        } else {
            reservation.undoPayment(clock.instant());
        }
    }

    private void endPayment(Reservation reservation, PaymentAttempt ended, Instant now) {
        String why = Objects.requireNonNull(ended.declineDetail());
        Instant deadline = reservation.paymentDeadline();
        if (ended.isPostponed()) {
            HouseTimes times =
                    catalogue.hotel(reservation.hotelId()).orElseThrow().times();
            links.open(reservation.id(), GuestLinks.Purpose.PAYMENT, now);
            reservation.postponePayment(settings.gatewayDownWindow(), times, why, now);
        } else if (deadline != null && !now.isBefore(deadline)) {
            reservation.closePayment(why, now);
        } else {
            reservation.declinePayment(why, now);
        }
    }
}
