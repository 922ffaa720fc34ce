package io.lodgeflow.benchmarks;

import java.util.HashMap;
import java.util.Map;

/** What was written behind the name of a benchmark: {@code --name=value}, each known to the benchmark. */
final class Options {

    private final Map<String, String> values = new HashMap<>();

    /** @throws IllegalArgumentException if an option is not among the known ones; the message lists them */
    static Options of(String[] arguments, String... known) {
        Options options = new Options();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 || !java.util.List.of(known).contains(name.replaceFirst("^--", ""))) {
                throw new IllegalArgumentException(
                        "unknown option '" + argument + "'; there are --" + String.join("=..., --", known) + "=...");
            }
            options.values.put(name.substring(2), argument.substring(equals + 1));
        }
        return options;
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    private Options() {}
}
