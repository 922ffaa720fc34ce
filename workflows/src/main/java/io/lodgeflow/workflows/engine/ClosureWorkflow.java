package io.lodgeflow.workflows.engine;

import io.lodgeflow.workflows.transaction.WakeUp;
import java.util.Collection;
import org.operaton.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * The processes that take care of the bookings of a hotel that closes, one each, beside the booking's own. All methods take
 * part in the running transaction.
 */
@Component
public class ClosureWorkflow {

    /** The key of the process, and the name of its BPMN file. */
    public static final String PROCESS = "closure";

    /** There is something new to look at: a choice, or the booking has changed. The name is that of the BPMN message. */
    private static final String ANSWERED = "ClosureAnswered";

    private final RuntimeService runtimeService;
    private final WakeUp wakeUp;

    ClosureWorkflow(RuntimeService runtimeService, WakeUp wakeUp) {
        this.runtimeService = runtimeService;
        this.wakeUp = wakeUp;
    }

    /** One process each. Their first steps are run after the commit, each in a transaction of its own. */
    public void start(Collection<String> reservationIds) {
        reservationIds.forEach(id -> runtimeService.startProcessInstanceByKey(PROCESS, id));
        wakeUp.afterCommit();
    }

    /** False if the process does not wait for an answer now. */
    public boolean answered(String reservationId) {
        boolean heard = !runtimeService
                .createMessageCorrelation(ANSWERED)
                .processInstanceBusinessKey(reservationId)
                .correlateAllWithResult()
                .isEmpty();
        wakeUp.afterCommit();
        return heard;
    }
}
