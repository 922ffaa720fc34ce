package io.lodgeflow.engine.incident;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is done to workflows by hand, without an engine: every workflow waits for the arrival, and nothing of it has failed. */
public final class RecordedRepairs extends WorkflowRepairs {

    private final Set<String> suspended = new HashSet<>();

    @SuppressWarnings("NullAway") // all that commands ask for is overridden
    public RecordedRepairs() {
        super(null, null, null, null, null);
    }

    @Override
    public List<FailedWork> failedWork(String key) {
        return List.of();
    }

    @Override
    public List<String> stepsNow(String process, String key) {
        return List.of("AwaitArrival");
    }

    @Override
    public void suspend(String key) {
        suspended.add(key);
    }

    @Override
    public void resume(String key) {
        suspended.remove(key);
    }

    @Override
    public boolean isSuspended(String key) {
        return suspended.contains(key);
    }

    @Override
    public boolean isRunning(String key) {
        return true;
    }

    @Override
    public boolean isCallUnderWay(String key) {
        return false;
    }
}
