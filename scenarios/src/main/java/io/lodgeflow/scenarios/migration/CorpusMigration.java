package io.lodgeflow.scenarios.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.activities.payment.ChargePayment;
import io.lodgeflow.engine.DeployedProcesses;
import io.lodgeflow.engine.DeployedProcesses.DeployedProcess;
import io.lodgeflow.engine.Deployments;
import io.lodgeflow.engine.Steps;
import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.engine.version.MigrationCheck;
import io.lodgeflow.engine.version.MigrationEffect;
import io.lodgeflow.engine.version.MigrationEffect.TimerMove;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.Campaign.State;
import io.lodgeflow.workflows.campaign.CampaignItem;
import io.lodgeflow.workflows.campaign.MigrationRuns;
import io.lodgeflow.workflows.campaign.VersionChanges;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The corpus gathered, checked, previewed, moved process by process, and lived on. */
final class CorpusMigration extends Corpus {

    /** The step that every process gets. */
    record Visits(Set<String> visited) {
        void note(String key) {
            visited.add(key);
        }
    }

    /** Steps at which no booking of the corpus stands, and why not. */
    private static final Map<String, String> NOT_IN_THE_CORPUS = Map.of();

    /** Those who were not brought further by a guest or the staff are no-shows of a stay that has passed. */
    private static final Map<String, Set<String>> ENDS = Map.of(
            "canceled",
            Set.of("bank asks", "closing the payment", "closing while paid", "undone"),
            "checked_out",
            Set.of("arriving", "asleep", "balance", "failed", "in house", "overstayed", "roomless"),
            "no_show",
            Set.of("disputed", "four eyes", "hold", "late money", "modified", "never comes", "unknown"),
            "refunded",
            Set.of(
                    "canceled",
                    "closing begins",
                    "late money returned",
                    "offered",
                    "refund given up",
                    "refund refused",
                    "refund tried again"));

    private final Deployments deployments = lodgeflow.bean(Deployments.class);
    private final VersionChanges changes = lodgeflow.bean(VersionChanges.class);
    private final MigrationRuns runs = lodgeflow.bean(MigrationRuns.class);
    private final StepCounters counters = lodgeflow.bean(StepCounters.class);
    private final Set<String> visited = ConcurrentHashMap.newKeySet();

    CorpusMigration(Product product) {
        super(product);
        register();
    }

    /** Of a corpus that has been gathered elsewhere. */
    CorpusMigration(Product product, Properties facts) {
        super(product, facts);
        register();
    }

    private void register() {
        lodgeflow.register("visits", new Visits(visited));
        Steps steps = lodgeflow.bean(Steps.class);
        steps.of(Visits.class).task("noteVisit", Visits::note);
        steps.call("chargeCard", ChargePayment.class).retired("noteVisit", "chargeCard"); // no file has them
    }

    void tell() {
        gather();
        assertStandAt(steps());
        moveOn(Map.of());
        liveOn();
        assertEnded();
        assertCameByTheNewSteps();
    }

    /** @param steps {@code process/step} */
    void assertStandAt(Set<String> steps) {
        Set<String> lacking = new TreeSet<>(steps);
        lacking.removeAll(occupied());
        assertThat(lacking)
                .as("steps where a booking can stand, but none of the corpus does: add one to Corpus")
                .isEqualTo(NOT_IN_THE_CORPUS.keySet());
        assertThat(counters.contradictions()).isEmpty();
    }

    /**
     * All go to the newest version, if they are not there, and from there to one that is changed in every process.
     *
     * @param renamed steps that have another name in the newest version, old to new, by process
     */
    void moveOn(Map<String, Map<String, String>> renamed) {
        Map<String, String> timers = timers();
        Map<String, Integer> newest = newest();
        newest.forEach((process, version) -> {
            for (int old = 1; old < version; old++) {
                if (isOccupied(process, old)) {
                    move(VersionChange.of(process, old, version, renamed.getOrDefault(process, Map.of())));
                }
            }
        });
        ChangedProcesses.deploy(deployments);
        ChangedProcesses.versionChanges(newest).forEach(this::move);
        assertThat(timers()).as("every timer keeps its instant").isEqualTo(timers);
        assertThat(counters.contradictions()).isEmpty();
    }

    private void move(VersionChange change) {
        assertChecked(change);
        assertPreviewed(change);
        assertMoved(change);
        assertThat(isOccupied(change.process(), change.fromVersion())).isFalse();
        assertThat(lodgeflow
                        .jdbc()
                        .queryForObject(
                                "select count(*) from workflow_incident where closed_at is null and process = ?"
                                        + " and version = ?",
                                Integer.class,
                                change.process(),
                                change.fromVersion()))
                .isZero();
    }

