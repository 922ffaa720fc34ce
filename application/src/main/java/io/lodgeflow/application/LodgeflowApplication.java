package io.lodgeflow.application;

import io.lodgeflow.activities.payment.sandbox.PlayMoney;
import io.lodgeflow.application.replay.ReplayCommand;
import io.lodgeflow.application.start.MakeTokenKey;
import io.lodgeflow.application.start.NewAdmin;
import io.lodgeflow.application.start.StartCheck;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.words.Sentences;
import java.util.Arrays;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Lodgeflow: api and worker in one process. Without a command it is a real installation, which is refused until it has a
 * gateway and keys of its own ({@link StartCheck}); {@code demo} starts one with demo data and play money, on this machine
 * only. The other commands do one thing and end.
 */
@SpringBootApplication(scanBasePackages = "io.lodgeflow")
@EntityScan("io.lodgeflow.domain")
@EnableJpaRepositories(
        basePackages = "io.lodgeflow.activities",
        considerNestedRepositories = true,
        enableDefaultTransactions = false) // whoever asks has a transaction
public class LodgeflowApplication {

    private static final String COMMANDS = """
              (none)           a real installation
              demo             demo data and play money, on this machine only
              make-token-key   --file=FILE: makes the pair of keys that signs access tokens
              create-admin     --email=E-MAIL --name=NAME: lets the first administrator in; asks for the password
              check            lists contradictions in the books
              verify-audit     looks for changed or deleted lines of the audit log
              replay           --file=FILE: lives the recorded bookings of a hotel
              restore-engine-indexes  makes the engine's own indexes again that Lodgeflow dropped
              seed-instances   --count=NUMBER: fills an empty database for measuring the operations dashboard
            Settings follow as --name=value, see docs/operations.md.""";

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC")); // every instant and column is UTC; hotels have their zones
        String command = arguments.length > 0 && !arguments[0].startsWith("-") ? arguments[0] : "";
        String[] rest = command.isEmpty() ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (command) {
            case "" -> serve(rest);
            case "demo" -> serve(with(rest, "--" + StartCheck.DEMO + "=true"));
            case "make-token-key" -> System.exit(MakeTokenKey.run(new DefaultApplicationArguments(rest)));
            case "create-admin" -> {
                NewAdmin admin = orExit(NewAdmin.ask(new DefaultApplicationArguments(rest)));
                System.exit(run(
                        command,
                        rest,
                        "./data",
                        context -> context.getBeanFactory().registerSingleton("newAdmin", admin)));
            }
            case "replay" -> {
                ReplayCommand.refusal(new DefaultApplicationArguments(rest)).ifPresent(LodgeflowApplication::exit);
                System.exit(run(
                        command,
                        rest,
                        "./data/replay-" + ProcessHandle.current().pid()));
            }
            case "check", "verify-audit", "restore-engine-indexes", "seed-instances" ->
                System.exit(run(command, rest, "./data"));
            default -> exit("'" + command + "' is no command. There are:\n" + COMMANDS);
        }
    }

    private static void serve(String[] arguments) {
        SpringApplication application = new SpringApplication(LodgeflowApplication.class);
        application.addListeners(new StartCheck());
        application.run(arguments);
    }

    private static int run(String command, String[] arguments, String dataDirectory) {
        return run(command, arguments, dataDirectory, context -> {});
    }

    /**
     * Commands run alone: no web server, nothing in the background, no demo data; the sandbox gateway unless another is named,
     * since they serve no guest. One that dies is begun again, so the embedded database may gather commits for half a second,
     * which is quicker and needs a tenth of the disk.
     */
    private static int run(
            String command,
            String[] arguments,
            String dataDirectory,
            ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        return SpringApplication.exit(new SpringApplicationBuilder(LodgeflowApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(PlayMoney::wanted, more)
                .properties(
                        "lodgeflow.data-directory=" + dataDirectory,
                        "lodgeflow.write-delay=500",
                        "lodgeflow.holding.enabled=false")
                .run(with(
                        arguments,
                        "--lodgeflow.command=" + command,
                        "--lodgeflow.roles=none",
                        "--" + StartCheck.DEMO + "=false")));
    }

    private static <T> T orExit(Result<T> result) {
        if (result instanceof Result.Refused<T> refused) {
            exit(Sentences.english(refused.refusal().detail()));
        }
        return result.orThrow();
    }

    private static void exit(String why) {
        System.err.println(why);
        System.exit(2);
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
    }
}
