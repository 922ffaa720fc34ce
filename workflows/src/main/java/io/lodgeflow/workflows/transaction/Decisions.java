package io.lodgeflow.workflows.transaction;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.Workflows.NotWaiting;
import io.lodgeflow.engine.transaction.CombinedTransactions;
import io.lodgeflow.engine.transaction.Transactions;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Runs commands whose answer may be a refusal, each in one transaction of {@link Transactions}. A refused command has changed
 * nothing; one that lost its races is refused, too: its caller is asked to come back later.
 */
@Component
public class Decisions {

    private final Transactions transactions;
    private final CombinedTransactions combined;

    Decisions(Transactions transactions, CombinedTransactions combined) {
        this.transactions = transactions;
        this.combined = combined;
    }

    public <T> Result<T> decide(Supplier<Result<T>> command) {
        return unlessBusy(() -> transactions.callUnless(Decisions::isRefused, command));
    }

    /** The same, in one transaction with those of other reservations that are asked for at the same moment. */
    public <T> Result<T> decide(String reservationId, Supplier<Result<T>> command) {
        return unlessBusy(() -> combined.callUnless(Decisions::isRefused, reservationId, command));
    }

    private static boolean isRefused(Result<?> answer) {
        return answer instanceof Result.Refused;
    }

    private static <T> Result<T> unlessBusy(Supplier<Result<T>> decision) {
        try {
            return decision.get();
        } catch (NotWaiting notWaiting) {
            return Result.refused(Refusal.conflict("not_ready"));
        } catch (ConcurrencyFailureException lost) {
            return Result.refused(Refusal.conflict("busy.booking"));
        }
    }
}
