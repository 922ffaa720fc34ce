package io.lodgeflow.engine.counter;

import io.lodgeflow.engine.time.UtcTime;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Notes what the running transaction changed, as one appended row that no other transaction touches. Stored if and only if the
 * transaction commits; the counters follow within seconds. A line for each step and cause, its fields divided by blanks.
 */
@Repository
public class StepJournal {

    /**
     * What a transaction changed at one step of one process version.
     *
     * @param step id of the BPMN element; empty for the instances of the process as a whole
     * @param entered visits begun
     * @param finished visits ended, also by being canceled
     * @param timeSpentMillis of the visits that ended
     * @param incidents opened less closed
     */
    public record StepChange(
            String process,
            int version,
            String step,
            long entered,
            long finished,
            long timeSpentMillis,
            long incidents) {

        public StepChange plus(StepChange other) {
            return new StepChange(
                    process,
                    version,
                    step,
                    entered + other.entered,
                    finished + other.finished,
                    timeSpentMillis + other.timeSpentMillis,
                    incidents + other.incidents);
        }
    }

    /** How many incidents of a cause a transaction opened and closed. */
    public record CauseChange(String fingerprint, long opened, long closed) {}

    /** What fits the column; more lines than that make further rows. */
    private static final int LONGEST = 4000;

    private static final String INSERT = "insert into step_change (at, changes) values (?, ?)";

    private final JdbcClient jdbc;

    StepJournal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void append(Collection<StepChange> steps, Collection<CauseChange> causes, Instant at) {
        StringBuilder row = new StringBuilder();
        steps.forEach(change -> add(Line.of(change), row, at));
        causes.forEach(change -> add(Line.of(change), row, at));
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

    /**
     * How a change stands in the journal: {@code S process version step entered finished millis incidents}, or {@code C
     * fingerprint opened closed}. The step of a process as a whole is written as a hyphen.
     */
    sealed interface Line {

        record Step(StepChange change) implements Line {}

        record Cause(CauseChange change) implements Line {}

        static String of(StepChange change) {
            return String.join(
                    " ",
                    "S",
                    change.process(),
                    Integer.toString(change.version()),
                    change.step().isEmpty() ? "-" : change.step(),
                    Long.toString(change.entered()),
                    Long.toString(change.finished()),
                    Long.toString(change.timeSpentMillis()),
                    Long.toString(change.incidents()));
        }

        static String of(CauseChange change) {
            return "C " + change.fingerprint() + " " + change.opened() + " " + change.closed();
        }

        static Line read(String line) {
            String[] field = line.split(" ", -1);
            return switch (field[0]) {
                case "S" ->
                    new Step(new StepChange(
                            field[1],
                            Integer.parseInt(field[2]),
                            field[3].equals("-") ? "" : field[3],
                            Long.parseLong(field[4]),
                            Long.parseLong(field[5]),
                            Long.parseLong(field[6]),
                            Long.parseLong(field[7])));
                case "C" -> new Cause(new CauseChange(field[1], Long.parseLong(field[2]), Long.parseLong(field[3])));
                default -> throw new IllegalStateException("unreadable line of the step journal: " + line);
            };
        }
    }
}
