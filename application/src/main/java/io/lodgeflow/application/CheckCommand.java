package io.lodgeflow.application;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.activities.operations.CountersCheck;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The command {@code check}: lists every contradiction in the books. Exit code 0 means there is none. */
@Component
@ConditionalOnProperty(name = "lodgeflow.command", havingValue = "check")
class CheckCommand implements ApplicationRunner, ExitCodeGenerator {

    private final JdbcTemplate jdbc;
    private int exitCode = 2;

    CheckCommand(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> violations = new ArrayList<>(new BooksCheck(jdbc).violations());
        violations.addAll(CountersCheck.contradictions(jdbc));
        violations.forEach(out::println);
        out.println(
                violations.isEmpty()
                        ? "The books are right: nights, rooms, money, workflows and counters agree."
                        : violations.size() + " contradictions, at most the first 20 of each kind.");
        exitCode = violations.isEmpty() ? 0 : 1;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
