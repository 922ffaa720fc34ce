package io.lodgeflow.engine.transaction;

import io.lodgeflow.engine.tuning.TuningSettings;
import io.lodgeflow.engine.tuning.WorkflowRows;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Moves several workflows in one command of the engine, which writes what they change in batches when it ends. Until then
 * the engine's queries do not see it, so the workflows of each key may be asked or told only once.
 */
@Component
public class EngineCommand {

    private final ProcessEngineConfigurationImpl engine;
    private final TuningSettings tuning;

    EngineCommand(ProcessEngineConfigurationImpl engine, TuningSettings tuning) {
        this.engine = engine;
        this.tuning = tuning;
    }

    /** The work needs to see its own changes, so it has to run in engine commands of its own. */
    public static final class NeedsItsOwnCommands extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NeedsItsOwnCommands(String key) {
            super("the workflow of " + key + " is needed twice", null, false, false);
        }
    }

    /**
     * Within the running transaction, in which the keys have been locked.
     *
     * @param keys whose workflows are going to be moved: their rows are read together
     */
    public <T> T together(Collection<String> keys, Supplier<T> moves) {
        TransactionSynchronizationManager.bindResource(this, new HashSet<String>());
        try {
            return engine.getCommandExecutorTxRequired().execute(context -> {
                if (tuning.fewerReads()) {
                    WorkflowRows.ofCommand().read(keys);
                }
                return moves.get();
            });
        } finally {
            TransactionSynchronizationManager.unbindResource(this);
        }
    }

    /**
     * To be called before the engine is asked or told something about a key.
     *
     * @throws NeedsItsOwnCommands if that is the second time within {@link #together}; give the transaction up
     */
    public void touch(String key) {
        @SuppressWarnings("unchecked") // bound by together() only
        Set<String> touched = (Set<String>) TransactionSynchronizationManager.getResource(this);
        if (touched != null && !Objects.requireNonNull(touched).add(key)) {
            throw new NeedsItsOwnCommands(key);
        }
    }
}
