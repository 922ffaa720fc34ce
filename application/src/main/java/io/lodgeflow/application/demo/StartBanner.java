package io.lodgeflow.application.demo;

import io.lodgeflow.application.DatabaseAddress;
import io.lodgeflow.application.start.StartCheck;
import io.lodgeflow.web.security.SignIn;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Prints, once the product takes requests and below the log, where to go next. A node without a web server prints one line.
 */
@Component
@ConditionalOnProperty(name = "lodgeflow.command", havingValue = "serve", matchIfMissing = true)
class StartBanner {

    private final Environment environment;
    private final DataSource dataSource;
    private final Clock clock;
    private final BooleanSupplier hasAdmin;
    private final PrintStream out;
    private volatile @Nullable Duration taken;

    @Autowired
    StartBanner(Environment environment, DataSource dataSource, Clock clock, SignIn signIn) {
        this(environment, dataSource, clock, signIn::hasAdmin);
    }

    StartBanner(Environment environment, DataSource dataSource, Clock clock, BooleanSupplier hasAdmin) {
        this.environment = environment;
        this.dataSource = dataSource;
        this.clock = clock;
        this.hasAdmin = hasAdmin;
        this.out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    /** Comes right before the requests are let in. */
    @EventListener
    void ready(ApplicationReadyEvent event) {
        taken = event.getTimeTaken();
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void open(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            out.print(text(taken));
        }
    }

    String text(@Nullable Duration taken) {
        StringBuilder text = new StringBuilder("\nLodgeflow is ready");
        if (taken != null) {
            text.append(String.format(Locale.ROOT, " after %.1f seconds", taken.toMillis() / 1000.0));
        }
        text.append(". Data: ").append(DatabaseAddress.of(dataSource)).append('\n');
        String port = environment.getProperty("local.server.port");
        if (port != null) {
            append(text, firstSteps(port));
        }
        return text.append('\n').toString();
    }

    private FirstSteps firstSteps(String port) {
        String path = environment.getProperty("server.servlet.context-path", "");
        String address = "http://" + host() + ":" + port + path;
        String managementPort = environment.getProperty("local.management.port", port);
        return new FirstSteps(
                address,
                managementPort.equals(port) ? address : "http://" + host() + ":" + managementPort,
                LocalDate.now(clock));
    }

    /** Where this machine reaches the server: an address that was named, unless it is this machine's own or any. */
    private String host() {
        String address = environment.getProperty("server.address", "");
        boolean any = address.isBlank() || address.equals("0.0.0.0") || address.equals("::");
        if (any || !StartCheck.isReachedFromOutside(environment)) {
            return "localhost";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private void append(StringBuilder text, FirstSteps steps) {
        text.append('\n');
        steps.addresses().forEach(line -> text.append("  ").append(line).append('\n'));
        if (!StartCheck.isDemo(environment)) {
            if (!hasAdmin.getAsBoolean()) {
                text.append("\nNobody can sign in as administrator yet. Stop, and run the command create-admin"
                        + " --email=you@example.org --name='Your Name' with the same settings.\n");
            }
            return;
        }
        if (StartCheck.isReachedFromOutside(environment)) {
            text.append(
                    "\nWARNING: other machines reach this demo. Everybody there can sign in as administrator by the password"
                            + " below, move the clock and pay with play money. Leave server.address out to keep it to this machine.\n");
        }
        text.append("\nDemo accounts, all with the password ")
                .append(DemoAccounts.PASSWORD)
                .append('\n');
        FirstSteps.accounts().forEach(line -> text.append("  ").append(line).append('\n'));
        text.append("\nFind a hotel:\n  ").append(steps.search()).append('\n');
        text.append("\nSign in:\n  ").append(steps.signIn()).append('\n');
    }
}
