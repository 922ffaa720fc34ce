package io.lodgeflow.application.start;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;

/**
 * Whom the command {@code create-admin} lets in. The password is asked for: a command line is seen by everybody on the machine
 * and kept in histories.
 */
public record NewAdmin(String email, String name, String password) {

    /** Asks at the terminal, twice and unseen; where there is none, reads the first line of the standard input. */
    @SuppressWarnings("SystemConsoleNull") // it is null on Java 21
    public static Result<NewAdmin> ask(ApplicationArguments arguments) {
        String email = option(arguments, "email");
        String name = option(arguments, "name");
        if (email == null || name == null || arguments.containsOption("password")) {
            return refused("Name both, and no password, which is asked for:"
                    + " create-admin --email=you@example.org --name='Your Name'");
        }
        Console console = System.console();
        String password = console != null && isTerminal(console) ? askTwice(console) : readLine();
        if (password == null) {
            return refused("There was no password, or not the same twice. Nothing was changed.");
        }
        return PublishedSecrets.contain(password)
                ? refused("This password stands in Lodgeflow's public repository. Choose one of your own.")
                : Result.done(new NewAdmin(email, name, password));
    }

    private static @Nullable String askTwice(Console console) {
        char[] first = console.readPassword("Password of the new administrator: ");
        char[] second = first == null ? null : console.readPassword("Once more: ");
        return first != null && Arrays.equals(first, second) ? new String(first) : null;
    }

    /** Since Java 22 there is a console where no terminal is, too; before, a console is a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    private static @Nullable String readLine() {
        try {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static @Nullable String option(ApplicationArguments arguments, String name) {
        List<String> values = arguments.getOptionValues(name);
        return values == null || values.size() != 1 || values.getFirst().isBlank() ? null : values.getFirst();
    }

    private static Result<NewAdmin> refused(String why) {
        return Result.refused(Refusal.invalid("create_admin", "", why));
    }

    @Override
    public String toString() {
        return "NewAdmin[not shown]";
    }
}
