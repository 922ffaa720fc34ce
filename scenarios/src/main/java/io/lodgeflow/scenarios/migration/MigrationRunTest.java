package io.lodgeflow.scenarios.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.Deployments;
import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.engine.version.MigrationCheck;
import io.lodgeflow.engine.version.MigrationCheck.MigrationProblem;
import io.lodgeflow.engine.version.MigrationEffect;
import io.lodgeflow.engine.version.MigrationEffect.StepMove;
import io.lodgeflow.engine.version.MigrationEffect.TimerMove;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.scenarios.AtOnce;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.AuditLog;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.Campaign.State;
import io.lodgeflow.workflows.campaign.CampaignItem;
import io.lodgeflow.workflows.campaign.MigrationRuns;
import io.lodgeflow.workflows.campaign.VersionChanges;
import io.lodgeflow.workflows.words.Sentences;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workflows are moved from one version to another by operators: checked, previewed, one first, then all (W16). */
@OnBothDatabases(Because.MIGRATION)
class MigrationRunTest extends Story {

    private static final Operator OPERATIONS =
            new Operator(new Actor("operations:usr_o"), Role.OPERATIONS, null, "192.0.2.1");
    private static final Operator SUPPORT = new Operator(new Actor("support:usr_s"), Role.SUPPORT, null, "192.0.2.2");

    private final VersionChanges changes = lodgeflow.bean(VersionChanges.class);
    private final MigrationRuns runs = lodgeflow.bean(MigrationRuns.class);
    private final StepCounters counters = lodgeflow.bean(StepCounters.class);
    private final TestHotel hotel = hotel(12, 1);
    private final LocalDate arrival = hotel.today().plusDays(40);
    private final TrialProcess trial = TrialProcess.in(lodgeflow, "trial");

    @AfterEach
    void nothingIsWrongAfterwards() {
        lodgeflow.settle();
        List<String> wrong = counters.contradictions();
        trial.close();
        assertThat(wrong).isEmpty();
        assertThat(counters.contradictions()).isEmpty();
        assertThat(lodgeflow.bean(AuditLog.class).verify().problem()).isNull();
        assertBooksAreRight();
    }

    @Test
    void theCheckNamesTheStepWithoutAPlaceAndWhoStandsThere() {
        trial.renamed();
        List<String> bookings = started(2);
        MigrationCheck check = changes.check(trial.change()).orThrow();
        assertThat(check.isAllowed()).isFalse();
        assertThat(check.running()).isEqualTo(2);
        MigrationProblem problem = check.problems().getFirst();
        assertThat(problem.kind()).isEqualTo(MigrationProblem.Kind.NO_PLACE);
        assertThat(problem.step()).isEqualTo("AwaitAnswer");
        assertThat(problem.name()).isEqualTo("Wait for the answer");
        assertThat(problem.waiting()).isEqualTo(2);
        assertThat(problem.keys()).containsExactlyInAnyOrderElementsOf(bookings);
        assertThat(check.steps())
                .filteredOn(step -> step.step().equals("AwaitAnswer"))
                .singleElement()
                .satisfies(
                        step -> assertThat(step.candidates()).extracting("id").containsExactly("AwaitReply"));
        Refusal refusal = refusal(prepare(trial.change()));
        assertThat(refusal.code()).isEqualTo("versions_do_not_fit");
        assertThat(Sentences.english(refusal.detail())).contains("'Wait for the answer' (2 waiting)");
        assertThat(refusal.facts().get("reservations")).asString().contains(bookings);

        assertThat(problemKinds(VersionChange.of("trial", 1, 2, Map.of("AwaitAnswer", "AskPartner"))))
                .contains(MigrationProblem.Kind.OTHER_KIND);
        assertThat(problemKinds(VersionChange.of("trial", 1, 2, Map.of("AwaitAnswer", "AwaitNothing"))))
                .contains(MigrationProblem.Kind.UNKNOWN_STEP);
        assertThat(changes.check(trial.renaming()).orThrow().isAllowed()).isTrue();
        assertThat(changes.check(VersionChange.of("trial", 1, 7))).isInstanceOf(Result.Refused.class);
        assertThat(refusal(changes.check(VersionChange.of("trial", 1, 1))).code())
                .isEqualTo("same_version");
    }

