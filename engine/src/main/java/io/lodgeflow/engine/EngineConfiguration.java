package io.lodgeflow.engine;

import io.lodgeflow.engine.CombiningJobExecutor.CombinedJobs;
import io.lodgeflow.engine.counter.StepCounting;
import io.lodgeflow.engine.counter.StepJournal;
import io.lodgeflow.engine.incident.IncidentListener;
import io.lodgeflow.engine.incident.IncidentLog;
import io.lodgeflow.engine.incident.IncidentRecording;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.tuning.FewerEngineReads;
import io.lodgeflow.engine.tuning.TuningSettings;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.operaton.bpm.engine.DecisionService;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.operaton.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.operaton.bpm.engine.runtime.Incident;
import org.operaton.bpm.engine.spring.ProcessEngineFactoryBean;
import org.operaton.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.operaton.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.io.Resource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The engine on the application's own data source and transaction manager, so that a workflow step and the rows it
 * changes commit together. Each setting that is not the default says why.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EngineSettings.class, TuningSettings.class})
class EngineConfiguration {

    @Bean
    LodgeflowClock clock() {
        return new LodgeflowClock();
    }

    /** Jitter of pauses, so that what failed together is not tried together. */
    @Bean
    RandomGenerator jitter() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    @Bean
    StepCounting stepCounting(ObjectProvider<StepJournal> journal, LodgeflowClock clock) {
        return new StepCounting(journal, clock);
    }

    @Bean(destroyMethod = "")
    SpringJobExecutor jobExecutor(EngineSettings settings, ObjectProvider<CombinedJobs> combinedJobs) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("job-");
        threads.setVirtualThreads(true);
        threads.setConcurrencyLimit(settings.concurrentJobs());
        SpringJobExecutor jobs = new CombiningJobExecutor(combinedJobs);
        jobs.setTaskExecutor(threads);
        jobs.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        jobs.setMaxJobsPerAcquisition(50);
        jobs.setLockTimeInMillis(Math.toIntExact(settings.jobLock().toMillis()));
        int poll = Math.toIntExact(settings.pollInterval().toMillis());
        jobs.setWaitTimeInMillis(Math.min(poll, 250));
        jobs.setMaxWait(poll);
        return jobs;
    }

    @Bean
    @DependsOn("flywayInitializer") // the engine's tables are made by our migrations
    SpringProcessEngineConfiguration engine(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            SpringJobExecutor jobExecutor,
            StepCounting stepCounting,
            ObjectProvider<IncidentLog> incidentLog,
            ObjectProvider<IncidentListener> incidentListeners,
            ObjectProvider<RowIds> rowIds,
            TuningSettings tuning,
            LodgeflowClock clock,
            Steps steps,
            BeanFactory beans) {
        SpringProcessEngineConfiguration engine = new WholeProcesses.Configuration();
        engine.setProcessEngineName("lodgeflow-" + Integer.toHexString(System.identityHashCode(beans)));
        engine.setDataSource(dataSource);
        engine.setTransactionManager(transactionManager);
        engine.setDatabaseSchemaUpdate("false"); // checks that the migrations fit the engine's version
        engine.setHistory("activity"); // fixed for the life of the database
        engine.setHistoryRemovalTimeStrategy("none"); // "start" reads at each step, "end" writes 14 rows at the end:
        engine.setHistoryCleanupStrategy("endTimeBased"); // what may be removed is told by its end
        if (tuning.fewerReads()) {
            engine.setCustomSessionFactories(FewerEngineReads.sessionFactories());
            engine.setHistoryEventProducer(FewerEngineReads.historyEvents());
        } else {
            engine.setCustomSessionFactories(FewerEngineReads.stockSessionFactories());
        }
        engine.setIdGenerator(
                rowIds.getIfAvailable(() -> new TimeOrderedIds(clock))
                        ::nextRowId); // no id blocks fetched in a transaction of their own
        engine.setJobExecutor(jobExecutor);
        engine.setJobExecutorActivate(false); // started when the application is ready, if this node works
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true); // lets the due date index serve all jobs
        engine.setFailedJobRetryTimeCycle("PT2S,PT10S,PT1M,PT5M,PT15M");
        engine.setEnableExceptionsAfterUnhandledBpmnError(true); // else an uncaught error ends the process silently
        engine.setEnableCmdExceptionLogging(false); // who runs the command knows whether it is a refusal
        engine.setMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setTaskMetricsEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setDmnEnabled(true);
        engine.setAuthorizationEnabled(false);
        engine.setDeploymentResources(new Resource[0]); // see ProcessDeployment
        ElementBeans elements = new ElementBeans(steps, beans);
        engine.setBeans(elements);
        engine.setExpressionManager(new ElementExpressions(elements));
        engine.setEnableDefaultDbHistoryEventHandler(false);
        engine.setCustomHistoryEventHandlers(
                List.of(tuning.fewerReads() ? new StepHistory() : new DbHistoryEventHandler(), stepCounting));
        engine.setCustomIncidentHandlers(List.of(
                new IncidentRecording(
                        Incident.FAILED_JOB_HANDLER_TYPE, incidentLog, incidentListeners, stepCounting, clock),
                new IncidentRecording(
                        Incident.EXTERNAL_TASK_HANDLER_TYPE, incidentLog, incidentListeners, stepCounting, clock)));
        return engine;
    }

    @Bean
    ProcessEngineFactoryBean processEngine(SpringProcessEngineConfiguration engine) {
        ProcessEngineFactoryBean factory = new ProcessEngineFactoryBean();
        factory.setProcessEngineConfiguration(engine);
        return factory;
    }

    @Bean
    RuntimeService runtimeService(ProcessEngine engine) {
        return engine.getRuntimeService();
    }

    @Bean
    ManagementService managementService(ProcessEngine engine) {
        return engine.getManagementService();
    }

    @Bean
    RepositoryService repositoryService(ProcessEngine engine) {
        return engine.getRepositoryService();
    }

    @Bean
    ExternalTaskService externalTaskService(ProcessEngine engine) {
        return engine.getExternalTaskService();
    }

    @Bean
    HistoryService historyService(ProcessEngine engine) {
        return engine.getHistoryService();
    }

    @Bean
    DecisionService decisionService(ProcessEngine engine) {
        return engine.getDecisionService();
    }

    @Bean
    TaskService taskService(ProcessEngine engine) {
        return engine.getTaskService();
    }
}