    private void assertChecked(VersionChange change) {
        MigrationCheck check = changes.check(change).orThrow();
        assertThat(check.isAllowed()).as("%s: %s", change, check.problems()).isTrue();
        if (!change.renamed().isEmpty()) {
            MigrationCheck without = changes.check(
                            VersionChange.of(change.process(), change.fromVersion(), change.toVersion()))
                    .orThrow();
            assertThat(without.isAllowed()).isFalse();
            assertThat(without.problems().getFirst().step())
                    .isEqualTo(change.renamed().firstKey());
            assertThat(without.problems().getFirst().keys()).isNotEmpty();
        }
    }

    /** One at each step, none refused, each deadline kept. */
    private void assertPreviewed(VersionChange change) {
        List<MigrationEffect> effects = changes.preview(change, List.of()).orThrow();
        assertThat(effects).isNotEmpty().allMatch(MigrationEffect::isAllowed, "may be moved");
        assertThat(effects).flatExtracting(MigrationEffect::timers).allMatch(TimerMove::isKept, "is kept");
    }

    private void assertMoved(VersionChange change) {
        Campaign run =
                runs.prepare(change, "the next release", 60_000, OPERATIONS).orThrow();
        runs.tryOne(run.id(), OPERATIONS).orThrow();
        lodgeflow.work("migration runs");
        assertThat(runs.find(run.id()).orThrow().items()).containsEntry(CampaignItem.State.MIGRATED, 1);
        if (run.size() > 1) {
            runs.runAll(run.id(), OPERATIONS).orThrow();
            lodgeflow.work("migration runs");
        }
        Campaign ended = runs.find(run.id()).orThrow();
        assertThat(ended.items())
                .as("%s: %s", change, runs.items(run.id(), 0, 100).orThrow())
                .isEqualTo(Map.of(CampaignItem.State.MIGRATED, run.size()));
        assertThat(ended.state()).isIn(State.FINISHED, State.ONE_TRIED);
        if (!ended.state().isOver()) {
            runs.stop(run.id(), OPERATIONS).orThrow();
        }
    }

    /** Each as it should, with balanced books, and nothing runs any more. */
    void assertEnded() {
        Map<String, String> expected = new TreeMap<>();
        ENDS.forEach((end, examples) -> examples.forEach(example -> expected.put(example, end)));
        assertThat(ends()).isEqualTo(expected);
        assertBooksAreRight();
        assertThat(counters.contradictions()).isEmpty();
        assertThat(occupied()).isEmpty();
        assertThat(column("select distinct process from engine_instance")).isEmpty();
        assertThat(column("select step from workflow_incident where closed_at is null"))
                .isEmpty();
    }

    /** After {@link #moveOn}. */
    void assertCameByTheNewSteps() {
        for (String example : List.of(
                "arriving",
                "balance",
                "canceled",
                "disputed",
                "four eyes",
                "late money",
                "late money returned",
                "modified",
                "offered",
                "undone",
                "unknown")) {
            assertThat(visited).as("%s came by the new step", example).contains(booking(example));
        }
    }

    /** Where a booking can stand, by the processes themselves: {@code process/step}. */
    private Set<String> steps() {
        Set<String> steps = new TreeSet<>();
        newest().keySet()
                .forEach(
                        process -> deployments.stepsThatKeep(process).forEach(step -> steps.add(process + "/" + step)));
        return steps;
    }

    private Set<String> occupied() {
        return new TreeSet<>(lodgeflow.texts("select distinct concat(process, '/', step) from engine_position"));
    }

    private boolean isOccupied(String process, int version) {
        return !lodgeflow
                .texts("select step from engine_position where process = ? and version = ?", process, version)
                .isEmpty();
    }

    /** Versions by process. */
    Map<String, Integer> newest() {
        Map<String, Integer> newest = new TreeMap<>();
        lodgeflow.bean(DeployedProcesses.class).all().stream()
                .filter(DeployedProcess::newest)
                .forEach(deployed -> newest.put(deployed.process(), deployed.version()));
        return newest;
    }

    /** Due instants by job. */
    private Map<String, String> timers() {
        Map<String, String> timers = new TreeMap<>();
        lodgeflow.jdbc().query("select job_id, due_at from engine_job where timer", row -> {
            timers.put(row.getString(1), row.getString(2));
        });
        return timers;
    }
}
