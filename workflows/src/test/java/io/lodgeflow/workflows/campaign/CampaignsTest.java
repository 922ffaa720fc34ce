package io.lodgeflow.workflows.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.transaction.CombinedTransactions;
import io.lodgeflow.engine.transaction.Locks;
import io.lodgeflow.engine.transaction.NoEngineCommand;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.AuditLog.AuditCheck;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign.Kind;
import io.lodgeflow.workflows.campaign.Campaign.RepairOfEach;
import io.lodgeflow.workflows.campaign.Campaign.State;
import io.lodgeflow.workflows.campaign.Campaign.Task;
import io.lodgeflow.workflows.memory.CampaignsInMemory;
import io.lodgeflow.workflows.memory.NobodyAsks;
import io.lodgeflow.workflows.operations.RepairKind;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Whatever people and nodes do in whatever order, starting, trying one, pausing, stopping, dying at any moment, being late: no item
 * is done twice, none is lost, and none is begun before its time or after a pause.
 */
class CampaignsTest {

    private static final Operator OPERATOR = new Operator(new Actor("admin:usr_a"), Role.ADMIN, null, "192.0.2.1");
    private static final int STEPS = 300;

    private final CampaignsInMemory store = new CampaignsInMemory();
    private final LodgeflowClock clock = new LodgeflowClock();

    /** The node that was at work is gone. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Another has ended the item. */
    private static final class TakenByAnother extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Done within the turn, as moves and closures are, or begun by it and done afterwards, as repairs are. */
    private final class Actions extends Campaigns<CampaignItem> {

        private final Random random;
        private final boolean within;
        private final List<Runnable> late = new ArrayList<>();
        private boolean peace;

        Actions(Ports ports, Random random, boolean within) {
            super(Kind.REPAIR, ports);
            this.random = random;
            this.within = within;
        }

        String frozen(int size, int perMinute) {
            return transactions.call(() -> {
                String id = newId();
                store.selectBookings(
                        id,
                        IntStream.range(0, size)
                                .mapToObj(number -> "res_" + number)
                                .toList());
                Task task = new RepairOfEach(new BatchRepair(RepairKind.ADD_NOTE, null));
                return add(id, task, State.FROZEN, size, perMinute, "why", OPERATOR)
                        .id();
            });
        }

        private boolean chance(int ofHundred) {
            return !peace && random.nextInt(100) < ofHundred;
        }

        private void mayDie() {
            if (chance(7)) {
                throw new Killed();
            }
        }

        @Override
        public String taskName() {
            return "actions";
        }

        @Override
        protected Result<Operator> allowed(@Nullable Task task, Operator operator) {
            return Result.done(operator);
        }

        @Override
        protected AuditEntry steering(Campaign campaign, State to, Operator operator) {
            return new AuditEntry(operator, "actions", campaign.id(), "", "", "");
        }

        @Override
        protected Refusal wrongState(Campaign campaign, State to) {
            return Refusal.conflict("wrong_state", campaign.state() + " to " + to);
        }

        @Override
        protected Optional<CampaignItem> next(Campaign campaign, Instant now) {
            return store.next(campaign.id(), now);
        }

        @Override
        protected boolean begin(Campaign campaign, CampaignItem item, Instant now) {
            CampaignsTest.this.store.begun().add(now);
            if (within) {
                done(campaign.id(), item);
            } else {
                store.begin(campaign.id(), item.position(), now);
            }
            mayDie();
            if (chance(10)) {
                throw new Busy();
            }
            return !within;
        }

        @Override
        protected void failed(Campaign campaign, CampaignItem item, RuntimeException why) {
            assertThat(why).isInstanceOf(Busy.class);
            store.postpone(
                    campaign.id(),
                    item.position(),
                    Sentence.said("busy"),
                    clock.instant().plusSeconds(2));
            mayDie();
        }

        @Override
        protected void goOn(Campaign campaign, CampaignItem item) {
            mayDie();
            Runnable rest = () -> {
                try {
                    transactions.run(() -> done(campaign.id(), item));
                } catch (TakenByAnother taken) {
                    return;
                }
                mayDie();
                transactions.run(() -> finishIfComplete(campaign.id()));
            };
            if (chance(10)) {
                late.add(rest);
            } else {
                rest.run();
            }
        }

        private void done(String id, CampaignItem item) {
            CampaignsTest.this.store.actions().add(item.position());
            mayDie();
            if (!store.end(id, item.position(), CampaignItem.State.DONE, Sentence.said(""), clock.instant())) {
                throw new TakenByAnother();
            }
            mayDie();
        }

        @Override
        protected int lookAfter() {
            Instant longAgo = clock.instant().minusSeconds(90);
            for (CampaignStore.Running left : transactions.read(() -> store.running(longAgo, 100))) {
                transactions.run(() -> {
                    boolean stopped = store.lock(Kind.REPAIR, left.campaignId())
                                    .orElseThrow()
                                    .state()
                            == State.STOPPED;
                    store.putBack(
                            left.campaignId(),
                            left.item().position(),
                            stopped ? CampaignItem.State.NOT_TRIED : CampaignItem.State.SELECTED);
                });
            }
            return 0;
        }

