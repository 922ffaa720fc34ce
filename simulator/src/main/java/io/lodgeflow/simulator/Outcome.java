package io.lodgeflow.simulator;

import java.util.List;

/**
 * What came of one seed.
 *
 * @param steps everything that happened, the same for the same seed and number of bookings
 * @param violations what must not be; empty when the seed holds
 * @param books folio, payments, refunds and changes of the bookings that the violations name
 */
record Outcome(long seed, int bookings, List<String> steps, List<String> violations, List<String> books) {

    private static final int LAST = 60;

    boolean holds() {
        return violations.isEmpty();
    }

    /** How many lines tell of it. */
    int count(String words) {
        return Math.toIntExact(
                steps.stream().filter(line -> line.contains(words)).count());
    }

    /** For a reader who has to find out why: the seed, the command that repeats it, what is wrong, the last steps. */
    String report() {
        int from = Math.max(0, steps.size() - LAST);
        return "seed " + seed + " with " + bookings + " bookings breaks a promise; repeat it exactly with\n"
                + "  " + command() + "\n"
                + "what is wrong:\n  " + String.join("\n  ", violations)
                + "\ntheir books:\n  " + String.join("\n  ", books)
                + "\nthe last of " + steps.size() + " steps:\n  "
                + String.join("\n  ", steps.subList(from, steps.size()));
    }

    String command() {
        return "scripts/simulate --from=" + seed + " --seeds=1 --bookings=" + bookings + " --steps";
    }
}
