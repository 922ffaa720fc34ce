package io.lodgeflow.activities.points;

import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.process.StepRefused;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Are there as many points as the guest wants to pay with? Reads nothing when none are wanted.
 * <p>Key: none, it changes nothing. Compensation: none. Refusals: not enough points, to the payer's request.
 */
@Component
class LookUpPoints implements Activity {

    private final Reservations reservations;
    private final PointsLedger ledger;

    LookUpPoints(Reservations reservations, PointsLedger ledger) {
        this.reservations = reservations;
        this.ledger = ledger;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        long wanted = reservation.points().wanted();
        if (wanted == 0) {
            return;
        }
        long balance = ledger.account(reservation.guest().accountId()).balance();
        if (balance < wanted) {
            throw new StepRefused(new Refusal(
                    Refusal.Kind.CONFLICT,
                    "not_enough_points",
                    "There are " + balance + " points on the account.",
                    "/points",
                    Map.of("points", Long.toString(balance))));
        }
    }
}
