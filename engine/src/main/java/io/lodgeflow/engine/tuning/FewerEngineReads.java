package io.lodgeflow.engine.tuning;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.operaton.bpm.engine.impl.history.producer.HistoryEventProducer;
import org.operaton.bpm.engine.impl.interceptor.Session;
import org.operaton.bpm.engine.impl.interceptor.SessionFactory;
import org.operaton.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskManager;
import org.operaton.bpm.engine.impl.persistence.entity.IncidentManager;
import org.operaton.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobManager;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.operaton.bpm.engine.runtime.Incident;

/**
 * Leaves out what the engine would read again at every step of every workflow although the answer is known: some forty
 * of the round trips of one life. Each says why its answer is known; everything else is the engine's own.
 */
public final class FewerEngineReads {

    /** The engine reads as it does by itself; nothing is read together. */
    public static List<SessionFactory> stockSessionFactories() {
        return List.of(sessions(WorkflowRows.class, WorkflowRows::new));
    }

    public static List<SessionFactory> sessionFactories() {
        ConcurrentMap<String, JobDefinitionEntity> jobDefinitions = new ConcurrentHashMap<>();
        return List.of(
                sessions(ProcessDefinitionManager.class, DeployedProcessDefinitions::new),
                sessions(JobDefinitionManager.class, () -> new DeployedJobDefinitions(jobDefinitions)),
                sessions(IncidentManager.class, IncidentsOfFailures::new),
                sessions(JobManager.class, JobsWithoutAsynchronousMessages::new),
                sessions(WorkflowRows.class, WorkflowRows::new),
                sessions(ExecutionManager.class, WorkflowRows.Executions::new),
                sessions(EventSubscriptionManager.class, WorkflowRows.EventSubscriptions::new),
                sessions(ExternalTaskManager.class, WorkflowRows.ExternalTasks::new));
    }

    /** Writes history as the engine does, and names the process by what is deployed instead of reading it for each event. */
    public static HistoryEventProducer historyEvents() {
        return new CacheAwareHistoryEventProducer() {
            @Override
            protected @Nullable ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
                ProcessDefinitionEntity known = deployed(id);
                return known == null ? super.getProcessDefinitionEntity(id) : known;
            }
        };
    }

    private static @Nullable ProcessDefinitionEntity deployed(String id) {
        return Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .getProcessDefinitionCache()
                .get(id);
    }

    private static SessionFactory sessions(Class<?> type, Supplier<Session> open) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return open.get();
            }
        };
    }

    /**
     * A deployed definition never changes but for being suspended as a whole, which Lodgeflow does not do (it suspends
     * workflows one by one).
     */
    private static final class DeployedProcessDefinitions extends ProcessDefinitionManager {
        @Override
        public @Nullable ProcessDefinitionEntity findLatestProcessDefinitionById(String id) {
            ProcessDefinitionEntity known = deployed(id);
            return known == null ? super.findLatestProcessDefinitionById(id) : known;
        }
    }

    /** Changes but by priority and suspension of all jobs of a step, neither of which Lodgeflow sets. */
    private static final class DeployedJobDefinitions extends JobDefinitionManager {
        private final ConcurrentMap<String, JobDefinitionEntity> known;

        private DeployedJobDefinitions(ConcurrentMap<String, JobDefinitionEntity> known) {
            this.known = known;
        }

        @Override
        public @Nullable JobDefinitionEntity findById(String id) {
            JobDefinitionEntity found = known.get(id);
            if (found == null) {
                found = super.findById(id);
                if (found != null) {
                    known.put(id, found);
                }
            }
            return found;
        }
    }

    /** A job or external task with retries left has no incident: the engine raises it at 0, and removes it above. */
    private static final class IncidentsOfFailures extends IncidentManager {
        @Override
        public List<Incident> findIncidentByConfigurationAndIncidentType(
                String configuration, @Nullable String incidentType) {
            return hasRetriesLeft(configuration)
                    ? List.of()
                    : super.findIncidentByConfigurationAndIncidentType(configuration, incidentType);
        }

        private boolean hasRetriesLeft(String id) {
            JobEntity job = getDbEntityManager().getCachedEntity(JobEntity.class, id);
            if (job != null) {
                return job.getRetries() > 0;
            }
            ExternalTaskEntity task = getDbEntityManager().getCachedEntity(ExternalTaskEntity.class, id);
            return task != null && (task.getRetries() == null || task.getRetries() > 0);
        }
    }

    /** Messages are correlated within the command that sends them, never by a job of their own. */
    private static final class JobsWithoutAsynchronousMessages extends WorkflowRows.Jobs {
        @Override
        public List<JobEntity> findJobsByConfiguration(String handlerType, String configuration, String tenantId) {
            return handlerType.equals(ProcessEventJobHandler.TYPE)
                    ? List.of()
                    : super.findJobsByConfiguration(handlerType, configuration, tenantId);
        }
    }

    private FewerEngineReads() {}
}
