package io.lodgeflow.application.replay;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does independent things at the same time, on a few threads for each core, and waits for all of them. */
final class InParallel {

    private final ExecutorService threads = Executors.newFixedThreadPool(
            2 * Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("replay-", 1).factory());

    <T> void forEach(Collection<T> things, Consumer<? super T> action) {
        List<Callable<Boolean>> calls = things.stream()
                .<Callable<Boolean>>map(thing -> () -> {
                    action.accept(thing);
                    return true;
                })
                .toList();
        try {
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                call.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
