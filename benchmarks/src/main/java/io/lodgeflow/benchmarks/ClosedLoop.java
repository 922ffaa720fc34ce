package io.lodgeflow.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Threads that do the same again and again as fast as they can, for a while: how much gets done, and how long one waits. */
final class ClosedLoop {

    /** What is done; throws if it fails. */
    interface Operation {
        void perform(RandomGenerator random);
    }

    /**
     * What came of it.
     *
     * @param firstFailure one of the failures, to be shown
     */
    record Figures(
            long performed,
            double perSecond,
            double medianMillis,
            double p99Millis,
            int failures,
            @Nullable Throwable firstFailure) {}

    /** Latencies of one thread, growing. */
    private static final class Latencies {
        private long[] nanos = new long[1 << 12];
        private int size;

        void add(long latency) {
            if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * size);
            }
            nanos[size++] = latency;
        }
    }

    static Figures run(int threads, Duration duration, Operation operation) {
        ConcurrentLinkedQueue<Latencies> results = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        List<Thread> running = new ArrayList<>();
        for (int number = 0; number < threads; number++) {
            running.add(Thread.ofPlatform().name("guest-" + number).start(() -> {
                Latencies latencies = new Latencies();
                for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
                    try {
                        operation.perform(ThreadLocalRandom.current());
                        latencies.add(System.nanoTime() - began);
                    } catch (RuntimeException failed) {
                        failures.add(failed);
                        first.compareAndSet(null, failed);
                    }
                }
                results.add(latencies);
            }));
        }
        running.forEach(ClosedLoop::join);
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] sorted = results.stream()
                .flatMapToLong(latencies -> Arrays.stream(latencies.nanos, 0, latencies.size))
                .sorted()
                .toArray();
        return new Figures(
                sorted.length,
                sorted.length / seconds,
                quantile(sorted, 0.5),
                quantile(sorted, 0.99),
                failures.size(),
                first.get());
    }

    /** In milliseconds; 0 if there is nothing. */
    static double quantile(long[] sortedNanos, double part) {
        return sortedNanos.length == 0
                ? 0
                : sortedNanos[(int) Math.min(sortedNanos.length - 1, Math.round(sortedNanos.length * part))] / 1e6;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private ClosedLoop() {}
}
