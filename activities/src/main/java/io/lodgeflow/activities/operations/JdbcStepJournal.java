package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.counter.StepJournal;
import io.lodgeflow.engine.counter.StepJournal.CauseChange;
import io.lodgeflow.engine.counter.StepJournal.StepChange;
import io.lodgeflow.engine.time.UtcTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** One row a transaction: a line for each step and cause, its fields divided by blanks. */
@Repository
class JdbcStepJournal implements StepJournal {

    /** What the column holds; more lines than that make further rows. */
    private static final int LONGEST = 4000;

    private static final String INSERT = "insert into step_change (at, changes) values (?, ?)";

    private final JdbcTemplate jdbc;

    JdbcStepJournal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void append(Collection<StepChange> steps, Collection<CauseChange> causes, Instant at) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        steps.forEach(change -> add(JournalLine.of(change), row, rows));
        causes.forEach(change -> add(JournalLine.of(change), row, rows));
        rows.add(row.toString());
        if (rows.size() == 1) {
            jdbc.update(INSERT, UtcTime.of(at), rows.getFirst());
        } else {
            jdbc.batchUpdate(
                    INSERT,
                    rows.stream()
                            .map(text -> new Object[] {UtcTime.of(at), text})
                            .toList());
        }
    }

    private static void add(String line, StringBuilder row, List<String> rows) {
        if (row.length() + line.length() + 1 > LONGEST) {
            rows.add(row.toString());
            row.setLength(0);
        }
        row.append(line).append('\n');
    }
}
