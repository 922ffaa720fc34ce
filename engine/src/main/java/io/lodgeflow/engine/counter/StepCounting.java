package io.lodgeflow.engine.counter;

import io.lodgeflow.engine.DefinitionKey;
import io.lodgeflow.engine.counter.StepJournal.CauseChange;
import io.lodgeflow.engine.counter.StepJournal.StepChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.operaton.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.operaton.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.operaton.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.operaton.bpm.engine.impl.history.event.HistoryEvent;
import org.operaton.bpm.engine.impl.history.event.HistoryEventTypes;
import org.operaton.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Follows every step that is entered or left and notes the sums of the running transaction in the journal just before it
 * commits: one appended row, whatever the transaction did, so that transactions never wait for each other's counters.
 */
public final class StepCounting implements HistoryEventHandler {

    /** Among what is done before a commit: late, though before those who write rows that are to be locked only briefly. */
    private static final int LATE = 500;

    private final ObjectProvider<StepJournal> journal;
    private final Clock clock;

    public StepCounting(ObjectProvider<StepJournal> journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricScopeInstanceEvent scope && isBeginOrEnd(event)) {
            noted().seen.add(Seen.of(scope));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    /** For what the engine reports in no event of its own. */
    public void note(StepChange change) {
        noted().changes.add(change);
    }

    public void note(CauseChange change) {
        noted().causes.add(change);
    }

    private static boolean isBeginOrEnd(HistoryEvent event) {
        boolean counted = event instanceof HistoricActivityInstanceEventEntity
                || event instanceof HistoricProcessInstanceEventEntity;
        return counted
                && event.getProcessDefinitionId() != null
                && (event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START)
                        || event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_END));
    }

    /**
     * One event. What it says is read at once, because an activity that begins and ends in one transaction is one object;
     * only how long a visit took is read before the commit, because the engine looks the begin up after it has told us.
     */
    private record Seen(HistoricScopeInstanceEvent event, DefinitionKey definition, String step, boolean begun) {

        static Seen of(HistoricScopeInstanceEvent event) {
            return new Seen(
                    event,
                    DefinitionKey.of(event.getProcessDefinitionId()),
                    event instanceof HistoricActivityInstanceEventEntity activity ? activity.getActivityId() : "",
                    event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START));
        }

        StepChange change() {
            Long spent = begun ? null : event.getDurationInMillis();
            return new StepChange(
                    definition.process(),
                    definition.version(),
                    step,
                    begun ? 1 : 0,
                    begun ? 0 : 1,
                    spent == null ? 0 : spent,
                    0);
        }
    }

    private Noted noted() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("workflows move within a transaction only");
        }
        Noted noted = (Noted) TransactionSynchronizationManager.getResource(this);
        if (noted == null) {
            noted = new Noted();
            TransactionSynchronizationManager.bindResource(this, noted);
            TransactionSynchronizationManager.registerSynchronization(noted);
        }
        return noted;
    }

    /** What the running transaction has done so far. */
    private final class Noted implements TransactionSynchronization {
        private final List<Seen> seen = new ArrayList<>();
        private final List<StepChange> changes = new ArrayList<>();
        private final List<CauseChange> causes = new ArrayList<>();

        @Override
        public int getOrder() {
            return LATE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            Map<String, StepChange> sums = new LinkedHashMap<>();
            seen.forEach(event -> add(sums, event.change()));
            changes.forEach(change -> add(sums, change));
            List<CauseChange> all = List.copyOf(causes);
            seen.clear();
            changes.clear();
            causes.clear();
            if (!sums.isEmpty() || !all.isEmpty()) {
                journal.getObject().append(sums.values(), all, clock.instant());
            }
        }

        private static void add(Map<String, StepChange> sums, StepChange change) {
            sums.merge(change.process() + "\n" + change.version() + "\n" + change.step(), change, StepChange::plus);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(StepCounting.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(StepCounting.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            Objects.requireNonNull(TransactionSynchronizationManager.unbindResourceIfPossible(StepCounting.this));
        }
    }
}
