package io.lodgeflow.workflows.campaign;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.WorkflowPosition;
import io.lodgeflow.engine.WorkflowPositions;
import io.lodgeflow.engine.incident.IncidentCause;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import io.lodgeflow.engine.incident.WorkflowRepairs;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import io.lodgeflow.engine.incident.WorkflowRepairs.RetryOutcome;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign.Kind;
import io.lodgeflow.workflows.campaign.Campaign.RepairOfEach;
import io.lodgeflow.workflows.campaign.Campaign.Retry;
import io.lodgeflow.workflows.campaign.Campaign.State;
import io.lodgeflow.workflows.campaign.Campaign.Task;
import io.lodgeflow.workflows.operations.BookingSearch;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.RepairDesk;
import io.lodgeflow.workflows.operations.RepairKind;
import io.lodgeflow.workflows.operations.RepairOutcome;
import io.lodgeflow.workflows.operations.RepairPreview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Repairs many: all open incidents of one cause tried again, or one repair of chosen bookings.
 *
 * <p>An item is marked as running when its turn begins. Work of a cause is released in that transaction, then it is tried, then
 * its outcome is stored; whoever dies in between leaves a running item whose work is run by the background within a minute,
 * and its outcome is read from what became of it. No outcome is written before the work has really run. A chosen booking ends
 * in the transaction of its repair; one that was marked and not repaired is selected again.
 */
@Component
public class RepairBatches extends Campaigns<CampaignItem> {

    /** Most bookings in one batch. */
    public static final int MOST_BOOKINGS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(RepairBatches.class);
    private static final int SEARCHED_AT_ONCE = 500;
    private static final int MOST_AT_ONCE = 100;
    /** A job is run at once; one that is still marked after that was left by a node that died. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(90);
    /** The outside world may take long to answer; the item ends as still waiting then. */
    private static final Duration WAITS_FOR_ANSWER = Duration.ofMinutes(5);

    private final Incidents incidents;
    private final BookingSearch search;
    private final RepairDesk desk;
    private final WorkflowRepairs workflow;
    private final WorkflowPositions positions;

    RepairBatches(
            Ports ports,
            Incidents incidents,
            BookingSearch search,
            RepairDesk desk,
            WorkflowRepairs workflow,
            WorkflowPositions positions) {
        super(Kind.REPAIR, ports);
        this.incidents = incidents;
        this.search = search;
        this.desk = desk;
        this.workflow = workflow;
        this.positions = positions;
    }

    /** Another node has ended the item, or has it in hand. */
    private static final class TakenByAnother extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The open incidents of a cause as they are now; those that come later do not belong to it. Nothing is tried yet. */
    public Result<Campaign> freezeCause(String fingerprint, String reason, int perMinute, Operator operator) {
        return decisions.decide(() -> allowed(RepairKind.RETRY_NOW, operator)
                .then(granted -> asked(reason, perMinute, "invalid_rate.tries"))
                .then(granted -> {
                    Optional<IncidentRecord> sample =
                            incidents.openOf(fingerprint, null, 1).stream().findFirst();
                    if (sample.isEmpty()) {
                        return Result.refused(Refusal.notFound("open incident of cause", fingerprint));
                    }
                    String cause = IncidentCause.of(sample.get().message()).text();
                    String id = newId();
                    int size = store.selectIncidents(id, fingerprint);
                    return frozen(id, new Retry(fingerprint, cause), State.FROZEN, size, perMinute, reason, operator);
                }));
    }

    /** Exactly these bookings. What would be done to each is found out next; nothing is done yet. */
    public Result<Campaign> freezeBookings(
            List<String> reservationIds, BatchRepair repair, String reason, int perMinute, Operator operator) {
        List<String> ids = reservationIds.stream().distinct().toList();
        if (ids.isEmpty() || ids.size() > MOST_BOOKINGS) {
            return Result.refused(Refusal.invalid("bad_selection", "/reservationIds", MOST_BOOKINGS));
        }
        return decisions.decide(() -> allowed(repair.kind(), operator)
                .then(granted -> asked(reason, perMinute, "invalid_rate.tries"))
                .then(granted -> {
                    String id = newId();
                    store.selectBookings(id, ids);
                    wakeUp.afterCommit();
                    Task task = new RepairOfEach(repair);
                    return frozen(id, task, State.PREVIEWING, ids.size(), perMinute, reason, operator);
                }));
    }

