package io.lodgeflow.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What workflows were told, without an engine: every workflow waits for everything, unless it is busy. */
public final class RecordedWorkflows extends Workflows {

    private final List<String> told = new ArrayList<>();
    private boolean busy;

    @SuppressWarnings("NullAway") // all that commands ask for is overridden
    public RecordedWorkflows() {
        super(null, null, null, null, null, null);
    }

    /** Such as {@code start res_1} or {@code GuestCheckedIn res_1}, in order. */
    public List<String> told() {
        return told;
    }

    /** From now on no workflow waits for a message. */
    public void isBusy() {
        busy = true;
    }

    private void record(String what, String key) {
        told.add(what + " " + key);
    }

    @Override
    public void startAll(String process, Collection<String> keys) {
        keys.forEach(key -> record("start", key));
    }

    @Override
    public void start(String process, String key) {
        record("start " + process, key);
    }

    @Override
    public void tell(String key, String message) {
        if (busy) {
            throw new NotWaiting(key, message, new IllegalStateException("busy"));
        }
        record(message, key);
    }

    @Override
    public void tellOrStart(String key, String message, String process) {
        record(message, key);
    }
}
