package io.lodgeflow.workflows.campaign;

import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign.Kind;
import io.lodgeflow.workflows.campaign.Campaign.State;
import io.lodgeflow.workflows.campaign.Campaign.Task;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The campaigns of one kind: steered by people, and run in the background, one item a turn. A turn begins an item in the
 * transaction that has locked its campaign and that counts it for the rate, so two nodes never begin the same one, and none is
 * begun once a pause or a stop was answered. Each kind sees to it that what it does and what became of the item are committed
 * together: whoever dies before has done nothing, whoever dies after has nothing left to do.
 *
 * @param <I> what an item is for this kind
 */
public abstract class Campaigns<I> implements BackgroundTask {

    private static final int MOST_PER_MINUTE = 60_000;
    private static final int LONGEST_REASON = 300;
    private static final int MOST_TURNS_AT_ONCE = 100;

    /** What every kind needs. */
    @Component
    public record Ports(
            CampaignStore store,
            AuditLog audit,
            Identifiers identifiers,
            Transactions transactions,
            Decisions decisions,
            WakeUp wakeUp,
            Clock clock) {}

    protected final CampaignStore store;
    protected final AuditLog audit;
    protected final Transactions transactions;
    protected final Decisions decisions;
    protected final WakeUp wakeUp;
    protected final Clock clock;
    private final Identifiers identifiers;
    private final Kind kind;

    protected Campaigns(Kind kind, Ports ports) {
        this.kind = kind;
        store = ports.store();
        audit = ports.audit();
        identifiers = ports.identifiers();
        transactions = ports.transactions();
        decisions = ports.decisions();
        wakeUp = ports.wakeUp();
        clock = ports.clock();
    }

    private enum Turn {
        NONE,
        ENDED,
        BEGUN
    }

    /** @param task of the campaign that is steered; absent if there is none of this id */
    protected abstract Result<Operator> allowed(@Nullable Task task, Operator operator);

    /** The line in the audit log; the campaign is as it was before. */
    protected abstract AuditEntry steering(Campaign campaign, State to, Operator operator);

    protected abstract Refusal wrongState(Campaign campaign, State to);

    /** The next item that can be begun now, in the transaction that has locked the campaign. */
    protected abstract Optional<I> next(Campaign campaign, Instant now);

    /**
     * In the same transaction. What fails is taken back, and told to {@link #failed}.
     *
     * @return whether there is more to do once it has committed
     */
    protected abstract boolean begin(Campaign campaign, I item, Instant now);

    /** The rest of what {@link #begin} has begun, in transactions of its own. */
    protected void goOn(Campaign campaign, I item) {}

    /** Writes what a turn came to that was taken back; throws if that is nothing to be written. */
    protected void failed(Campaign campaign, I item, RuntimeException why) {
        throw why;
    }

    /** Nothing is left to be begun, and nothing that was begun is open. */
    protected boolean isComplete(Campaign campaign, Instant now) {
        return !store.hasOpenItems(campaign.id());
    }

    /** What is due besides turns; says how much that was. */
    protected int lookAfter() {
        return 0;
    }

    public Result<Campaign> find(String id) {
        return transactions
                .read(() -> store.find(kind, id))
                .<Result<Campaign>>map(Result::done)
                .orElseGet(() -> notFound(id));
    }

    /** Newest first. */
    public List<Campaign> latest(int limit) {
        return transactions.read(() -> store.latest(kind, limit));
    }

    /** In the order in which they were selected. */
    public Result<List<CampaignItem>> items(String id, int afterPosition, int limit) {
        return find(id).map(campaign -> transactions.read(() -> store.items(id, afterPosition, limit)));
    }

    /** Tries one item; the campaign waits for a decision then. */
    public Result<Campaign> tryOne(String id, Operator operator) {
        return steer(id, operator, State.TRYING_ONE);
    }

    /** Runs all that are left, or goes on after a pause. */
    public Result<Campaign> runAll(String id, Operator operator) {
        return steer(id, operator, State.RUNNING);
    }

    /** What was begun ends; nothing more is begun. */
    public Result<Campaign> pause(String id, Operator operator) {
        return steer(id, operator, State.PAUSED);
    }

    /** What was not begun is left as it is, for good. */
    public Result<Campaign> stop(String id, Operator operator) {
        return steer(id, operator, State.STOPPED);
    }

