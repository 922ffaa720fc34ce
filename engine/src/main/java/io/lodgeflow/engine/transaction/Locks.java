package io.lodgeflow.engine.transaction;

import io.lodgeflow.engine.transaction.CombinedTransactions.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Port: what a workflow's key stands for is locked before the workflow moves, so that two do not move it at once. */
public interface Locks {

    /** In the running transaction, until its end, whoever else wants some of the same. */
    void lockAll(Collection<String> keys);

    /** What these timers and steps of workflows are about, by id of the job; without those that are gone. */
    Map<String, Subject> subjectsOf(List<String> jobIds);
}
