package io.lodgeflow.engine.transaction;

import io.lodgeflow.engine.transaction.Transactions.OutcomeUnknown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs short transactions on different keys that are asked for at the same moment as one: one commit, and what they
 * write goes out in batches. All of them commit or none; if one is undone, fails or loses a race, nothing is kept and each is
 * run by itself, as if it had never been combined. So a transaction that is combined must be one that can be run again
 * from its beginning, which {@link Transactions} asks of all. While nothing else is asked for, each runs by itself too.
 *
 * <p>Run again is only what is known to have changed nothing. Two failures are told to all of a list instead, as each would
 * have been told alone: {@link OutcomeUnknown}, because what has committed may not be run again,
 * and {@link CannotCreateTransactionException}, because each would wait for a connection in vain as long as the list has. A
 * caller whose request has a key of its own finds out by repeating. A timer or remote call is taken up again by the
 * engine if it is still there: its row goes with the commit.
 */
@Component
@EnableConfigurationProperties(CombiningSettings.class)
public class CombinedTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(CombinedTransactions.class);
    /** How often those that would commit are tried again without one that does not. */
    private static final int TRIES = 3;

    private final Transactions transactions;
    private final EngineCommand engineCommand;
    private final CombiningSettings settings;
    private final Locks locks;
    private final Function<List<String>, Map<String, Subject>> subjects;
    private final Combining<Wanted, Supplier<Object>> combining;

    @Autowired
    CombinedTransactions(
            Transactions transactions, EngineCommand engineCommand, Locks locks, CombiningSettings settings) {
        this(transactions, engineCommand, locks, settings, CombinedTransactions::keys);
    }

    private CombinedTransactions(
            Transactions transactions,
            EngineCommand engineCommand,
            Locks locks,
            CombiningSettings settings,
            Function<List<String>, Map<String, Subject>> subjects) {
        this.transactions = transactions;
        this.engineCommand = engineCommand;
        this.settings = settings;
        this.locks = locks;
        this.subjects = subjects;
        combining = new Combining<>(settings.sideBySide(), settings.longest(), this::together);
    }

    /**
     * What a transaction is about.
     *
     * @param order two combined transactions that lock more than their keys do so in this order, not in a circle
     */
    public record Subject(String key, String order) {}

    /** For those that are named by their keys. */
    public static Map<String, Subject> keys(List<String> keys) {
        return keys.stream().distinct().collect(Collectors.toMap(key -> key, key -> new Subject(key, key)));
    }

    /**
     * A kind of its own, not combined with others.
     *
     * @param subjects tells what names are about; what is about nothing runs by itself
     */
    public CombinedTransactions kind(Function<List<String>, Map<String, Subject>> subjects) {
        return new CombinedTransactions(transactions, engineCommand, locks, settings, subjects);
    }

    /** One transaction, in company or alone. */
    private record Wanted(String name, Supplier<Object> inCompany, Supplier<Object> alone) {}

    /** What it did in company is to be undone, which undoes the others' too. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Undone() {
            super("undone", null, false, false);
        }
    }

    /** One of them does not fit in. */
    private static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Wanted wanted;

        private Unfit(Wanted wanted, RuntimeException cause) {
            super(cause.toString(), cause, false, false);
            this.wanted = wanted;
        }
    }

    /** As {@link Transactions#callUnless}. */
    public <T> T callUnless(Predicate<? super T> undone, String name, Supplier<T> work) {
        Supplier<T> inCompany = () -> {
            T answer = work.get();
            if (undone.test(answer)) {
                throw new Undone();
            }
            return answer;
        };
        return call(name, inCompany, () -> transactions.callUnless(undone, work));
    }

    /** As {@link Transactions#run}. */
    public void run(String name, Runnable work) {
        Supplier<Boolean> answering = () -> {
            work.run();
            return true;
        };
        call(name, answering, () -> transactions.call(answering));
    }

    /**
     * @param name of what it is about; two about one key are not combined with each other
     * @param inCompany the work within a transaction and an engine command that keep others too
     * @param alone the whole transaction by itself
     */
    @SuppressWarnings("unchecked") // the answer is that of one of the two
    public <T> T call(String name, Supplier<T> inCompany, Supplier<T> alone) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return alone.get();
        }
        return (T) combining
                .ask(new Wanted(name, (Supplier<Object>) inCompany, (Supplier<Object>) alone))
                .get();
    }

    /** How many wait for a transaction of this kind to end. */
    public int waiting() {
        return combining.waiting();
    }

    /** Answers with how each gets its outcome, on its own thread: it has it, or it has to run by itself. */
    private List<Supplier<Object>> together(List<Wanted> wanted) {
        if (wanted.size() == 1) {
            Object outcome = wanted.getFirst().alone().get();
            return List.of(() -> outcome);
        }
        Map<Wanted, Object> outcomes = outcomes(wanted);
        return wanted.stream()
                .map(one -> Optional.ofNullable(outcomes.get(one))
                        .<Supplier<Object>>map(outcome -> () -> outcome)
                        .orElse(one.alone()))
                .toList();
    }

    /** Of those that have committed. */
    private Map<Wanted, Object> outcomes(List<Wanted> wanted) {
        List<Wanted> left = new ArrayList<>(wanted);
        for (int attempt = 1; attempt <= TRIES && left.size() > 1; attempt++) {
            try {
                return transactions.once(() -> workedOff(left));
            } catch (Unfit unfit) {
                LOG.debug("{} runs by itself", unfit.wanted.name(), unfit.getCause());
                left.remove(unfit.wanted);
            } catch (OutcomeUnknown | CannotCreateTransactionException ofAll) {
                throw ofAll;
            } catch (RuntimeException notTogether) {
                LOG.debug("{} run by themselves", left.size(), notTogether);
                return Map.of();
            }
        }
        return Map.of();
    }

    /** All keys are locked first, so that what is read for all of them together stays true for each. */
    private Map<Wanted, Object> workedOff(List<Wanted> wanted) {
        Map<String, Subject> subjectOf =
                subjects.apply(wanted.stream().map(Wanted::name).toList());
        Map<Subject, Wanted> firstOfEach =
                new TreeMap<>(Comparator.comparing(Subject::order).thenComparing(Subject::key));
        wanted.forEach(one -> Optional.ofNullable(subjectOf.get(one.name()))
                .ifPresent(subject -> firstOfEach.putIfAbsent(subject, one)));
        List<String> keys = firstOfEach.keySet().stream().map(Subject::key).toList();
        if (keys.size() < 2) {
            return Map.of();
        }
        locks.lockAll(keys);
        return engineCommand.together(keys, () -> {
            Map<Wanted, Object> outcomes = new HashMap<>();
            firstOfEach.values().forEach(one -> outcomes.put(one, outcome(one)));
            return outcomes;
        });
    }

    private static Object outcome(Wanted wanted) {
        try {
            return wanted.inCompany().get();
        } catch (RuntimeException unfit) {
            throw new Unfit(wanted, unfit);
        }
    }
}
