package io.lodgeflow.engine;

import java.util.List;
import org.operaton.bpm.engine.impl.ProcessEngineImpl;
import org.operaton.bpm.engine.impl.interceptor.CommandExecutor;
import org.operaton.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.operaton.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.operaton.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.beans.factory.ObjectProvider;

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
}
