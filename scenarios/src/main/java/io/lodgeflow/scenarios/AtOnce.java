package io.lodgeflow.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Does things at the same moment: one thread each, all held back until the last is ready. */
public final class AtOnce {

    private static final long LIMIT_SECONDS = 120;

    /** @return what each came to, in the order of the things */
    public static <T, R> List<R> each(List<T> things, Function<? super T, ? extends R> action) {
        return all(things.stream()
                .<Callable<R>>map(thing -> () -> action.apply(thing))
                .toList());
    }

    /** @throws IllegalStateException with the first exception that any of them threw */
    public static <R> List<R> all(List<? extends Callable<R>> actions) {
        CyclicBarrier start = new CyclicBarrier(Math.max(1, actions.size()));
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("race-", 1).factory())) {
            List<Future<R>> running = new ArrayList<>();
            for (Callable<R> action : actions) {
                running.add(threads.submit(() -> {
                    start.await(LIMIT_SECONDS, TimeUnit.SECONDS);
                    return action.call();
                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> one : running) {
                results.add(one.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (java.util.concurrent.TimeoutException hung) {
            throw new IllegalStateException("not done after " + LIMIT_SECONDS + " s", hung);
        }
    }

    private AtOnce() {}
}
