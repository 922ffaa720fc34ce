package io.lodgeflow.workflows.operations;

import java.time.Instant;

/** Somebody who does something about incidents, in the transactions that open and close them. */
public interface IncidentListener {

    void opened(IncidentRecord incident);

    void closed(String reservationId, IncidentRecord.Kind kind, Instant at);
}
