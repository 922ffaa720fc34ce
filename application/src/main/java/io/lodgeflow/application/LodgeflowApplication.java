package io.lodgeflow.application;

import io.lodgeflow.application.replay.ReplayCommand;
import java.util.Arrays;
import java.util.TimeZone;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;

/**
 * Lodgeflow. Without arguments: api and worker in one process on an embedded database, with demo data on the first start.
 * With {@code replay --file=...}: lives the recorded bookings of a hotel and ends. With {@code check}: lists contradictions
 * in the books and ends.
 * With {@code verify-audit}: looks for changed or deleted lines of the audit log and ends. With {@code seed-instances
 * --count=...}: fills an empty database for measuring the operations dashboard and ends.
 */
@SpringBootApplication(scanBasePackages = "io.lodgeflow")
@EntityScan("io.lodgeflow.domain")
public class LodgeflowApplication {

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC")); // every instant and column is UTC; hotels have their zones
        String command = arguments.length > 0 ? arguments[0] : "";
        switch (command) {
            case "replay" -> {
                ReplayCommand.refusal(new DefaultApplicationArguments(rest(arguments)))
                        .ifPresent(refusal -> {
                            System.out.println(refusal);
                            System.exit(2);
                        });
                System.exit(run(
                        command,
                        rest(arguments),
                        "./data/replay-" + ProcessHandle.current().pid()));
            }
            case "check", "verify-audit", "seed-instances" -> System.exit(run(command, rest(arguments), "./data"));
            default -> SpringApplication.run(LodgeflowApplication.class, arguments);
        }
    }

    /**
     * Commands run alone: no web server, nothing in the background, no demo data. One that dies is begun again, so the embedded
     * database may gather commits for half a second, which is quicker and needs a tenth of the disk.
     */
    private static int run(String command, String[] arguments, String dataDirectory) {
        String[] fixed = {"--lodgeflow.command=" + command, "--lodgeflow.roles=none", "--lodgeflow.demo.enabled=false"};
        String[] all = Arrays.copyOf(arguments, arguments.length + fixed.length);
        System.arraycopy(fixed, 0, all, arguments.length, fixed.length);
        return SpringApplication.exit(new SpringApplicationBuilder(LodgeflowApplication.class)
                .web(WebApplicationType.NONE)
                .properties("lodgeflow.data-directory=" + dataDirectory, "lodgeflow.write-delay=500")
                .run(all));
    }

    private static String[] rest(String[] arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }
}