    @Test
    void aStepThatIsGoneMattersWhileSomebodyStandsThere() {
        trial.withoutThanks();
        started(1);
        MigrationCheck check = changes.check(trial.change()).orThrow();
        assertThat(check.isAllowed()).as("nobody stands there").isTrue();
        assertThat(check.problems()).extracting(MigrationProblem::step).containsExactly("AwaitThanks");
    }

    @Test
    void thePreviewSaysWhatWouldHappenAndChangesNothing() {
        trial.renamed();
        String booking = started(1).getFirst();
        List<String> before = history(booking);
        MigrationEffect effect =
                changes.preview(trial.renaming(), List.of()).orThrow().getFirst();
        Instant due = hotel.at(arrival.minusDays(1), "15:00");
        assertThat(effect.isAllowed()).isTrue();
        assertThat(effect.key()).isEqualTo(booking);
        assertThat(effect.moves()).containsExactly(new StepMove("AwaitAnswer", "AwaitReply"));
        assertThat(effect.timers()).containsExactly(new TimerMove("AnswerDeadlinePassed", due, due));
        assertThat(changes.preview(trial.renaming(), List.of(booking)).orThrow())
                .containsExactly(effect);
        assertThat(changes.preview(trial.change(), List.of(booking))
                        .orThrow()
                        .getFirst()
                        .refusals())
                .containsExactly("It stands at 'Wait for the answer', which has no place in the new version");
        assertThat(changes.preview(trial.renaming(), List.of("res_unknown"))).isInstanceOf(Result.Refused.class);
        assertThat(trial.stepsOf(effect.instanceId())).containsExactly("1 AwaitAnswer");
        assertThat(history(booking)).isEqualTo(before);
    }

