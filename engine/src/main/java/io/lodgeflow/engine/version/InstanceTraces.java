package io.lodgeflow.engine.version;

import io.lodgeflow.engine.DefinitionKey;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything of one running workflow that counters, logs and lists know by version and step, as the running transaction sees it. */
@Component
class InstanceTraces {

    private final RuntimeService runtimeService;
    private final HistoryService historyService;
    private final ManagementService managementService;
    private final JdbcClient jdbc;

    InstanceTraces(
            RuntimeService runtimeService,
            HistoryService historyService,
            ManagementService managementService,
            JdbcClient jdbc) {
        this.runtimeService = runtimeService;
        this.historyService = historyService;
        this.managementService = managementService;
        this.jdbc = jdbc;
    }

    /** @param step empty for the instance as a whole */
    record Place(DefinitionKey definition, String step) {}

    /** @param step of the timer event, also of one beside a step */
    record Timer(String step, Instant dueAt) {}

    /**
     * @param visits by id of the visit, those that have not ended
     * @param incidents by id of the incident, where it failed
     * @param timers by id of the job
     * @param calls by id of the external task, the step that waits
     */
    record Trace(
            Map<String, Place> visits,
            Map<String, Place> incidents,
            Map<String, Timer> timers,
            Map<String, String> calls) {}

    Trace of(String instanceId) {
        Map<String, Place> visits = new HashMap<>();
        historyService
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .unfinished()
                .list()
                .forEach(visit -> visits.put(
                        visit.getId(),
                        new Place(DefinitionKey.of(visit.getProcessDefinitionId()), visit.getActivityId())));
        historyService.createHistoricProcessInstanceQuery().processInstanceId(instanceId).list().stream()
                .filter(instance -> instance.getEndTime() == null)
                .forEach(instance -> visits.put(
                        instance.getId(), new Place(DefinitionKey.of(instance.getProcessDefinitionId()), "")));
        Map<String, Timer> timers = new HashMap<>();
        managementService
                .createJobQuery()
                .processInstanceId(instanceId)
                .timers()
                .list()
                .forEach(job -> timers.put(job.getId(), timer(job)));
        return new Trace(visits, incidents(instanceId), timers, calls(instanceId));
    }

    private Timer timer(Job job) {
        Date due = job.getDuedate();
        String step = managementService
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        return new Timer(step, due.toInstant());
    }

    /** Where the work failed, as the counters say it: the engine's interface does not tell. */
    private Map<String, Place> incidents(String instanceId) {
        Map<String, Place> incidents = new HashMap<>();
        jdbc.sql("""
                select ID_, PROC_DEF_ID_, coalesce(FAILED_ACTIVITY_ID_, ACTIVITY_ID_) from ACT_RU_INCIDENT
                where PROC_INST_ID_ = ? and CONFIGURATION_ is not null
                """).param(instanceId).query(row -> {
            incidents.put(row.getString(1), new Place(DefinitionKey.of(row.getString(2)), row.getString(3)));
        });
        return incidents;
    }

    private Map<String, String> calls(String instanceId) {
        return texts("select ID_, ACT_ID_ from ACT_RU_EXT_TASK where PROC_INST_ID_ = ?", instanceId);
    }

    /** How many workflows of the definition stand at each step now. */
    Map<String, Long> waiting(String definitionId) {
        Map<String, Long> waiting = new HashMap<>();
        jdbc.sql("""
                select ACT_ID_, count(distinct PROC_INST_ID_) from ACT_RU_EXECUTION
                where PROC_DEF_ID_ = ? and ACT_ID_ is not null group by ACT_ID_
                """).param(definitionId).query(row -> {
            waiting.put(row.getString(1), row.getLong(2));
        });
        return waiting;
    }

    /** One workflow that stands at each step. */
    Map<String, String> samples(String definitionId) {
        return texts("""
                select ACT_ID_, min(PROC_INST_ID_) from ACT_RU_EXECUTION
                where PROC_DEF_ID_ = ? and ACT_ID_ is not null group by ACT_ID_
                """, definitionId);
    }

    private Map<String, String> texts(String sql, String value) {
        Map<String, String> texts = new HashMap<>();
        jdbc.sql(sql).param(value).query(row -> {
            texts.put(row.getString(1), row.getString(2));
        });
        return texts;
    }

    long running(String definitionId) {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionId(definitionId)
                .count();
    }
}
