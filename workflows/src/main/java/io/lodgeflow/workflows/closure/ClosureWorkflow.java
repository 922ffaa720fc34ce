package io.lodgeflow.workflows.closure;

import io.lodgeflow.engine.Workflows;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * The processes that take care of the bookings of a hotel that closes, one each, beside the booking's own. All methods
 * take part in the running transaction.
 */
@Component
public class ClosureWorkflow {

    /** The key of the process, and the name of its BPMN file. */
    public static final String PROCESS = "closure";

    /**
     * There is something new to look at: a choice, or the booking has changed. The name is that of the BPMN message.
     */
    public static final String ANSWERED = "ClosureAnswered";

    private final Workflows workflows;

    ClosureWorkflow(Workflows workflows) {
        this.workflows = workflows;
    }

    /** One process each. Their first steps are run after the commit, each in a transaction of its own. */
    public void start(Collection<String> reservationIds) {
        reservationIds.forEach(id -> workflows.start(PROCESS, id));
    }

    /** False if the process does not wait for an answer now. */
    public boolean answered(String reservationId) {
        return workflows.tellAll(reservationId, ANSWERED);
    }
}
