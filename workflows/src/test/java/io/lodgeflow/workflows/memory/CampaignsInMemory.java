package io.lodgeflow.workflows.memory;

import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.Campaign.Kind;
import io.lodgeflow.workflows.campaign.CampaignItem;
import io.lodgeflow.workflows.campaign.CampaignStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Campaigns of one kind as a database of one thread keeps them, with what was done to their items: a rollback takes all back. */
public final class CampaignsInMemory extends AbstractPlatformTransactionManager implements CampaignStore {

    private static final long serialVersionUID = 1L;

    private record Contents(
            Map<String, Campaign> campaigns,
            NavigableMap<Integer, CampaignItem> items,
            Map<Integer, Instant> waitingUntil,
            List<Integer> actions,
            List<Instant> begun) {

        static Contents none() {
            return new Contents(
                    new HashMap<>(), new TreeMap<>(), new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        }

        Contents copy() {
            return new Contents(
                    new HashMap<>(campaigns),
                    new TreeMap<>(items),
                    new HashMap<>(waitingUntil),
                    new ArrayList<>(actions),
                    new ArrayList<>(begun));
        }
    }

    private transient Contents now = Contents.none();
    private transient @Nullable Contents before;

    public void clear() {
        now = Contents.none();
    }

    /** Positions of the items to which something was done, in order. */
    public List<Integer> actions() {
        return now.actions();
    }

    /** When items were begun, in order. */
    public List<Instant> begun() {
        return now.begun();
    }

    @Override
    protected Object doGetTransaction() {
        return this;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return before != null;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        before = now.copy();
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        before = null;
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        if (before != null) {
            now = before;
            before = null;
        }
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        // the outer one sees it in its status
    }

    @Override
    public void add(Campaign campaign) {
        now.campaigns().put(campaign.id(), campaign);
    }

    @Override
    public int selectIncidents(String campaignId, String fingerprint) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void selectBookings(String campaignId, List<String> reservationIds) {
        reservationIds.forEach(id -> {
            int position = now.items().size() + 1;
            now.items().put(position, selected(position, id));
        });
    }

    private static CampaignItem selected(int position, String reservationId) {
        return new CampaignItem(
                position,
                reservationId,
                null,
                IncidentRecord.Kind.JOB,
                "",
                null,
                false,
                CampaignItem.State.SELECTED,
                Sentence.said(""),
                0,
                null,
                null);
    }

    @Override
    public int selectWorkflows(String campaignId, VersionChange change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void lockBeginningOfMoves() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> openMoveOf(String process) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isClosing(String hotelId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Campaign> find(Kind kind, String id) {
        Map<CampaignItem.State, Integer> counts = new EnumMap<>(CampaignItem.State.class);
        now.items().values().forEach(item -> counts.merge(item.state(), 1, Integer::sum));
        return lock(kind, id).map(found -> with(found, found.state(), found.nextAt(), counts));
    }

    @Override
    public Optional<Campaign> lock(Kind kind, String id) {
        return Optional.ofNullable(now.campaigns().get(id));
    }

    private static Campaign with(
            Campaign was, Campaign.State state, Instant nextAt, Map<CampaignItem.State, Integer> items) {
        return new Campaign(
                was.id(),
                was.task(),
                state,
                was.size(),
                was.perMinute(),
                nextAt,
                was.reason(),
                was.createdBy(),
                was.operator(),
                was.createdAt(),
                was.endedAt(),
                items,
                0,
                0);
    }

    @Override
    public List<Campaign> latest(Kind kind, int limit) {
        return List.copyOf(now.campaigns().values());
    }

    @Override
    public List<CampaignItem> items(String id, int afterPosition, int limit) {
        return now.items().tailMap(afterPosition, false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public void setState(String id, Campaign.State state, Instant at) {
        now.campaigns().computeIfPresent(id, (same, was) -> with(was, state, was.nextAt(), Map.of()));
    }

    @Override
    public void setOperator(String id, Operator operator) {}

    @Override
    public List<String> dueAt(Kind kind, Instant at) {
        return List.copyOf(now.campaigns().keySet());
    }

    @Override
    public void setNextAt(String id, Instant at) {
        now.campaigns().computeIfPresent(id, (same, was) -> with(was, was.state(), at, Map.of()));
    }

    @Override
    public List<String> toPreview() {
        return List.of();
    }

    @Override
    public List<CampaignItem> withoutPreview(String id, int limit) {
        return List.of();
    }

    @Override
    public void setPreview(String id, int position, Sentence text, boolean refused) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CampaignItem> next(String id, Instant at) {
        return now.items().values().stream()
                .filter(item -> item.state() == CampaignItem.State.SELECTED
                        || (item.state() == CampaignItem.State.WAITING
                                && !now.waitingUntil()
                                        .getOrDefault(item.position(), at)
                                        .isAfter(at)))
                .findFirst();
    }

    @Override
    public boolean hasOpenItems(String id) {
        return now.items().values().stream().anyMatch(item -> item.state().isOpen());
    }

    private boolean change(int position, UnaryOperator<CampaignItem> change) {
        CampaignItem item = now.items().get(position);
        if (item == null || !item.state().isOpen()) {
            return false;
        }
        now.items().put(position, change.apply(item));
        return true;
    }

    private static CampaignItem with(
            CampaignItem was, CampaignItem.State state, int tries, @Nullable Instant startedAt) {
        return new CampaignItem(
                was.position(),
                was.reservationId(),
                was.workId(),
                was.kind(),
                was.step(),
                was.preview(),
                was.refused(),
                state,
                Sentence.said(""),
                tries,
                startedAt,
                was.endedAt());
    }

    @Override
    public void begin(String id, int position, Instant at) {
        change(position, item -> with(item, CampaignItem.State.RUNNING, item.tries(), at));
    }

    @Override
    public void postpone(String id, int position, Sentence detail, Instant until) {
        now.waitingUntil().put(position, until);
        change(position, item -> with(item, CampaignItem.State.WAITING, item.tries() + 1, item.startedAt()));
    }

    @Override
    public boolean end(String id, int position, CampaignItem.State state, Sentence detail, Instant at) {
        return change(position, item -> with(item, state, item.tries(), item.startedAt()));
    }

    @Override
    public void giveUp(String id, Instant at) {
        List.copyOf(now.items().values()).stream()
                .filter(item -> item.state() != CampaignItem.State.RUNNING)
                .forEach(item -> end(id, item.position(), CampaignItem.State.NOT_TRIED, Sentence.said(""), at));
    }

    @Override
    public List<Running> running(Instant startedBefore, int limit) {
        return now.items().values().stream()
                .filter(item -> item.state() == CampaignItem.State.RUNNING)
                .filter(item -> item.startedAt() != null && !item.startedAt().isAfter(startedBefore))
                .map(item -> new Running(now.campaigns().keySet().iterator().next(), item))
                .toList();
    }

    @Override
    public boolean released(String id, int position, FailedWork work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putBack(String id, int position, CampaignItem.State state) {
        change(position, item -> item.state() == CampaignItem.State.RUNNING ? with(item, state, 0, null) : item);
    }
}
