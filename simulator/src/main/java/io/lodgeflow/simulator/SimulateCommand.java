package io.lodgeflow.simulator;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs seeds by command: {@code --seeds=500 --from=1 --bookings=3}; {@code --steps} prints all steps. Exit code 1 when a seed
 * breaks a promise.
 */
final class SimulateCommand {

    private static final int USUAL_SEEDS = 500;
    private static final int SHOW_PROGRESS_EACH = 50;

    private SimulateCommand() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long from = number(arguments, "from", 1);
        long seeds = number(arguments, "seeds", USUAL_SEEDS);
        int bookings = Math.toIntExact(number(arguments, "bookings", Simulator.FEW_BOOKINGS));
        boolean steps = Arrays.asList(arguments).contains("--steps");
        long broken = 0;
        long begin = System.nanoTime();
        try (Simulator simulator = new Simulator()) {
            for (long seed = from; seed < from + seeds; seed++) {
                Outcome outcome = simulator.run(seed, bookings);
                if (steps) {
                    outcome.steps().forEach(out::println);
                }
                if (!outcome.holds()) {
                    broken++;
                    out.println(outcome.report());
                }
                if ((seed - from + 1) % SHOW_PROGRESS_EACH == 0) {
                    out.println(seed - from + 1 + " of " + seeds + " seeds, " + broken + " broken, "
                            + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
                }
            }
        }
        out.println(
                broken == 0
                        ? "All " + seeds + " seeds from " + from + " on hold."
                        : broken + " of " + seeds + " seeds are broken.");
        System.exit(broken == 0 ? 0 : 1);
    }

    private static long number(String[] arguments, String name, long usual) {
        String start = "--" + name + "=";
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(start))
                .mapToLong(argument -> Long.parseLong(argument.substring(start.length())))
                .findFirst()
                .orElse(usual);
    }
}
