package io.lodgeflow.workflows.transaction;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.engine.EngineCommand;
import io.lodgeflow.workflows.transaction.Transactions.OutcomeUnknown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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
 * Runs short transactions on different bookings that are asked for at the same moment as one: one commit, and what they
 * write goes out in batches. All of them commit or none; if one refuses, fails or loses a race, nothing is kept and each is
 * run by itself, as if it had never been combined. So a transaction that is combined must be one that can be run again
 * from its beginning, which {@link Transactions} asks of all. While nothing else is asked for, each runs by itself too.
 *
 * <p>Run again is only what is known to have changed nothing. Two failures are told to all of a list instead, as each would
 * have been told alone: {@link OutcomeUnknown}, because a check-in that has committed would be refused when it is run again,
 * and {@link CannotCreateTransactionException}, because each would wait for a connection in vain as long as the list has. A
 * caller with an idempotency key finds out by repeating. A timer or remote call is taken up again by the
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
    private final Reservations reservations;
    private final Function<List<String>, Map<String, Booking>> bookings;
    private final Combining<Wanted, Supplier<Object>> combining;

    @Autowired
    CombinedTransactions(
            Transactions transactions,
            EngineCommand engineCommand,
            Reservations reservations,
            CombiningSettings settings) {
        this(transactions, engineCommand, reservations, settings, CombinedTransactions::bookings);
    }

    private CombinedTransactions(
            Transactions transactions,
            EngineCommand engineCommand,
            Reservations reservations,
            CombiningSettings settings,
            Function<List<String>, Map<String, Booking>> bookings) {
        this.transactions = transactions;
        this.engineCommand = engineCommand;
        this.settings = settings;
        this.reservations = reservations;
        this.bookings = bookings;
        combining = new Combining<>(settings.sideBySide(), settings.longest(), this::together);
    }

    /**
     * What a transaction is about.
     *
     * @param order two combined transactions that lock more than their bookings do so in this order, not in a circle
     */
    public record Booking(String reservationId, String order) {}

    /** For subjects that are bookings. */
    public static Map<String, Booking> bookings(List<String> reservationIds) {
        return reservationIds.stream().distinct().collect(Collectors.toMap(id -> id, id -> new Booking(id, id)));
    }

    /**
     * A kind of its own, not combined with others.
     *
     * @param bookings tells the bookings of subjects; what is about none of them runs by itself
     */
    public CombinedTransactions kind(Function<List<String>, Map<String, Booking>> bookings) {
        return new CombinedTransactions(transactions, engineCommand, reservations, settings, bookings);
    }

    /** One transaction, in company or alone. */
    private record Wanted(String subject, Supplier<Object> inCompany, Supplier<Object> alone) {}

    /** Refused in company: what it may have done is to be undone, which undoes the others' too. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Refused() {
            super("refused", null, false, false);
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

    /** As {@link Transactions#decide}. */
    public <T> Result<T> decide(String reservationId, Supplier<Result<T>> command) {
        return call(reservationId, () -> unlessRefused(command.get()), () -> transactions.decide(command));
    }

    /** As {@link Transactions#run}. */
    public void run(String reservationId, Runnable work) {
        Supplier<Boolean> answering = () -> {
            work.run();
            return true;
        };
        call(reservationId, answering, () -> transactions.call(answering));
    }

    /**
     * @param subject what it is about; two about one booking are not combined with each other
     * @param inCompany the work within a transaction and an engine command that hold others too
     * @param alone the whole transaction by itself
     */
    @SuppressWarnings("unchecked") // the answer is that of one of the two
    public <T> T call(String subject, Supplier<T> inCompany, Supplier<T> alone) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return alone.get();
        }
        return (T) combining
                .ask(new Wanted(subject, (Supplier<Object>) inCompany, (Supplier<Object>) alone))
                .get();
    }

    /** How many wait for a transaction of this kind to end. */
    public int waiting() {
        return combining.waiting();
    }

    private static <T> Result<T> unlessRefused(Result<T> result) {
        if (result instanceof Result.Refused) {
            throw new Refused();
        }
        return result;
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
                LOG.debug("{} runs by itself", unfit.wanted.subject(), unfit.getCause());
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

    /** All bookings are locked first, so that what is read for all of them together stays true for each. */
    private Map<Wanted, Object> workedOff(List<Wanted> wanted) {
        Map<String, Booking> bookingOf =
                bookings.apply(wanted.stream().map(Wanted::subject).toList());
        Map<Booking, Wanted> firstOfEach =
                new TreeMap<>(Comparator.comparing(Booking::order).thenComparing(Booking::reservationId));
        wanted.forEach(one -> Optional.ofNullable(bookingOf.get(one.subject()))
                .ifPresent(booking -> firstOfEach.putIfAbsent(booking, one)));
        List<String> reservationIds =
                firstOfEach.keySet().stream().map(Booking::reservationId).toList();
        if (reservationIds.size() < 2) {
            return Map.of();
        }
        reservations.lockAll(reservationIds);
        return engineCommand.together(reservationIds, () -> {
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
