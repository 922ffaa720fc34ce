package io.lodgeflow.workflows.closure;

import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.closure.HotelClosure;
import io.lodgeflow.domain.closure.HotelClosure.State;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.workflows.process.ClosureWorkflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes up the bookings of hotels that close, a batch a transaction: marked and their processes started together, or neither.
 * In the first minute and before the end it looks for bookings whose placing was under way when the hotel closed.
 */
@Component
class HotelClosureWork implements BackgroundTask {

    /** No request takes so long that its booking could appear later. */
    private static final Duration STRAGGLERS = Duration.ofMinutes(1);

    private final Closures closures;
    private final ClosureWorkflow workflow;
    private final Transactions transactions;
    private final ClosureSettings settings;
    private final Clock clock;

    HotelClosureWork(
            Closures closures,
            ClosureWorkflow workflow,
            Transactions transactions,
            ClosureSettings settings,
            Clock clock) {
        this.closures = closures;
        this.workflow = workflow;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String taskName() {
        return "hotel closures";
    }

    @Override
    public Duration pollInterval() {
        return settings.batchPause();
    }

    /** One batch a look: the pause between two is the poll's. */
    @Override
    public boolean isHurried() {
        return false;
    }

    @Override
    public int runOnce() {
        return transactions.read(closures::running).stream()
                .mapToInt(id -> transactions.call(() -> takeUp(id)))
                .sum();
    }

    private int takeUp(String closureId) {
        Optional<HotelClosure> locked = closures.lock(closureId).filter(closure -> closure.state() == State.RUNNING);
        if (locked.isEmpty()) {
            return 0;
        }
        HotelClosure closure = locked.get();
        Instant now = clock.instant();
        boolean stragglersMayCome = now.isBefore(closure.createdAt().plus(STRAGGLERS));
        if (stragglersMayCome) {
            closures.planUpcoming(closure);
        }
        List<String> batch = closures.takeUp(closureId, settings.batchSize(), now);
        if (!batch.isEmpty()) {
            workflow.start(batch);
            return batch.size();
        }
        if (stragglersMayCome || closures.hasOpenItems(closureId)) {
            return 0;
        }
        if (closures.planUpcoming(closure) == 0) {
            closures.setState(closureId, State.FINISHED, now);
        }
        return 1;
    }
}
