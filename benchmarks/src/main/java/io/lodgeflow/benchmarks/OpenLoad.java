package io.lodgeflow.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Guests who come at a fixed rate whether or not the server is quick. Latency counts from the moment a guest was to come,
 * so a server that stalls is charged with everybody who had to wait, not only with the one whom it kept.
 */
final class OpenLoad {

    /** Requests under way at once; a server that is this far behind has failed. */
    private static final int MOST_UNDER_WAY = 2_000;

    /**
     * One kind of request.
     *
     * @param call performs it and answers the outcome in a word, such as its HTTP status
     * @param good the outcome that counts
     */
    record Kind(String title, int perSecond, Supplier<String> call, String good) {}

    private record Answer(long nanos, String outcome) {}

    private final Kind kind;
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

    private OpenLoad(Kind kind) {
        this.kind = kind;
    }

    /** All kinds side by side for so long; returns when the last answer is there. */
    static List<OpenLoad> run(List<Kind> kinds, Duration duration) throws InterruptedException {
        List<OpenLoad> loads = kinds.stream().map(OpenLoad::new).toList();
        Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Thread> arrivals = new ArrayList<>();
            for (OpenLoad load : loads) {
                arrivals.add(Thread.ofPlatform()
                        .name("arrivals")
                        .start(() -> load.arrive(System.nanoTime(), duration, requests, underWay)));
            }
            for (Thread arrival : arrivals) {
                arrival.join();
            }
        }
        return loads;
    }

    private void arrive(long start, Duration duration, ExecutorService requests, Semaphore underWay) {
        long count = duration.toSeconds() * kind.perSecond();
        for (long number = 0; number < count; number++) {
            long intended = start + number * 1_000_000_000L / kind.perSecond();
            for (long wait = intended - System.nanoTime(); wait > 0; wait = intended - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            if (!underWay.tryAcquire()) {
                answers.add(new Answer(System.nanoTime() - intended, "not sent, the server is too far behind"));
                continue;
            }
            requests.execute(() -> {
                try {
                    String outcome = kind.call().get();
                    answers.add(new Answer(System.nanoTime() - intended, outcome));
                } catch (RuntimeException failed) {
                    answers.add(new Answer(
                            System.nanoTime() - intended, failed.getClass().getSimpleName()));
                } finally {
                    underWay.release();
                }
            });
        }
    }

    /** The 99th percentile of the good answers. */
    double p99Millis() {
        return ClosedLoop.quantile(goodOnes(), 0.99);
    }

    long successes() {
        return goodOnes().length;
    }

    /** Answers that were not good. */
    long failures() {
        return answers.size() - (long) goodOnes().length;
    }

    private long[] goodOnes() {
        return answers.stream()
                .filter(answer -> answer.outcome().equals(kind.good()))
                .mapToLong(Answer::nanos)
                .sorted()
                .toArray();
    }

    static void print(PrintStream out, List<OpenLoad> loads) {
        out.printf(
                "%n%-24s %7s %8s %9s %9s %9s %9s   %s%n",
                "", "per s", "good", "p50 ms", "p95 ms", "p99 ms", "max ms", "all else");
        for (OpenLoad load : loads) {
            long[] good = load.goodOnes();
            Map<String, Integer> others = new TreeMap<>();
            load.answers.stream()
                    .filter(answer -> !answer.outcome().equals(load.kind.good()))
                    .forEach(answer -> others.merge(answer.outcome(), 1, Integer::sum));
            out.printf(
                    Locale.ROOT,
                    "%-24s %7d %8d %9.1f %9.1f %9.1f %9.1f   %s%n",
                    load.kind.title(),
                    load.kind.perSecond(),
                    good.length,
                    ClosedLoop.quantile(good, 0.5),
                    ClosedLoop.quantile(good, 0.95),
                    ClosedLoop.quantile(good, 0.99),
                    ClosedLoop.quantile(good, 1),
                    others.isEmpty() ? "none" : others);
        }
    }
}
