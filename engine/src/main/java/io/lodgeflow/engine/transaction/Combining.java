package io.lodgeflow.engine.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs as one batch what many threads ask for at the same moment. Nobody waits for company: who comes first begins at
 * once, and what comes meanwhile makes up the next list. The longer a list takes, the longer the next one gets.
 *
 * @param <I> what is asked
 * @param <O> what is answered
 */
public final class Combining<I, O> {

    private final int mostLists;
    private final int longest;
    private final Function<List<I>, List<O>> work;
    private final Queue<Asked<I, O>> waiting = new ArrayDeque<>();
    private int listsAtWork;

    /**
     * @param mostLists how many lists may be at work side by side
     * @param longest most entries of one batch; with 1 nothing is combined
     * @param work answers each entry, in the same order; what it throws is thrown to all who asked
     */
    public Combining(int mostLists, int longest, Function<List<I>, List<O>> work) {
        this.mostLists = mostLists;
        this.longest = longest;
        this.work = work;
    }

    /** One entry, and whether its thread is to begin a list or has been served by another's. */
    private static final class Asked<I, O> {
        private final I item;
        private final CompletableFuture<Boolean> begins = new CompletableFuture<>();
        private @Nullable O answer;
        private @Nullable RuntimeException failure;

        private Asked(I item) {
            this.item = item;
        }
    }

    /** Returns when the list with the item is done. May run other callers' entries on this thread, and this one on another. */
    public O ask(I item) {
        Asked<I, O> mine = new Asked<>(item);
        if (beginsAtOnce(mine) || mine.begins.join()) {
            try {
                answer(listFrom(mine));
            } finally {
                passOn();
            }
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
        return Objects.requireNonNull(mine.answer);
    }

    /** Otherwise it waits, which happens only while all lists are at work, so there is always one that ends and passes on. */
    private boolean beginsAtOnce(Asked<I, O> asked) {
        synchronized (waiting) {
            boolean begins = listsAtWork < mostLists;
            if (begins) {
                listsAtWork++;
            } else {
                waiting.add(asked);
            }
            return begins;
        }
    }

    /** How many wait for a list to end; 0 while nothing is combined. */
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private List<Asked<I, O>> listFrom(Asked<I, O> first) {
        List<Asked<I, O>> list = new ArrayList<>();
        list.add(first);
        synchronized (waiting) {
            while (list.size() < longest && !waiting.isEmpty()) {
                list.add(waiting.remove());
            }
        }
        return list;
    }

    private void passOn() {
        synchronized (waiting) {
            Asked<I, O> next = waiting.poll();
            if (next == null) {
                listsAtWork--;
            } else {
                next.begins.complete(true);
            }
        }
    }

    private void answer(List<Asked<I, O>> list) {
        try {
            List<O> answers = work.apply(list.stream().map(asked -> asked.item).toList());
            for (int index = 0; index < list.size(); index++) {
                list.get(index).answer = answers.get(index);
            }
        } catch (RuntimeException failure) {
            list.forEach(asked -> asked.failure = failure);
        } catch (Error error) {
            list.forEach(asked -> asked.failure = new IllegalStateException("the list was not done", error));
            throw error;
        } finally {
            list.forEach(asked -> asked.begins.complete(false));
        }
    }
}
