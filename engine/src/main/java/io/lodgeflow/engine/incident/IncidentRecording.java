package io.lodgeflow.engine.incident;

import io.lodgeflow.engine.DefinitionKey;
import io.lodgeflow.engine.counter.StepCounting;
import io.lodgeflow.engine.counter.StepJournal.CauseChange;
import io.lodgeflow.engine.counter.StepJournal.StepChange;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.operaton.bpm.engine.impl.incident.IncidentContext;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.operaton.bpm.engine.runtime.Incident;
import org.springframework.beans.factory.ObjectProvider;

/** Keeps the log of incidents and their counters, in the transactions that open and close them. */
public final class IncidentRecording extends DefaultIncidentHandler {

    private static final int LONGEST_MESSAGE = 1000;

    private final ObjectProvider<IncidentLog> log;
    private final ObjectProvider<IncidentListener> listeners;
    private final StepCounting counting;
    private final Clock clock;

    public IncidentRecording(
            String type,
            ObjectProvider<IncidentLog> log,
            ObjectProvider<IncidentListener> listeners,
            StepCounting counting,
            Clock clock) {
        super(type);
        this.log = log;
        this.listeners = listeners;
        this.counting = counting;
        this.clock = clock;
    }

    @Override
    public Incident createIncident(IncidentContext context, @Nullable String message) {
        Incident incident = super.createIncident(context, message);
        IncidentRecord written = record(incident, context);
        counting.note(new CauseChange(log.getObject().opened(written).fingerprint(), 1, 0));
        counting.note(new StepChange(written.process(), written.version(), written.step(), 0, 0, 0, 1));
        listeners.orderedStream().forEach(listener -> listener.opened(written));
        return incident;
    }

    @Override
    protected void removeIncident(IncidentContext context, boolean resolved) {
        for (Incident open : Context.getCommandContext()
                .getIncidentManager()
                .findIncidentByConfiguration(context.getConfiguration())) {
            IncidentEntity incident = (IncidentEntity) open;
            DefinitionKey definition = DefinitionKey.of(incident.getProcessDefinitionId());
            String step = step(incident.getFailedActivityId(), incident.getActivityId());
            String key = businessKey(incident.getExecutionId());
            if (resolved) {
                incident.resolve();
            } else {
                incident.delete();
            }
            log.getObject().closed(incident.getId(), clock.instant()).ifPresent(fingerprint -> {
                listeners.orderedStream().forEach(listener -> listener.closed(key, kind(), clock.instant()));
                counting.note(new CauseChange(fingerprint, 0, 1));
                counting.note(new StepChange(definition.process(), definition.version(), step, 0, 0, 0, -1));
            });
        }
    }

    private IncidentRecord record(Incident incident, IncidentContext context) {
        DefinitionKey definition = DefinitionKey.of(context.getProcessDefinitionId());
        String message = Objects.requireNonNullElse(incident.getIncidentMessage(), "");
        return new IncidentRecord(
                incident.getId(),
                context.getConfiguration(),
                kind(),
                message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE),
                definition.process(),
                definition.version(),
                step(context.getFailedActivityId(), context.getActivityId()),
                businessKey(context.getExecutionId()),
                clock.instant());
    }

    private IncidentRecord.Kind kind() {
        return getIncidentHandlerType().equals(Incident.FAILED_JOB_HANDLER_TYPE)
                ? IncidentRecord.Kind.JOB
                : IncidentRecord.Kind.REMOTE_CALL;
    }

    /** Where it failed, which may lie behind the step where the token waits. */
    private static String step(@Nullable String failed, @Nullable String waiting) {
        return failed != null ? failed : Objects.requireNonNullElse(waiting, "");
    }

    private static String businessKey(@Nullable String executionId) {
        ExecutionEntity execution = executionId == null
                ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(executionId);
        return execution == null
                ? ""
                : Objects.requireNonNullElse(execution.getProcessInstance().getBusinessKey(), "");
    }
}