    private Result<Campaign> steer(String id, Operator operator, State to) {
        return decisions.decide(() -> {
            Optional<Campaign> found = store.lock(kind, id);
            return allowed(found.map(Campaign::task).orElse(null), operator).then(granted -> {
                if (found.isEmpty()) {
                    return notFound(id);
                }
                Campaign campaign = found.get();
                if (!campaign.mayBecome(to)) {
                    return Result.refused(wrongState(campaign, to));
                }
                store.setState(id, to, clock.instant());
                if (to == State.STOPPED) {
                    store.giveUp(id, clock.instant());
                }
                if (kind == Kind.REPAIR) { // whoever lets it run answers for it
                    store.setOperator(id, operator);
                }
                audit.append(steering(campaign, to, operator));
                wakeUp.afterCommit();
                return find(id);
            });
        });
    }

    private Result<Campaign> notFound(String id) {
        return Result.refused(Refusal.notFound(kind.words(), id));
    }

    /** @param refusal of another rate, by its code */
    protected static Result<String> asked(String reason, int perMinute, String refusal) {
        return perMinute < 1 || perMinute > MOST_PER_MINUTE
                ? asked(reason).then(granted -> Result.refused(Refusal.invalid(refusal, "/perMinute", MOST_PER_MINUTE)))
                : asked(reason);
    }

    /** @return the reason */
    protected static Result<String> asked(String reason) {
        return reason.isBlank() || reason.length() > LONGEST_REASON
                ? Result.refused(Refusal.invalid("reason_missing", "/reason", LONGEST_REASON))
                : Result.done(reason);
    }

    protected final String newId() {
        return identifiers.next(
                switch (kind) {
                    case REPAIR -> "bat";
                    case MOVE -> "mig";
                    case CLOSURE -> "clo";
                });
    }

    protected final Campaign add(
            String id, Task task, State state, int size, int perMinute, String reason, Operator operator) {
        Instant now = clock.instant();
        String name = operator.actor().name();
        Campaign campaign = new Campaign(
                id,
                task,
                state,
                size,
                perMinute,
                now.minus(Campaign.BURST),
                reason,
                name,
                operator,
                now,
                null,
                Map.of(),
                0,
                0);
        store.add(campaign);
        return campaign;
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int runOnce() {
        int done = lookAfter();
        for (String id : transactions.read(() -> store.dueAt(kind, clock.instant()))) {
            for (int turns = 0; turns < MOST_TURNS_AT_ONCE && takeTurn(id); turns++) {
                done++;
            }
        }
        return done;
    }

    /** False if no item is to be begun now. */
    private boolean takeTurn(String id) {
        AtomicReference<Campaign> of = new AtomicReference<>();
        AtomicReference<I> taken = new AtomicReference<>();
        Turn turn;
        try {
            turn = transactions.call(() -> turn(id, of, taken));
        } catch (RuntimeException why) {
            I item = taken.get();
            if (item == null) {
                throw why;
            }
            transactions.run(() -> store.lock(kind, id).ifPresent(campaign -> {
                failed(campaign, item, why);
                if (!campaign.state().isOver()) {
                    spent(campaign, clock.instant());
                }
            }));
            return true;
        }
        if (turn == Turn.BEGUN) {
            goOn(of.get(), taken.get());
        }
        return turn != Turn.NONE;
    }

    private Turn turn(String id, AtomicReference<Campaign> of, AtomicReference<I> taken) {
        Instant now = clock.instant();
        Optional<Campaign> due = store.lock(kind, id).filter(campaign -> campaign.isDueAt(now));
        if (due.isEmpty()) {
            return Turn.NONE;
        }
        Campaign campaign = due.get();
        Optional<I> next = next(campaign, now);
        if (next.isEmpty()) {
            if (isComplete(campaign, now)) {
                store.setState(id, State.FINISHED, now);
            }
            return Turn.NONE;
        }
        of.set(campaign);
        taken.set(next.get());
        boolean begun = begin(campaign, next.get(), now);
        spent(campaign, now);
        return begun ? Turn.BEGUN : Turn.ENDED;
    }

    private void spent(Campaign campaign, Instant now) {
        store.setNextAt(campaign.id(), campaign.nextAtAfter(now));
        if (campaign.state() == State.TRYING_ONE) {
            store.setState(campaign.id(), State.ONE_TRIED, now);
        } else if (isComplete(campaign, now)) {
            store.setState(campaign.id(), State.FINISHED, now);
        }
    }

    /** Ends the campaign with its last item, if that was the last. */
    protected final void finishIfComplete(String id) {
        store.lock(kind, id)
                .filter(campaign -> !campaign.state().isOver() && isComplete(campaign, clock.instant()))
                .ifPresent(campaign -> store.setState(id, State.FINISHED, clock.instant()));
    }
}