    /** The bookings that this search finds now; those that fit it later do not belong to the batch. */
    public Result<Campaign> freezeFound(
            BookingSearch.Criteria criteria, BatchRepair repair, String reason, int perMinute, Operator operator) {
        List<String> ids = new ArrayList<>();
        @Nullable String after = null;
        do {
            BookingSearch.Hits found = search.find(criteria, after, SEARCHED_AT_ONCE);
            found.hits().forEach(hit -> ids.add(hit.reservationId()));
            after = found.next();
        } while (after != null && ids.size() <= MOST_BOOKINGS);
        return freezeBookings(ids, repair, reason, perMinute, operator);
    }

    private Result<Campaign> frozen(
            String id, Task task, State state, int size, int perMinute, String reason, Operator operator) {
        add(id, task, state, size, perMinute, reason, operator);
        audit.append(new AuditEntry(
                operator,
                "repair_batch_freeze",
                id,
                reason,
                "",
                "repair=" + kindOf(task).word() + " size=" + size));
        return find(id);
    }

    private static RepairKind kindOf(Task task) {
        return task instanceof RepairOfEach each ? each.repair().kind() : RepairKind.RETRY_NOW;
    }

    private static Result<Operator> allowed(RepairKind kind, Operator operator) {
        return operator.role().isHeadOffice() && kind.isAllowedTo(operator.role())
                ? Result.done(operator)
                : Result.refused(Refusal.forbidden("to_many", kind.word()));
    }

    @Override
    protected Result<Operator> allowed(@Nullable Task task, Operator operator) {
        return task == null ? Result.done(operator) : allowed(kindOf(task), operator);
    }

    @Override
    protected AuditEntry steering(Campaign batch, State to, Operator operator) {
        return new AuditEntry(
                operator, "repair_batch", batch.id(), batch.reason(), "state=" + batch.state(), "state=" + to);
    }

    @Override
    protected Refusal wrongState(Campaign batch, State to) {
        return Refusal.conflict("wrong_state.batch", batch.state(), to);
    }

    @Override
    public String taskName() {
        return "repair batches";
    }

    @Override
    protected int lookAfter() {
        int done = 0;
        Instant now = clock.instant();
        for (CampaignStore.Running running : transactions.read(() -> store.running(now, MOST_AT_ONCE))) {
            done += followUp(running.campaignId(), running.item(), now);
        }
        for (String batch : transactions.read(store::toPreview)) {
            done += preview(batch);
        }
        return done;
    }

    private int preview(String id) {
        Campaign batch = find(id).orThrow();
        List<CampaignItem> items = transactions.read(() -> store.withoutPreview(id, MOST_AT_ONCE));
        items.forEach(item -> preview(batch, item));
        if (items.size() < MOST_AT_ONCE) {
            transactions.run(() -> store.lock(Kind.REPAIR, id)
                    .filter(locked -> locked.state() == State.PREVIEWING
                            && store.withoutPreview(id, 1).isEmpty())
                    .ifPresent(locked -> store.setState(id, State.FROZEN, clock.instant())));
        }
        return Math.max(1, items.size());
    }

    /** A booking of which it cannot be said counts as refused; the others are previewed all the same. */
    private void preview(Campaign batch, CampaignItem item) {
        BatchRepair repair = ((RepairOfEach) batch.task()).repair();
        Operator operator = Objects.requireNonNull(batch.operator());
        Sentence text;
        boolean refused = false;
        try {
            switch (desk.preview(item.reservationId(), repair.repair(), operator)) {
                case Result.Done<RepairPreview>(RepairPreview preview) -> text = text(preview);
                case Result.Refused<RepairPreview>(Refusal refusal) -> {
                    text = refusal.detail();
                    refused = true;
                }
            }
        } catch (RuntimeException broken) {
            LOG.warn("preview of {} of {} broke", repair.kind(), item.reservationId(), broken);
            text = Sentence.said(String.valueOf(broken.getMessage()));
            refused = true;
        }
        Sentence said = text;
        boolean against = refused;
        transactions.run(() -> store.setPreview(batch.id(), item.position(), said, against));
    }

    private static Sentence text(RepairPreview preview) {
        return Sentence.all(preview.effects().stream()
                .map(effect -> effect.amount() == null
                        ? effect.text()
                        : Sentence.of("effect.amount", effect.text(), effect.amount()))
                .toList());
    }

    @Override
    protected Optional<CampaignItem> next(Campaign batch, Instant now) {
        return store.next(batch.id(), now);
    }

    @Override
    protected boolean begin(Campaign batch, CampaignItem item, Instant now) {
        store.begin(batch.id(), item.position(), now);
        boolean there = batch.task() instanceof RepairOfEach
                || workflow.release(Objects.requireNonNull(item.workId()), item.kind());
        if (!there) {
            store.end(batch.id(), item.position(), CampaignItem.State.GONE, CampaignItem.NOTHING, now);
        }
        return there;
    }

