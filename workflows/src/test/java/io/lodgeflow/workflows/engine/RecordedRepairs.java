package io.lodgeflow.workflows.engine;

import io.lodgeflow.workflows.memory.NobodyAsks;
import io.lodgeflow.workflows.transaction.WakeUp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RuntimeService;

/** What is done to workflows by hand, without an engine: every workflow waits for the arrival, and nothing of it has failed. */
public final class RecordedRepairs extends WorkflowRepairs {

    private final Set<String> suspended = new HashSet<>();

    public RecordedRepairs() {
        super(
                NobodyAsks.of(RuntimeService.class),
                NobodyAsks.of(ManagementService.class),
                NobodyAsks.of(ExternalTaskService.class),
                new WakeUp(),
                Clock.systemUTC());
    }

    @Override
    public List<FailedWork> failedWork(String reservationId) {
        return List.of();
    }

    @Override
    public List<String> stepsNow(String reservationId) {
        return List.of("AwaitArrival");
    }

    @Override
    public void suspend(String reservationId) {
        suspended.add(reservationId);
    }

    @Override
    public void resume(String reservationId) {
        suspended.remove(reservationId);
    }

    @Override
    public boolean isSuspended(String reservationId) {
        return suspended.contains(reservationId);
    }

    @Override
    public boolean isRunning(String reservationId) {
        return true;
    }

    @Override
    public boolean isCallUnderWay(String reservationId) {
        return false;
    }
}
