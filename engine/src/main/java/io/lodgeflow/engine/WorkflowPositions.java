package io.lodgeflow.engine;

import io.lodgeflow.engine.WorkflowPosition.Expected;
import io.lodgeflow.engine.WorkflowPosition.Failure;
import io.lodgeflow.engine.WorkflowPosition.Instance;
import io.lodgeflow.engine.WorkflowPosition.RemoteCall;
import io.lodgeflow.engine.WorkflowPosition.Timer;
import io.lodgeflow.engine.WorkflowPosition.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.engine.history.HistoricActivityInstance;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.runtime.EventSubscription;
import org.operaton.bpm.engine.runtime.Incident;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Where the workflows of one key stand, read from the engine at the moment of asking. Changes nothing. */
@Component
public class WorkflowPositions {

    private static final Comparator<Expected> EARLIEST_FIRST =
            Comparator.comparing(Expected::at, Comparator.nullsLast(Comparator.naturalOrder()));

    private final RuntimeService runtimeService;
    private final HistoryService historyService;
    private final ManagementService managementService;
    private final ExternalTaskService externalTasks;
    private final TaskService taskService;
    private final Map<String, String> stepsOfJobs = new ConcurrentHashMap<>();

    WorkflowPositions(
            RuntimeService runtimeService,
            HistoryService historyService,
            ManagementService managementService,
            ExternalTaskService externalTasks,
            TaskService taskService) {
        this.runtimeService = runtimeService;
        this.historyService = historyService;
        this.managementService = managementService;
        this.externalTasks = externalTasks;
        this.taskService = taskService;
    }

    /** Empty lists if the key never had a workflow. */
    public WorkflowPosition of(String key) {
        List<HistoricProcessInstance> instances = historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .orderByProcessInstanceStartTime()
                .asc()
                .list();
        List<Visit> way = new ArrayList<>();
        List<Instance> processes = new ArrayList<>();
        List<Timer> timers = new ArrayList<>();
        List<RemoteCall> calls = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        List<Expected> expected = new ArrayList<>();
        List<Timer> awake = new ArrayList<>();
        List<RemoteCall> made = new ArrayList<>();
        for (HistoricProcessInstance instance : instances) {
            List<HistoricActivityInstance> visits = visits(instance.getId());
            visits.forEach(visit -> way.add(visit(instance, visit)));
            processes.add(process(instance, visits));
            if (instance.getEndTime() == null) {
                List<Timer> itsTimers = timers(instance);
                List<RemoteCall> itsCalls = calls(instance);
                timers.addAll(itsTimers);
                calls.addAll(itsCalls);
                failures.addAll(failures(instance));
                if (processes.getLast().suspended()) {
                    expected.add(suspended(processes.getLast()));
                } else {
                    awake.addAll(itsTimers);
                    made.addAll(itsCalls);
                    expected.addAll(messagesAndPeople(instance));
                }
            }
        }
        timers.sort(Comparator.comparing(Timer::dueAt));
        way.sort(Comparator.comparing(Visit::enteredAt));
        return new WorkflowPosition(
                key, processes, way, timers, calls, failures, expected(awake, made, failures, expected));
    }

    private static Expected suspended(Instance instance) {
        String step = instance.steps().isEmpty() ? "" : instance.steps().getFirst();
        return new Expected(Expected.Cause.OPERATOR, instance.process(), step, null, Expected.SUSPENDED);
    }

    private List<HistoricActivityInstance> visits(String instanceId) {
        return historyService
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .orderPartiallyByOccurrence()
                .asc()
                .list();
    }