    @Override
    protected void goOn(Campaign batch, CampaignItem item) {
        if (batch.task() instanceof RepairOfEach each) {
            perform(batch, item, each.repair());
        } else {
            end(batch.id(), item, workflow.runNow(Objects.requireNonNull(item.workId()), item.kind()));
        }
    }

    private void perform(Campaign batch, CampaignItem item, BatchRepair repair) {
        try {
            switch (desk.perform(
                    item.reservationId(),
                    repair.repair(),
                    batch.reason(),
                    null,
                    Objects.requireNonNull(batch.operator()),
                    released -> record(batch.id(), item, released))) {
                case Result.Refused<RepairOutcome>(Refusal refusal) ->
                    end(batch.id(), item, CampaignItem.State.REFUSED, refusal.detail());
                case Result.Done<RepairOutcome>(RepairOutcome outcome) -> {
                    if (outcome.retried() == null) {
                        transactions.run(() -> finishIfComplete(batch.id()));
                    } else {
                        end(batch.id(), item, outcome.retried());
                    }
                }
            }
        } catch (TakenByAnother late) {
            LOG.debug("item {} of {} was taken by another", item.position(), batch.id(), late);
        } catch (RuntimeException broken) {
            LOG.warn("{} of {} in batch {} broke", repair.kind(), item.reservationId(), batch.id(), broken);
            end(batch.id(), item, CampaignItem.State.FAILED, Sentence.said(String.valueOf(broken.getMessage())));
        }
    }

    /** In the transaction of the repair, which is undone if the item is not ours any more. */
    private void record(String id, CampaignItem item, List<FailedWork> released) {
        boolean mine = released.isEmpty()
                ? store.end(id, item.position(), CampaignItem.State.DONE, CampaignItem.NOTHING, clock.instant())
                : store.released(id, item.position(), released.getFirst());
        if (!mine) {
            throw new TakenByAnother();
        }
    }

    /** Items whose outcome was not known at once. */
    private int followUp(String id, CampaignItem item, Instant now) {
        Instant started = Objects.requireNonNull(item.startedAt());
        boolean young = started.isAfter(now.minus(LEFT_BEHIND));
        if (item.workId() == null) {
            return young ? 0 : leftBehind(id, item);
        }
        if (item.kind() == IncidentRecord.Kind.JOB && young) {
            return 0;
        }
        RetryOutcome outcome = workflow.outcomeOf(item.workId(), item.kind());
        if (outcome.state() == RetryOutcome.State.STILL_WAITING && started.isAfter(now.minus(WAITS_FOR_ANSWER))) {
            return 0;
        }
        boolean gone = outcome.state() == RetryOutcome.State.RECOVERED && leftOtherwise(item);
        end(
                id,
                item,
                gone ? CampaignItem.State.GONE : stateOf(outcome),
                gone ? CampaignItem.NOTHING : Sentence.said(outcome.detail()));
        return 1;
    }

    /** Whoever had it in hand has not repaired it. If they only are late, their repair is rolled back. */
    private int leftBehind(String id, CampaignItem item) {
        transactions.run(() -> {
            boolean stopped = store.lock(Kind.REPAIR, id).orElseThrow().state() == State.STOPPED;
            store.putBack(id, item.position(), stopped ? CampaignItem.State.NOT_TRIED : CampaignItem.State.SELECTED);
        });
        return 1;
    }

    /** The work is gone, but its step was interrupted: it did not recover. */
    private boolean leftOtherwise(CampaignItem item) {
        return positions.of(item.reservationId()).way().stream()
                .filter(visit -> visit.step().equals(item.step()))
                .reduce((first, second) -> second)
                .filter(WorkflowPosition.Visit::canceled)
                .isPresent();
    }

    private void end(String id, CampaignItem item, RetryOutcome outcome) {
        if (outcome.state() != RetryOutcome.State.STILL_WAITING) {
            end(id, item, stateOf(outcome), Sentence.said(outcome.detail()));
        }
    }

    private void end(String id, CampaignItem item, CampaignItem.State state, Sentence detail) {
        transactions.run(() -> {
            store.lock(Kind.REPAIR, id);
            store.end(id, item.position(), state, detail, clock.instant());
            finishIfComplete(id);
        });
    }

    private static CampaignItem.State stateOf(RetryOutcome outcome) {
        return switch (outcome.state()) {
            case RECOVERED -> CampaignItem.State.RECOVERED;
            case FAILED_AGAIN -> CampaignItem.State.FAILED_AGAIN;
            case STILL_WAITING -> CampaignItem.State.STILL_WAITING;
            case GONE -> CampaignItem.State.GONE;
        };
    }
}
