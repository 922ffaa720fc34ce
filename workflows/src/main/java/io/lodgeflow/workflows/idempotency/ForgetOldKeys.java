package io.lodgeflow.workflows.idempotency;

import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Keeps the table of keys small: once an hour those older than {@link IdempotencyKeys#KEPT} go. */
@Component
class ForgetOldKeys implements BackgroundTask {

    private final IdempotencyKeys keys;
    private final Transactions transactions;

    ForgetOldKeys(IdempotencyKeys keys, Transactions transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    @Override
    public String taskName() {
        return "forget old idempotency keys";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofHours(1);
    }

    /** Always 0: one sweep takes all there are. */
    @Override
    public int runOnce() {
        transactions.call(keys::forgetOld);
        return 0;
    }
}
