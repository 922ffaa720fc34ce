package io.lodgeflow.activities.payment.late;

import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.NightChange;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.BookingSettings;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * The booking had expired and its rooms are free: holds them again and takes the payment up again. A workflow of its own
 * leads the booking from its payment on; its timers are those of its stay.
 * <p>Key: the reservation, whose state allows it once. Compensation: that of the payment. Refusals: a room that is gone at this
 * moment fails the whole transaction; asked again the policy says refund.
 */
@Component
class RetakeRooms implements Activity {

    private final Reservations reservations;
    private final LatePayments latePayments;
    private final Inventory inventory;
    private final ReservationWorkflow workflow;
    private final BookingSettings settings;
    private final Clock clock;

    RetakeRooms(
            Reservations reservations,
            LatePayments latePayments,
            Inventory inventory,
            ReservationWorkflow workflow,
            BookingSettings settings,
            Clock clock) {
        this.reservations = reservations;
        this.latePayments = latePayments;
        this.inventory = inventory;
        this.workflow = workflow;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        reservation.reinstate(settings.paymentWindow(), clock.instant());
        inventory.change(NightChange.take(reservation.roomTypeId(), reservation.stay(), reservation.rooms()));
        latePayments.arrived(reservationId).getFirst().resume();
        workflow.restartAtPayment(reservationId);
    }
}
