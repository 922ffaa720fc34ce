package io.lodgeflow.simulator;

import io.lodgeflow.engine.RemoteSteps;
import io.lodgeflow.engine.incident.WorkflowRepairs;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Product;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whoever looks at incidents: when the trouble is over, what was given up is tried again, once. */
final class Support {

    private final Product product;
    private final StepLog log;
    private final Set<String> tried = new HashSet<>();

    Support(Product product, StepLog log) {
        this.product = product;
        this.log = log;
    }

    /** @return whether there was anything that had not been tried again yet */
    boolean tryIncidentsAgain() {
        List<String> calls = product.texts(
                "select distinct business_key from engine_call where tries_left = 0 order by business_key");
        boolean any = false;
        for (String reservationId : calls) {
            if (tried.add(reservationId)) {
                any = true;
                log.step("support lets the given up calls of " + reservationId + " be made again");
                product.bean(Transactions.class)
                        .run(() -> product.bean(RemoteSteps.class).askNow(reservationId));
            }
        }
        WorkflowRepairs repairs = product.bean(WorkflowRepairs.class);
        for (String job : repairs.givenUpJobs()) {
            if (tried.add(job)) {
                any = true;
                log.step("support lets a step that was given up be tried again");
                repairs.tryAgainAt(job, product.now());
            }
        }
        return any;
    }
}
