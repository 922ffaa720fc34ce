package io.lodgeflow.engine.counter;

import java.time.Instant;
import java.util.Collection;

/**
 * Port: notes what the running transaction changed, as one appended row that no other transaction touches. Stored if and
 * only if the transaction commits; the counters follow within seconds.
 */
public interface StepJournal {

    void append(Collection<StepChange> steps, Collection<CauseChange> causes, Instant at);
}
