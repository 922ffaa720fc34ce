package io.lodgeflow.engine.counter;

import io.lodgeflow.engine.counter.StepJournal.CauseChange;
import io.lodgeflow.engine.counter.StepJournal.StepChange;

/**
 * How a change stands in the journal: {@code S process version step entered finished millis incidents}, or {@code C
 * fingerprint opened closed}. The step of a process as a whole is written as a hyphen.
 */
sealed interface JournalLine {

    record Step(StepChange change) implements JournalLine {}

    record Cause(CauseChange change) implements JournalLine {}

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

    static JournalLine read(String line) {
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
