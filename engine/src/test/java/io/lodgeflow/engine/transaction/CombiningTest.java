package io.lodgeflow.engine.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CombiningTest {

    private static final long LIMIT_SECONDS = 30;

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
    private final List<List<Integer>> lists = Collections.synchronizedList(new ArrayList<>());
    /** The list that begins with 0 waits here, so that others gather. */
    private final CountDownLatch firstIsAtWork = new CountDownLatch(1);

    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private List<String> work(List<Integer> items) {
        lists.add(List.copyOf(items));
        if (items.contains(0)) {
            firstIsAtWork.countDown();
            await(firstMayEnd);
        }
        if (items.contains(13)) {
            throw new IllegalStateException("13 is not served");
        }
        return items.stream().map(item -> "done " + item).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** 0 is at work while the others begin to wait, one after the other. */
    private List<Future<String>> whileFirstIsAtWork(Combining<Integer, String> combining, int... others) {
        List<Future<String>> asked = new ArrayList<>();
        asked.add(threads.submit(() -> combining.ask(0)));
        await(firstIsAtWork);
        for (int other : others) {
            int before = combining.waiting();
            asked.add(threads.submit(() -> combining.ask(other)));
            while (combining.waiting() == before) {
                Thread.onSpinWait();
            }
        }
        firstMayEnd.countDown();
        return asked;
    }

    @Test
    void whoComesAloneIsServedAtOnce() {
        Combining<Integer, String> combining = new Combining<>(1, 10, this::work);
        assertThat(combining.ask(1)).isEqualTo("done 1");
        assertThat(combining.ask(2)).isEqualTo("done 2");
        assertThat(lists).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whatComesWhileAListIsAtWorkIsTheNextList() throws Exception {
        Combining<Integer, String> combining = new Combining<>(1, 10, this::work);
        List<Future<String>> asked = whileFirstIsAtWork(combining, 1, 2, 3);
        for (int item = 0; item < 4; item++) {
            assertThat(asked.get(item).get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo("done " + item);
        }
        assertThat(lists).containsExactly(List.of(0), List.of(1, 2, 3));
    }

    @Test
    void aListIsNoLongerThanAllowed() throws Exception {
        Combining<Integer, String> combining = new Combining<>(1, 2, this::work);
        for (Future<String> one : whileFirstIsAtWork(combining, 1, 2, 3, 4, 5)) {
            assertThat(one.get(LIMIT_SECONDS, TimeUnit.SECONDS)).startsWith("done");
        }
        assertThat(lists).containsExactly(List.of(0), List.of(1, 2), List.of(3, 4), List.of(5));
    }

    @Test
    void aFailureIsToldToAllOfItsListAndToNobodyElse() throws Exception {
        Combining<Integer, String> combining = new Combining<>(1, 2, this::work);
        List<Future<String>> asked = whileFirstIsAtWork(combining, 12, 13, 14);
        assertThat(asked.getFirst().get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo("done 0");
        for (Future<String> failed : asked.subList(1, 3)) {
            assertThatThrownBy(() -> failed.get(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("13 is not served");
        }
        assertThat(asked.getLast().get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo("done 14");
        assertThat(combining.ask(15)).isEqualTo("done 15");
    }

    @Test
    void severalListsAreAtWorkSideBySideAndNoMoreThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Combining<Integer, Integer> combining = new Combining<>(3, 8, items -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            now.decrementAndGet();
            return items.stream().map(item -> item * 2).toList();
        });
        List<Future<Boolean>> askers = IntStream.range(0, 32)
                .mapToObj(asker -> threads.submit(() -> IntStream.range(0, 500)
                        .map(round -> asker * 1000 + round)
                        .allMatch(item -> combining.ask(item) == item * 2)))
                .toList();
        for (Future<Boolean> asker : askers) {
            assertThat(asker.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThat(combining.waiting()).isZero();
    }
}