    private static Instance process(HistoricProcessInstance instance, List<HistoricActivityInstance> visits) {
        boolean running = instance.getEndTime() == null;
        return new Instance(
                instance.getId(),
                instance.getSuperProcessInstanceId(),
                instance.getProcessDefinitionKey(),
                instance.getProcessDefinitionVersion(),
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()),
                running ? null : outcome(visits),
                HistoricProcessInstance.STATE_SUSPENDED.equals(instance.getState()),
                running
                        ? visits.stream()
                                .filter(visit -> visit.getEndTime() == null)
                                .filter(visit -> !visit.getActivityType().equals("subProcess"))
                                .map(HistoricActivityInstance::getActivityId)
                                .distinct()
                                .toList()
                        : List.of());
    }

    private static @Nullable String outcome(List<HistoricActivityInstance> visits) {
        return visits.stream()
                .filter(visit -> visit.getActivityType().endsWith("EndEvent") && !visit.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static Visit visit(HistoricProcessInstance instance, HistoricActivityInstance visit) {
        return new Visit(
                instance.getId(),
                instance.getProcessDefinitionKey(),
                visit.getActivityId(),
                Objects.requireNonNullElse(visit.getActivityName(), visit.getActivityId()),
                visit.getActivityType(),
                visit.getStartTime().toInstant(),
                instant(visit.getEndTime()),
                visit.isCanceled());
    }

    private List<Timer> timers(HistoricProcessInstance instance) {
        return managementService.createJobQuery().processInstanceId(instance.getId()).list().stream()
                .map(job -> timer(instance, job))
                .toList();
    }

    private Timer timer(HistoricProcessInstance instance, Job job) {
        return new Timer(
                job.getId(),
                instance.getProcessDefinitionKey(),
                stepOf(job),
                job.getDuedate().toInstant(),
                job.getRetries(),
                job.getExceptionMessage(),
                job.getFailedActivityId());
    }

    /** The job's definition knows the step; definitions never change. */
    private String stepOf(Job job) {
        return stepsOfJobs.computeIfAbsent(
                job.getJobDefinitionId(),
                definition -> managementService
                        .createJobDefinitionQuery()
                        .jobDefinitionId(definition)
                        .singleResult()
                        .getActivityId());
    }

    private List<RemoteCall> calls(HistoricProcessInstance instance) {
        return externalTasks.createExternalTaskQuery().processInstanceId(instance.getId()).list().stream()
                .map(task -> call(instance, task))
                .toList();
    }

    private static RemoteCall call(HistoricProcessInstance instance, ExternalTask task) {
        return new RemoteCall(
                task.getId(),
                instance.getProcessDefinitionKey(),
                task.getActivityId(),
                Objects.requireNonNull(task.getCreateTime()).toInstant(),
                task.getRetries(),
                instant(task.getLockExpirationTime()),
                task.getErrorMessage());
    }

    private List<Failure> failures(HistoricProcessInstance instance) {
        return runtimeService.createIncidentQuery().processInstanceId(instance.getId()).list().stream()
                .filter(incident -> incident.getConfiguration() != null) // those of a child are listed with the child
                .map(incident -> failure(instance, incident))
                .toList();
    }

    private static Failure failure(HistoricProcessInstance instance, Incident incident) {
        String failed = incident.getFailedActivityId();
        return new Failure(
                incident.getId(),
                incident.getConfiguration(),
                instance.getProcessDefinitionKey(),
                failed == null ? incident.getActivityId() : failed,
                Objects.requireNonNullElse(incident.getIncidentMessage(), ""),
                incident.getIncidentTimestamp().toInstant());
    }

    private List<Expected> messagesAndPeople(HistoricProcessInstance instance) {
        String process = instance.getProcessDefinitionKey();
        List<Expected> expected = new ArrayList<>();
        for (EventSubscription waits : runtimeService
                .createEventSubscriptionQuery()
                .processInstanceId(instance.getId())
                .eventType("message")
                .list()) {
            expected.add(
                    new Expected(Expected.Cause.MESSAGE, process, waits.getActivityId(), null, waits.getEventName()));
        }
        for (Task task : taskService
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .list()) {
            expected.add(new Expected(
                    Expected.Cause.PERSON,
                    process,
                    task.getTaskDefinitionKey(),
                    instant(task.getDueDate()),
                    task.getTaskDefinitionKey()));
        }
        return expected;
    }

    private static List<Expected> expected(
            List<Timer> timers, List<RemoteCall> calls, List<Failure> failures, List<Expected> others) {
        Map<String, Failure> failed = new HashMap<>();
        failures.forEach(failure -> failed.put(failure.workId(), failure));
        Stream<Expected> byTimer = timers.stream()
                .filter(timer -> !failed.containsKey(timer.id()))
                .map(timer ->
                        new Expected(Expected.Cause.TIMER, timer.process(), timer.step(), timer.dueAt(), timer.step()));
        Stream<Expected> byCall = calls.stream()
                .filter(call -> !failed.containsKey(call.id()))
                .map(call -> new Expected(
                        Expected.Cause.REMOTE_CALL, call.process(), call.step(), call.nextTryAt(), call.step()));
        Stream<Expected> byOperator = failures.stream()
                .map(failure ->
                        new Expected(Expected.Cause.OPERATOR, failure.process(), failure.step(), null, failure.step()));
        return Stream.of(byOperator, byTimer, byCall, others.stream())
                .flatMap(stream -> stream)
                .sorted(EARLIEST_FIRST)
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