        /** The look of a node, or a late one's rest; either may be cut off. */
        void work() {
            try {
                if (!late.isEmpty() && random.nextInt(5) == 0) {
                    late.remove(random.nextInt(late.size())).run();
                } else {
                    runOnce();
                }
            } catch (Killed gone) {
                assertThat(peace).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 60", "true, 7", "true, 6000", "false, 60", "false, 7", "false, 6000"})
    void noItemIsDoneTwiceNoneIsLostAndTheRateIsKept(boolean within, int perMinute) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            List.of(store, clock, NoEngineCommand.create(), NobodyAsks.of(Locks.class))
                    .forEach(port -> context.getBeanFactory()
                            .registerSingleton(port.getClass().getName(), port));
            context.register(Transactions.class, CombinedTransactions.class, Decisions.class, WakeUp.class);
            context.refresh();
            Campaigns.Ports ports = new Campaigns.Ports(
                    store,
                    new NotRead(),
                    new Numbers(),
                    context.getBean(Transactions.class),
                    context.getBean(Decisions.class),
                    context.getBean(WakeUp.class),
                    clock);
            for (int seed = 1; seed <= 60; seed++) {
                new Run(new Actions(ports, new Random(seed), within), perMinute, seed).run();
            }
        }
    }

    /** One campaign from its freezing to its end. */
    private final class Run {

        private final Actions actions;
        private final int perMinute;
        private final String seed;
        private final String id;
        private final int size;

        Run(Actions actions, int perMinute, int seed) {
            this.actions = actions;
            this.perMinute = perMinute;
            this.seed = "seed " + seed;
            store.clear();
            clock.stopAt(Instant.parse("2026-06-01T08:00:00Z"));
            size = 1 + actions.random.nextInt(12);
            id = actions.frozen(size, perMinute);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                int begun = store.begun().size();
                boolean mayBegin = state() == State.RUNNING || state() == State.TRYING_ONE;
                step();
                if (!mayBegin && !(state() == State.RUNNING || state() == State.TRYING_ONE)) {
                    assertThat(store.begun()).as(seed).hasSize(begun);
                }
                assertRight();
            }
            endInPeace();
        }

        private void step() {
            switch (actions.random.nextInt(12)) {
                case 0 -> actions.tryOne(id, OPERATOR);
                case 1, 2 -> actions.runAll(id, OPERATOR);
                case 3 -> actions.pause(id, OPERATOR);
                case 4 -> {
                    if (actions.random.nextInt(30) == 0) {
                        actions.stop(id, OPERATOR);
                    }
                }
                case 5, 6 -> later(Duration.ofMillis(actions.random.nextInt(3000)));
                case 7 -> later(Duration.ofSeconds(actions.random.nextInt(100)));
                default -> actions.work();
            }
        }

        private void endInPeace() {
            actions.peace = true;
            actions.runAll(id, OPERATOR);
            for (int look = 0; look < 400 && (!state().isOver() || store.hasOpenItems(id)); look++) {
                later(Duration.ofSeconds(20));
                actions.work();
            }
            assertRight();
            assertRateKept();
            Map<CampaignItem.State, Integer> items = actions.find(id).orThrow().items();
            if (state() == State.STOPPED) {
                assertThat(items).as(seed).containsOnlyKeys(keys(items));
            } else {
                assertThat(state()).as(seed).isEqualTo(State.FINISHED);
                assertThat(items).as(seed).isEqualTo(Map.of(CampaignItem.State.DONE, size));
            }
        }

        private CampaignItem.State[] keys(Map<CampaignItem.State, Integer> items) {
            return items.keySet().stream()
                    .filter(state -> state == CampaignItem.State.DONE || state == CampaignItem.State.NOT_TRIED)
                    .toArray(CampaignItem.State[]::new);
        }

        private void later(Duration time) {
            clock.stopAt(clock.instant().plus(time));
        }

        private State state() {
            return actions.find(id).orThrow().state();
        }

        private void assertRight() {
            assertThat(store.actions()).as(seed).doesNotHaveDuplicates();
            List<CampaignItem> items = actions.items(id, 0, size + 1).orThrow();
            assertThat(items).as(seed).hasSize(size);
            assertThat(items.stream()
                            .filter(item -> item.state() == CampaignItem.State.DONE)
                            .map(CampaignItem::position))
                    .as(seed)
                    .containsExactlyInAnyOrderElementsOf(store.actions());
        }

        /** From any one to any later one no more than the rate allows, and what may come together in a second. */
        private void assertRateKept() {
            List<Instant> begun = store.begun();
            Duration each = Duration.ofMinutes(1).dividedBy(perMinute);
            for (int first = 0; first < begun.size(); first++) {
                for (int last = first; last < begun.size(); last++) {
                    Duration between = Duration.between(begun.get(first), begun.get(last));
                    if (between.plusSeconds(1).compareTo(each.multipliedBy(last - first)) < 0) {
                        fail("%s: from number %s to %s only %s", seed, first, last, between);
                    }
                }
            }
        }
    }

    private static final class Numbers implements Identifiers {
        private int last;

        @Override
        public String next(String kind) {
            return kind + "_" + ++last;
        }

        @Override
        public String nextConfirmationNumber() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NotRead implements AuditLog {
        @Override
        public long append(AuditEntry entry) {
            return 1;
        }

        @Override
        public List<AuditRecord> page(
                @Nullable String target, @Nullable String actor, @Nullable Long beforeId, int limit) {
            return List.of();
        }

        @Override
        public AuditCheck verify() {
            throw new UnsupportedOperationException();
        }
    }
}
