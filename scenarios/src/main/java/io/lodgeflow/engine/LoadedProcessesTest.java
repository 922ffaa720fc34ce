package io.lodgeflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.scenarios.migration.TrialProcess;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.interceptor.SessionFactory;
import org.operaton.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.operaton.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.operaton.bpm.engine.repository.ProcessDefinition;

/** Who needs a process finds it loaded; and if not, whole, whoever needs it at the same moment. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LoadedProcessesTest extends Story {

    private static final long LIMIT_SECONDS = 60;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final TestHotel hotel = hotel(2, 1);
    private final ProcessEngineConfigurationImpl engine = lodgeflow.bean(ProcessEngineConfigurationImpl.class);
    private final DeploymentCache cache = engine.getDeploymentCache();
    private final RepositoryService repository = lodgeflow.bean(RepositoryService.class);
    private final SessionFactory ownFactory =
            Objects.requireNonNull(engine.getSessionFactories().get(JobDefinitionManager.class));
    /** With a deadline beside its first step. */
    private final TrialProcess trial = TrialProcess.in(lodgeflow, "loaded");

    @AfterEach
    void asBefore() {
        engine.getSessionFactories().put(JobDefinitionManager.class, ownFactory);
        trial.close();
        assertBooksAreRight();
    }

    @Test
    void aStartLoadsTheNewestProcessesAndAllDecisions() throws Exception {
        forgetAll();

        lodgeflow.bean(ProcessDeployment.class).deploy();

        assertThat(repository.createProcessDefinitionQuery().latestVersion().list())
                .hasSizeGreaterThan(8)
                .allMatch(newest -> isLoaded(newest.getId()));
        assertThat(repository.createDecisionDefinitionQuery().list())
                .isNotEmpty()
                .allMatch(decision -> cache.findDecisionDefinitionFromCache(decision.getId()) != null);
    }

    @Test
    void ofOldVersionsThoseAreLoadedInWhichWorkflowsRun() {
        trial.start(aBooking());
        trial.renamed().withoutThanks();
        forgetAll();

        lodgeflow.bean(LoadedProcesses.class).load();

        assertThat(isLoaded(version(1))).as("a workflow runs in it").isTrue();
        assertThat(isLoaded(version(2))).as("nobody needs it").isFalse();
        assertThat(isLoaded(version(3))).as("the newest").isTrue();
    }

    /** As after an old version was needed for the first time, or was pushed out of the cache. */
    @Test
    void twoWhoNeedAProcessAtTheSameMomentBothFindItWhole() throws Exception {
        String[] bookings = {aBooking(), aBooking()};
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        forget(version(1));
        whileLoading(version(1), () -> {
            loading.countDown();
            await(goOn);
        });
        FutureTask<String> first = new FutureTask<>(() -> trial.start(bookings[0]));
        FutureTask<String> second = new FutureTask<>(() -> trial.start(bookings[1]));
        Thread.ofPlatform().start(first);
        await(loading);
        Thread other = Thread.ofPlatform().start(second);
        while (!second.isDone() && !waitsForALoad(other)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        goOn.countDown();

        assertThat(first.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isNotEmpty();
        assertThat(second.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isNotEmpty();
        assertThat(deadlines("JOB_DEF_ID_ is not null")).isEqualTo(2);
        assertThat(deadlines("JOB_DEF_ID_ is null")).isZero();
    }

    @Test
    void aLoadThatFailsLeavesNothingBehind() {
        String booking = aBooking();
        forget(version(1));
        whileLoading(version(1), () -> {
            throw new IllegalStateException("the database is gone");
        });
        assertThatThrownBy(() -> trial.start(booking)).hasStackTraceContaining("the database is gone");
        assertThat(isLoaded(version(1))).isFalse();
        engine.getSessionFactories().put(JobDefinitionManager.class, ownFactory);

        trial.start(booking);

        assertThat(deadlines("JOB_DEF_ID_ is not null")).isEqualTo(1);
    }

    private String aBooking() {
        return placed(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 1));
    }

    private String version(int number) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(trial.key())
                .processDefinitionVersion(number)
                .singleResult();
        return definition.getId();
    }

    private boolean isLoaded(String process) {
        return cache.findProcessDefinitionFromCache(process) != null;
    }

    private void forget(String process) {
        cache.removeProcessDefinition(process);
    }

    private void forgetAll() {
        cache.discardProcessDefinitionCache();
        cache.discardDecisionDefinitionCache();
        cache.discardDecisionRequirementsDefinitionCache();
    }

    private void whileLoading(String process, Runnable action) {
        Consumer<String> ofThisOnly = loaded -> {
            if (loaded.equals(process)) {
                action.run();
            }
        };
        engine.getSessionFactories().put(JobDefinitionManager.class, new BeforeTimersAreDeclared(ofThisOnly));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("the engine asks for the timers of a process that it loads")
                    .isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Within the engine's own lock. */
    private static boolean waitsForALoad(Thread thread) {
        return thread.getState() == Thread.State.BLOCKED
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("resolveDefinition"));
    }

    private int deadlines(String which) {
        return Objects.requireNonNull(lodgeflow
                .jdbc()
                .queryForObject(
                        "select count(*) from ACT_RU_JOB where PROCESS_DEF_ID_ = ? and " + which,
                        Integer.class,
                        version(1)));
    }
}
