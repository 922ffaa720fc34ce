package io.lodgeflow.engine.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Calls that are made side by side, on threads of their own that end with the calls. */
public final class SideBySide {

    /**
     * Returns when all calls are over; throws, then, what one of them has thrown.
     *
     * @param ended is told, on the caller's thread, what the calls answered: as they end, several at a time if they do
     */
    public static <T, R> void each(List<T> things, Function<? super T, ? extends R> call, Consumer<List<R>> ended) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<R> calls = new ExecutorCompletionService<>(threads);
            for (T thing : things) {
                Future<R> unused = calls.submit(() -> call.apply(thing));
            }
            for (int left = things.size(); left > 0; ) {
                List<R> answers = new ArrayList<>();
                for (Future<R> over = calls.take(); over != null; over = calls.poll()) {
                    answers.add(over.get());
                }
                left -= answers.size();
                ended.accept(answers);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private SideBySide() {}
}
