package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.process.StepRefused;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * May the booking be paid now, and does its hotel still take guests? The booking is locked already.
 * <p>Key: none, it changes nothing. Compensation: none. Refusals: paid or being paid, too late, canceled, hotel closed.
 */
@Component
class LookUpOrder implements Activity {

    private final Reservations reservations;
    private final Catalogue catalogue;
    private final Clock clock;

    LookUpOrder(Reservations reservations, Catalogue catalogue, Clock clock) {
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        reservation
                .refusalToPay(clock.instant())
                .or(() -> hotelClosed(reservation))
                .ifPresent(refusal -> {
                    throw new StepRefused(refusal);
                });
    }

    private Optional<Refusal> hotelClosed(Reservation reservation) {
        return catalogue.hotel(reservation.hotelId()).orElseThrow().isDeleted()
                ? Optional.of(Refusal.conflict("hotel_closed", "This hotel has closed, it takes no more payments."))
                : Optional.empty();
    }
}
