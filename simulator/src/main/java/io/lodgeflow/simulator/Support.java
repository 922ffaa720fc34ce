package io.lodgeflow.simulator;

import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.engine.RemoteSteps;
import io.lodgeflow.workflows.transaction.Transactions;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.runtime.Job;

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
                "select distinct e.BUSINESS_KEY_ from ACT_RU_EXT_TASK t join ACT_RU_EXECUTION e on e.ID_ ="
                        + " t.PROC_INST_ID_ where t.RETRIES_ = 0 order by e.BUSINESS_KEY_");
        boolean any = false;
        for (String reservationId : calls) {
            if (tried.add(reservationId)) {
                any = true;
                log.step("support lets the given up calls of " + reservationId + " be made again");
                product.bean(Transactions.class)
                        .run(() -> product.bean(RemoteSteps.class).askNow(reservationId));
            }
        }
        ManagementService management = product.bean(ManagementService.class);
        for (Job job :
                management.createJobQuery().noRetriesLeft().orderByJobId().asc().list()) {
            if (tried.add(job.getId())) {
                any = true;
                log.step("support lets a step that was given up be tried again");
                management.setJobRetries(job.getId(), 1);
                management.setJobDuedate(job.getId(), Date.from(product.now()));
            }
        }
        return any;
    }
}
