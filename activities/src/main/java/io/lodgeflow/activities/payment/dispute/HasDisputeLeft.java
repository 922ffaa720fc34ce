package io.lodgeflow.activities.payment.dispute;

import io.lodgeflow.domain.payment.Disputes;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/** Is another chargeback of the booking not settled? */
@Component
class HasDisputeLeft implements Question {

    private final Disputes disputes;

    HasDisputeLeft(Disputes disputes) {
        this.disputes = disputes;
    }

    @Override
    public boolean answer(String reservationId) {
        return disputes.of(reservationId).stream().anyMatch(dispute -> dispute.settledAt() == null);
    }
}
