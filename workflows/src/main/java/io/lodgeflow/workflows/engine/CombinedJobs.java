package io.lodgeflow.workflows.engine;

import io.lodgeflow.workflows.transaction.CombinedTransactions;
import io.lodgeflow.workflows.transaction.CombinedTransactions.Booking;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.operaton.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Timers and asynchronous steps that are run at the same moment run in one transaction. A step that fails runs again by
 * itself, where the engine counts its failure.
 */
@Component
class CombinedJobs {

    private final ProcessEngineConfigurationImpl engine;
    private final JdbcTemplate jdbc;
    private final CombinedTransactions transactions;

    CombinedJobs(ProcessEngineConfigurationImpl engine, JdbcTemplate jdbc, CombinedTransactions transactions) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.transactions = transactions.kind(this::bookings);
    }

    /**
     * @param alone runs it in its own transaction, with what the engine does about failures
     * @return whether it was there to be run, or what {@code alone} says
     */
    boolean run(String jobId, Supplier<Boolean> alone) {
        return transactions.call(jobId, () -> runInCompany(jobId), alone);
    }

    private boolean runInCompany(String jobId) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            boolean isThere = context.getDbEntityManager().selectById(JobEntity.class, jobId) != null;
            if (isThere) {
                new ExecuteJobsCmd(jobId, new JobFailureCollector(jobId)).execute(context);
            }
            return isThere;
        });
    }

    /** Rooms are assigned under a lock on the hotel, and two transactions must lock several hotels in one order. */
    private Map<String, Booking> bookings(List<String> jobIds) {
        Map<String, Booking> bookings = new HashMap<>();
        jdbc.query(
                "select j.ID_, r.id, r.hotel_id from ACT_RU_JOB j"
                        + " join ACT_RU_EXECUTION p on p.ID_ = j.PROCESS_INSTANCE_ID_"
                        + " join reservation r on r.id = p.BUSINESS_KEY_ where j.ID_ in ("
                        + String.join(", ", Collections.nCopies(jobIds.size(), "?")) + ")",
                row -> {
                    bookings.put(row.getString(1), new Booking(row.getString(2), row.getString(3)));
                },
                jobIds.toArray());
        return bookings;
    }
}