    @Test
    void oneFirstThenAllAndEachGoesOnInTheNewVersion() {
        trial.renamed();
        List<String> bookings = started(3);
        Campaign run = prepare(trial.renaming()).orThrow();
        assertThat(run.size()).isEqualTo(3);
        assertThat(run.state()).isEqualTo(State.FROZEN);
        assertThat(refusal(prepare(trial.renaming())).code()).isEqualTo("already_migrating");

        runs.tryOne(run.id(), OPERATIONS).orThrow();
        assertThat(settled(run).state()).isEqualTo(State.ONE_TRIED);
        assertThat(settled(run).items())
                .isEqualTo(Map.of(CampaignItem.State.MIGRATED, 1, CampaignItem.State.SELECTED, 2));
        assertThat(counters.contradictions()).isEmpty();

        runs.runAll(run.id(), OPERATIONS).orThrow();
        assertThat(settled(run).state()).isEqualTo(State.FINISHED);
        assertThat(settled(run).items()).isEqualTo(Map.of(CampaignItem.State.MIGRATED, 3));
        assertThat(refusal(runs.runAll(run.id(), OPERATIONS)).code()).isEqualTo("wrong_state");
        counters.fold();
        assertThat(counters.steps("trial", 1))
                .filteredOn(step -> step.now() > 0)
                .isEmpty();
        assertThat(counters.steps("trial", 2))
                .filteredOn(step -> step.now() > 0)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.step()).isEqualTo("AwaitReply");
                    assertThat(step.now()).isEqualTo(3);
                });

        String booking = bookings.getFirst();
        assertThat(history(booking)).endsWith("repaired");
        assertThat(operations.get("/v1/reservations/" + booking + "/history").text())
                .contains("goes on in version 2 instead of 1: a better name");
        assertThat(lodgeflow.bean(AuditLog.class).page(booking, null, null, 5).getFirst())
                .satisfies(line -> {
                    assertThat(line.action()).isEqualTo("migrate");
                    assertThat(line.actor()).isEqualTo("operations:usr_o");
                    assertThat(line.before()).isEqualTo("process=trial version=1");
                    assertThat(line.after()).isEqualTo("process=trial version=2 run=" + run.id());
                });
        trial.tell(booking, "TrialReplied");
        assertThat(trial.stepsOf(instance(instances(run).get(0)))).hasSize(1);
    }

    @Test
    void theRateIsKeptAndARunCanBePausedResumedAndStopped() {
        trial.renamed();
        started(6);
        Campaign run = runs.prepare(trial.renaming(), "slowly", 60, OPERATIONS).orThrow();
        runs.runAll(run.id(), OPERATIONS).orThrow();
        assertThat(migrated(run)).isBetween(1, 2);
        advance(Duration.ofSeconds(1));
        int soFar = migrated(run);
        assertThat(soFar).isBetween(2, 3);
        runs.pause(run.id(), OPERATIONS).orThrow();
        advance(Duration.ofMinutes(3));
        assertThat(migrated(run)).isEqualTo(soFar);
        runs.runAll(run.id(), OPERATIONS).orThrow();
        int more = migrated(run);
        assertThat(more).isBetween(soFar + 1, soFar + 2);
        Campaign stopped = runs.stop(run.id(), OPERATIONS).orThrow();
        assertThat(stopped.items())
                .isEqualTo(Map.of(CampaignItem.State.MIGRATED, more, CampaignItem.State.NOT_TRIED, 6 - more));
        assertThat(refusal(runs.runAll(run.id(), OPERATIONS)).code()).isEqualTo("wrong_state");
    }

    @Test
    void whatEndedMeanwhileIsGoneAndWhatIsBusyIsTriedAgain() {
        trial.renamed();
        List<String> bookings = started(3);
        Campaign run = prepare(trial.renaming()).orThrow();
        List<CampaignItem> items = instances(run);
        trial.end(instance(items.get(0)));
        trial.tell(items.get(1).reservationId(), "TrialAnswered");
        Deployments partner = lodgeflow.bean(Deployments.class);
        partner.takeCall("AskPartner", Duration.ofHours(1));

        runs.runAll(run.id(), OPERATIONS).orThrow();
        assertThat(settled(run).state()).isEqualTo(State.RUNNING);
        assertThat(settled(run).items())
                .isEqualTo(Map.of(
                        CampaignItem.State.GONE, 1, CampaignItem.State.WAITING, 1, CampaignItem.State.MIGRATED, 1));
        advance(Duration.ofMinutes(10));
        assertThat(settled(run).items()).as("not failed for good").containsEntry(CampaignItem.State.WAITING, 1);
        partner.giveCallBack("AskPartner");
        advance(Duration.ofMinutes(6));
        assertThat(settled(run).items()).isEqualTo(Map.of(CampaignItem.State.GONE, 1, CampaignItem.State.MIGRATED, 2));
        assertThat(settled(run).state()).isEqualTo(State.FINISHED);
        assertThat(trial.stepsOf(instance(items.get(1)))).containsExactly("2 AskPartner");
        assertThat(bookings).hasSize(3);
    }

    @Test
    void whoDiesBetweenTheMoveAndItsRowHasMovedNothing() {
        trial.renamed();
        String booking = started(1).getFirst();
        Campaign run = prepare(trial.renaming()).orThrow();
        String instance = instance(instances(run).getFirst());
        lodgeflow
                .jdbc()
                .execute("alter table campaign_item add constraint planted_fault check"
                        + " (state <> 'MIGRATED' or reservation_id <> '" + booking + "')");
        try {
            runs.runAll(run.id(), OPERATIONS).orThrow();
            assertThat(settled(run).items()).isEqualTo(Map.of(CampaignItem.State.WAITING, 1));
            assertThat(trial.stepsOf(instance)).containsExactly("1 AwaitAnswer");
            assertThat(history(booking)).doesNotContain("repaired");
            assertThat(counters.contradictions()).isEmpty();
        } finally {
            lodgeflow.jdbc().execute("alter table campaign_item drop constraint planted_fault");
        }
        advance(Duration.ofMinutes(1));
        assertThat(settled(run).items()).isEqualTo(Map.of(CampaignItem.State.MIGRATED, 1));
        assertThat(trial.stepsOf(instance)).containsExactly("2 AwaitReply");
        assertThat(history(booking)).containsOnlyOnce("repaired");
    }

    @Test
    void twoOperatorsAndTwoNodesAtOnceMoveEachOnce() {
        trial.renamed();
        List<String> bookings = started(8);
        List<Result<Campaign>> prepared = AtOnce.each(List.of(1, 2, 3), number -> prepare(trial.renaming()));
        List<Campaign> granted = prepared.stream()
                .filter(Result.Done.class::isInstance)
                .map(Result::orThrow)
                .toList();
        assertThat(granted).hasSize(1);
        Campaign run = granted.getFirst();
        assertThat(AtOnce.each(List.of(1, 2, 3), number -> runs.runAll(run.id(), OPERATIONS)).stream()
                        .filter(Result.Done.class::isInstance))
                .hasSize(1);
        AtOnce.each(List.of(1, 2, 3, 4), node -> lodgeflow.work("migration runs"));
        assertThat(settled(run).items()).isEqualTo(Map.of(CampaignItem.State.MIGRATED, 8));
        bookings.forEach(booking -> assertThat(history(booking)).containsOnlyOnce("repaired"));
    }

    @Test
    void onlyOperationsAndAdminsMoveBookings() {
        trial.renamed();
        started(1);
        assertThat(refusal(runs.prepare(trial.renaming(), "why not", 60, SUPPORT))
                        .code())
                .isEqualTo("forbidden");
        Campaign run = prepare(trial.renaming()).orThrow();
        assertThat(refusal(runs.tryOne(run.id(), SUPPORT)).code()).isEqualTo("forbidden");
        assertThat(refusal(runs.stop(run.id(), SUPPORT)).code()).isEqualTo("forbidden");
        assertThat(refusal(runs.prepare(trial.renaming(), " ", 60, OPERATIONS)).code())
                .isEqualTo("reason_missing");
        assertThat(refusal(runs.prepare(trial.renaming(), "fast", 0, OPERATIONS))
                        .code())
                .isEqualTo("invalid_rate");
        assertThat(refusal(runs.tryOne("mig_unknown", OPERATIONS)).code()).isEqualTo("not_found");
        runs.stop(run.id(), OPERATIONS).orThrow();
    }

    private List<String> started(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    String id = paid(guest, hotel.wish("standard", "flexible", arrival, 1));
                    trial.start(id);
                    return id;
                })
                .toList();
    }

    private Result<Campaign> prepare(VersionChange change) {
        return runs.prepare(change, "a better name", 6000, OPERATIONS);
    }

    private Campaign settled(Campaign run) {
        lodgeflow.settle();
        return runs.find(run.id()).orThrow();
    }

    private int migrated(Campaign run) {
        return settled(run).items().getOrDefault(CampaignItem.State.MIGRATED, 0);
    }

    private List<CampaignItem> instances(Campaign run) {
        return runs.items(run.id(), 0, 100).orThrow();
    }

    private static String instance(CampaignItem item) {
        return Objects.requireNonNull(item.workId());
    }

    private List<MigrationProblem.Kind> problemKinds(VersionChange change) {
        return changes.check(change).orThrow().problems().stream()
                .map(MigrationProblem::kind)
                .toList();
    }

    private static Refusal refusal(Result<?> result) {
        return ((Result.Refused<?>) result).refusal();
    }
}
