package io.lodgeflow.workflows.migration;

import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.workflows.migration.MigrationRun.Item;
import io.lodgeflow.workflows.migration.MigrationRun.ItemState;
import io.lodgeflow.workflows.migration.MigrationRun.State;
import io.lodgeflow.workflows.operations.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port to stored migration runs. All methods take part in the running transaction. */
public interface MigrationRunStore {

    /**
     * What a run needs at each turn; its items are not counted.
     *
     * @param startedBy who started it
     */
    record Turn(String id, VersionChange change, State state, int perMinute, String reason, Operator startedBy) {}

    /** Only one caller at a time begins a run, until the transaction ends. */
    void lockBeginning();

    /** A run of the process that is not over. */
    Optional<String> openOf(String process);

    /**
     * Selects the workflows that run in the old version now.
     *
     * @return how many that are
     */
    int prepare(String runId, VersionChange change, int perMinute, String reason, Operator operator, Instant at);

    Optional<MigrationRun> find(String id);

    /** Nobody else changes the run or takes a turn until the transaction ends. */
    Optional<Turn> lock(String id);

    /** Newest first. */
    List<MigrationRun> latest(int limit);

    List<Item> items(String runId, int afterPosition, int limit);

    void setState(String runId, State state, Instant at);

    /** Runs that may take a turn now, by their rate. */
    List<String> dueAt(Instant now);

    /** The next one whose turn it is: those that wait when their pause is over, then those not tried yet. */
    Optional<Item> next(String runId, Instant now);

    /** Every item has ended. */
    boolean isDone(String runId);

    /** The turn counts for the rate: turns of a second may come together, over a longer time no more than that. */
    void spend(String runId, Instant now, Duration pause);

    /** Does nothing if the item has ended before. */
    void end(String runId, int position, ItemState state, String detail, Instant at);

    /** Its turn comes again then. Does nothing if the item has ended before. */
    void postpone(String runId, int position, String detail, Instant until);

    /** Those that wait for their turn will not get one. */
    void giveUp(String runId, Instant at);
}
