package io.lodgeflow.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.operaton.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.operaton.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.operaton.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.operaton.bpm.engine.impl.history.event.HistoryEvent;
import org.operaton.bpm.engine.impl.history.event.HistoryEventTypes;
import org.operaton.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/**
 * Writes the history of steps and processes as the engine does, and knows from {@link TimeOrderedIds} when each began, which
 * the engine would read at the end of each.
 */
final class StepHistory extends DbHistoryEventHandler {

    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        Optional<Instant> begin = begin(event);
        if (begin.isEmpty()) {
            super.insertOrUpdate(event);
            return;
        }
        ((HistoricScopeInstanceEvent) event).setStartTime(Date.from(begin.get()));
        if (isInitialEvent(event)) {
            getDbEntityManager().insert(event);
        } else if (getDbEntityManager().getCachedEntity(event.getClass(), event.getId()) == null) {
            getDbEntityManager().merge(event);
        }
    }

    private static Optional<Instant> begin(HistoryEvent event) {
        boolean isScope = event instanceof HistoricActivityInstanceEventEntity
                || event instanceof HistoricProcessInstanceEventEntity;
        boolean isMoved = event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_MIGRATE)
                || event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_MIGRATE);
        return isScope && !isMoved && event.getId() != null ? TimeOrderedIds.madeAt(event.getId()) : Optional.empty();
    }
}
