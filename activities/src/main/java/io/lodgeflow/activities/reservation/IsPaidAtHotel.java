package io.lodgeflow.activities.reservation;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Does the guest pay at the hotel instead of in advance?
 */
@Component
class IsPaidAtHotel implements Question {

    private final Reservations reservations;

    IsPaidAtHotel(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public boolean answer(String reservationId) {
        return reservations.lockExisting(reservationId).paymentPlan() == PaymentPlan.PAY_AT_HOTEL;
    }
}
