package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.workflows.audit.Operator;
import java.time.Instant;

/**
 * The booking to be repaired, locked by the running transaction, and what is needed to decide about it.
 *
 * @param reason empty in a preview
 */
record RepairSubject(Reservation reservation, Hotel hotel, Instant now, Operator operator, String reason) {

    String id() {
        return reservation.id();
    }

    Actor actor() {
        return operator.actor();
    }
}
