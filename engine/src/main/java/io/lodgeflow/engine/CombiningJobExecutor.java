package io.lodgeflow.engine;

import io.lodgeflow.engine.transaction.CombinedTransactions;
import io.lodgeflow.engine.transaction.Locks;
import java.util.List;
import java.util.function.Supplier;
import org.operaton.bpm.engine.impl.ProcessEngineImpl;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.operaton.bpm.engine.impl.interceptor.CommandExecutor;
import org.operaton.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.operaton.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.operaton.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine's job executor; jobs that it runs at the same moment are combined. */
final class CombiningJobExecutor extends SpringJobExecutor {

    private final ObjectProvider<CombinedJobs> combinedJobs;

    CombiningJobExecutor(ObjectProvider<CombinedJobs> combinedJobs) {
        this.combinedJobs = combinedJobs;
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl processEngine) {
        return new ExecuteJobsRunnable(jobIds, processEngine) {
            @Override
            protected void executeJob(String jobId, CommandExecutor commands, JobFailureCollector failures) {
                combinedJobs.getObject().run(jobId, () -> {
                    super.executeJob(jobId, commands, failures);
                    return true;
                });
            }
        };
    }

    /**
     * Timers and asynchronous steps that are run at the same moment run in one transaction. A step that fails runs again by
     * itself, where the engine counts its failure.
     */
    @Component
    static class CombinedJobs {

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
}
