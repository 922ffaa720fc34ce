package io.lodgeflow.workflows.operations;

import io.lodgeflow.engine.StepLimit;
import java.util.List;

/** Port: what is wrong although nothing has failed for good. Read at the moment of asking, so nothing is late to be listed. */
public interface Watch {

    /** Past their step's limit, the latest first. Suspended bookings and those with an incident are listed elsewhere. */
    List<LateBooking> late(List<StepLimit> limits, int most);

    /** Retrying, not yet failed. */
    List<RetryingBooking> retrying(int most);
}
