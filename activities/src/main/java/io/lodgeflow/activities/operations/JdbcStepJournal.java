package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.counter.StepJournal;
import io.lodgeflow.engine.counter.StepJournal.CauseChange;
import io.lodgeflow.engine.counter.StepJournal.StepChange;
import io.lodgeflow.engine.time.UtcTime;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row a transaction: a line for each step and cause, its fields divided by blanks. */
@Repository
class JdbcStepJournal implements StepJournal {

    /** What the column holds; more lines than that make further rows. */
    private static final int LONGEST = 4000;

    private static final String INSERT = "insert into step_change (at, changes) values (?, ?)";

    private final JdbcClient jdbc;

    JdbcStepJournal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void append(Collection<StepChange> steps, Collection<CauseChange> causes, Instant at) {
        StringBuilder row = new StringBuilder();
        steps.forEach(change -> add(JournalLine.of(change), row, at));
        causes.forEach(change -> add(JournalLine.of(change), row, at));
        store(row, at);
    }

    private void add(String line, StringBuilder row, Instant at) {
        if (row.length() + line.length() + 1 > LONGEST) {
            store(row, at);
            row.setLength(0);
        }
        row.append(line).append('\n');
    }

    private void store(StringBuilder row, Instant at) {
        jdbc.sql(INSERT).params(UtcTime.of(at), row.toString()).update();
    }
}
