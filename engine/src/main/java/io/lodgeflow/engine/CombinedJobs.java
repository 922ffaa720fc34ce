package io.lodgeflow.engine;

import io.lodgeflow.engine.transaction.CombinedTransactions;
import io.lodgeflow.engine.transaction.Locks;
import java.util.function.Supplier;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.operaton.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/**
 * Timers and asynchronous steps that are run at the same moment run in one transaction. A step that fails runs again by
 * itself, where the engine counts its failure.
 */
@Component
class CombinedJobs {

    private final ProcessEngineConfigurationImpl engine;
    private final CombinedTransactions transactions;

    CombinedJobs(ProcessEngineConfigurationImpl engine, Locks locks, CombinedTransactions transactions) {
        this.engine = engine;
        this.transactions = transactions.kind(locks::subjectsOf);
    }

    /**
     * @param alone runs it in its own transaction, with what the engine does about failures
     * @return whether it was there to be run, or what {@code alone} says
     */
    boolean run(String jobId, Supplier<Boolean> alone) {
        return transactions.call(jobId, () -> runInCompany(jobId), alone);
    }

    private boolean runInCompany(String jobId) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            boolean isThere = context.getDbEntityManager().selectById(JobEntity.class, jobId) != null;
            if (isThere) {
                new ExecuteJobsCmd(jobId, new JobFailureCollector(jobId)).execute(context);
            }
            return isThere;
        });
    }
}
