package io.lodgeflow.engine.tuning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.db.ListQueryParameterObject;
import org.operaton.bpm.engine.impl.interceptor.Session;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskManager;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobManager;

/**
 * The rows of the workflows that one engine command is going to move, read by four queries together instead of by some
 * five for each workflow. Their keys must have been locked before, so that nobody else moves their workflows meanwhile;
 * the engine's own revision check stands behind that. What is not asked for here is read as the engine always does.
 */
public final class WorkflowRows implements Session {

    private static final String EXECUTIONS = "select E.* from ACT_RU_EXECUTION E join ACT_RU_EXECUTION P"
            + " on P.ID_ = E.PROC_INST_ID_ where P.BUSINESS_KEY_ in ";

    private final Map<String, List<ExecutionEntity>> executions = new HashMap<>();
    private final Map<String, List<EventSubscriptionEntity>> subscriptions = new HashMap<>();
    private final Map<String, List<JobEntity>> jobs = new HashMap<>();
    private final Map<String, List<ExternalTaskEntity>> externalTasks = new HashMap<>();

    /** Those of the running engine command. */
    public static WorkflowRows ofCommand() {
        return Context.getCommandContext().getSession(WorkflowRows.class);
    }

    public void read(Collection<String> keys) {
        List<ExecutionEntity> found =
                select("selectExecutionsByProcessInstanceId", EXECUTIONS, keys, ExecutionEntity.class);
        if (found.isEmpty()) {
            return;
        }
        executions.putAll(grouped(found, ExecutionEntity::getProcessInstanceId));
        List<String> ids = found.stream().map(ExecutionEntity::getId).toList();
        ids.forEach(id -> {
            subscriptions.put(id, new ArrayList<>());
            jobs.put(id, new ArrayList<>());
            externalTasks.put(id, new ArrayList<>());
        });
        subscriptions.putAll(grouped(
                select(
                        "selectEventSubscriptionsByExecution",
                        byExecution("ACT_RU_EVENT_SUBSCR"),
                        ids,
                        EventSubscriptionEntity.class),
                EventSubscriptionEntity::getExecutionId));
        jobs.putAll(grouped(
                select("selectJobsByExecutionId", byExecution("ACT_RU_JOB"), ids, JobEntity.class),
                JobEntity::getExecutionId));
        externalTasks.putAll(grouped(
                select(
                        "selectExternalTasksByExecutionId",
                        byExecution("ACT_RU_EXT_TASK"),
                        ids,
                        ExternalTaskEntity.class),
                ExternalTaskEntity::getExecutionId));
    }

    /**
     * The only execution of the key that waits for the message; empty if none or several do, if it is suspended, or if
     * it was not read here: the engine's own correlation then says what that means.
     */
    public Optional<String> waitingFor(String key, String message) {
        List<String> waiting = executions.values().stream()
                .filter(tree -> tree.stream()
                        .anyMatch(execution ->
                                execution.isProcessInstanceExecution() && key.equals(execution.getBusinessKey())))
                .flatMap(List::stream)
                .filter(execution -> !execution.isSuspended())
                .filter(execution -> subscriptions.getOrDefault(execution.getId(), List.of()).stream()
                        .anyMatch(subscription -> message.equals(subscription.getEventName())))
                .map(ExecutionEntity::getId)
                .toList();
        return waiting.size() == 1 ? Optional.of(waiting.getFirst()) : Optional.empty();
    }

    private static String byExecution(String table) {
        return "select * from " + table + " where EXECUTION_ID_ in ";
    }

    private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> by) {
        return rows.stream().collect(Collectors.groupingBy(by, Collectors.toCollection(ArrayList::new)));
    }

    /** @param like the engine's own statement, whose mapping of columns is used */
    private static <T> List<T> select(String like, String sql, Collection<String> values, Class<T> type) {
        String statement = prepared(like, sql);
        List<?> rows = Context.getCommandContext().getDbEntityManager().selectList(statement, List.copyOf(values));
        return rows.stream().map(type::cast).toList();
    }

    private static String prepared(String like, String sql) {
        Configuration mappings =
                Context.getProcessEngineConfiguration().getSqlSessionFactory().getConfiguration();
        String name = like + "InList";
        synchronized (mappings) {
            if (!mappings.hasStatement(name)) {
                mappings.addMappedStatement(new MappedStatement.Builder(
                                mappings, name, parameter -> bound(mappings, sql, parameter), SqlCommandType.SELECT)
                        .resultMaps(mappings.getMappedStatement(like).getResultMaps())
                        .build());
            }
        }
        return name;
    }

    private static BoundSql bound(Configuration mappings, String sql, Object parameter) {
        List<?> values = (List<?>) ((ListQueryParameterObject) parameter).getParameter();
        List<ParameterMapping> markers = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            markers.add(new ParameterMapping.Builder(mappings, "value" + index, String.class).build());
        }
        String list = values.stream().map(value -> "?").collect(Collectors.joining(", ", "(", ")"));
        BoundSql bound = new BoundSql(mappings, sql + list, markers, parameter);
        for (int index = 0; index < values.size(); index++) {
            bound.setAdditionalParameter("value" + index, values.get(index));
        }
        return bound;
    }

    @Override
    public void flush() {
        // only reads
    }

    @Override
    public void close() {
        // keeps nothing but what it has read
    }

    static final class Executions extends ExecutionManager {
        @Override
        public List<ExecutionEntity> findExecutionsByProcessInstanceId(String processInstanceId) {
            List<ExecutionEntity> read = ofCommand().executions.get(processInstanceId);
            return read == null ? super.findExecutionsByProcessInstanceId(processInstanceId) : read;
        }
    }

    static final class EventSubscriptions extends EventSubscriptionManager {
        @Override
        public List<EventSubscriptionEntity> findEventSubscriptionsByExecution(String executionId) {
            List<EventSubscriptionEntity> read = ofCommand().subscriptions.get(executionId);
            return read == null ? super.findEventSubscriptionsByExecution(executionId) : read;
        }
    }

    static final class ExternalTasks extends ExternalTaskManager {
        @Override
        public List<ExternalTaskEntity> findExternalTasksByExecutionId(String executionId) {
            List<ExternalTaskEntity> read = ofCommand().externalTasks.get(executionId);
            return read == null ? super.findExternalTasksByExecutionId(executionId) : read;
        }
    }

    static class Jobs extends JobManager {
        @Override
        public List<JobEntity> findJobsByExecutionId(String executionId) {
            List<JobEntity> read = ofCommand().jobs.get(executionId);
            return read == null ? super.findJobsByExecutionId(executionId) : read;
        }
    }
}
