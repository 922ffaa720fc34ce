package io.lodgeflow.workflows.engine;

import io.lodgeflow.workflows.memory.NobodyAsks;
import io.lodgeflow.workflows.transaction.WakeUp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/** What the workflows of bookings were told, without an engine: every workflow waits for everything, unless it is busy. */
public final class RecordedWorkflow extends ReservationWorkflow {

    private final List<String> told = new ArrayList<>();
    private boolean busy;

    public RecordedWorkflow() {
        this(new StandaloneInMemProcessEngineConfiguration());
    }

    /** What no command on one thread asks for, and every combined transaction is made with. */
    public static EngineCommand noCommand() {
        return new EngineCommand(new StandaloneInMemProcessEngineConfiguration());
    }

    private RecordedWorkflow(StandaloneInMemProcessEngineConfiguration neverBuilt) {
        super(
                NobodyAsks.of(RuntimeService.class),
                NobodyAsks.of(ManagementService.class),
                NobodyAsks.of(RepositoryService.class),
                neverBuilt,
                new EngineCommand(neverBuilt),
                new WakeUp());
    }

    /** Such as {@code start res_1} or {@code GuestCheckedIn res_1}, in order. */
    public List<String> told() {
        return told;
    }

    /** From now on no workflow waits for a message. */
    public void isBusy() {
        busy = true;
    }

    private void tell(String what, String reservationId) {
        told.add(what + " " + reservationId);
    }

    @Override
    public void start(Collection<String> reservationIds) {
        reservationIds.forEach(id -> tell("start", id));
    }

    @Override
    public void send(String reservationId, Message message) {
        if (busy) {
            throw new NotWaiting(reservationId, message, new IllegalStateException("busy"));
        }
        tell(message.name(), reservationId);
    }

    @Override
    public void startBalance(String reservationId) {
        tell("start balance", reservationId);
    }

    @Override
    public void tellRefund(String reservationId, RefundMessage message) {
        tell(message.name(), reservationId);
    }
}
