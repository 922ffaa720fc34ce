package io.lodgeflow.application.seed;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The command {@code seed-instances --count=1000000}: fills an empty database for measuring the dashboard. */
@Component
@ConditionalOnProperty(name = "lodgeflow.command", havingValue = "seed-instances")
class SeedCommand implements ApplicationRunner {

    private static final int USUAL_COUNT = 1_000_000;
    private static final int INCIDENTS = 10_000;

    private final Seed seed;

    SeedCommand(Seed seed) {
        this.seed = seed;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> given = arguments.getOptionValues("count");
        int count = given == null || given.isEmpty() ? USUAL_COUNT : Integer.parseInt(given.getFirst());
        seed.fill(count, INCIDENTS, (made, all) -> out.println(made + " of " + all + " process instances"));
    }
}
