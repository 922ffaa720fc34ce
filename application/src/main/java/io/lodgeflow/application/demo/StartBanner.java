package io.lodgeflow.application.demo;

import io.lodgeflow.application.DatabaseAddress;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Prints, once the product is ready and below the log, where to go next. A node without a web server prints one line. */
@Component
@ConditionalOnProperty(name = "lodgeflow.command", havingValue = "serve", matchIfMissing = true)
class StartBanner {

    private final Environment environment;
    private final DataSource dataSource;
    private final Clock clock;
    private final PrintStream out;

    StartBanner(Environment environment, DataSource dataSource, Clock clock) {
        this.environment = environment;
        this.dataSource = dataSource;
        this.clock = clock;
        this.out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        out.print(text(event.getTimeTaken()));
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
        String address = "http://localhost:" + port + path;
        String managementPort = environment.getProperty("local.management.port", port);
        return new FirstSteps(
                address,
                managementPort.equals(port) ? address : "http://localhost:" + managementPort,
                LocalDate.now(clock));
    }

    private void append(StringBuilder text, FirstSteps steps) {
        text.append('\n');
        steps.addresses().forEach(line -> text.append("  ").append(line).append('\n'));
        if (!environment.getProperty("lodgeflow.demo.enabled", Boolean.class, false)) {
            return;
        }
        text.append("\nDemo accounts, all with the password ")
                .append(DemoAccounts.PASSWORD)
                .append('\n');
        FirstSteps.accounts().forEach(line -> text.append("  ").append(line).append('\n'));
        text.append("\nFind a hotel:\n  ").append(steps.search()).append('\n');
        text.append("\nSign in:\n  ").append(steps.signIn()).append('\n');
    }
}
