package io.lodgeflow.engine.incident;

import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import java.time.Instant;

/** Somebody who does something about incidents, in the transactions that open and close them. */
public interface IncidentListener {

    void opened(IncidentRecord incident);

    void closed(String key, IncidentRecord.Kind kind, Instant at);
}
