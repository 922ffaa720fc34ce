package io.lodgeflow.activities.payment.sandbox;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The sandbox gateway's transactions, never its caller's: what it has done stays done whatever becomes of the caller. */
final class OwnTransaction {

    private final TransactionTemplate template;

    OwnTransaction(PlatformTransactionManager transactionManager) {
        template = new TransactionTemplate(transactionManager);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    <T> T call(Supplier<T> work) {
        return Objects.requireNonNull(template.execute(status -> work.get()));
    }
}
