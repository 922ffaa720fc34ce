package io.lodgeflow.application;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.activities.books.GatewayDifference;
import io.lodgeflow.activities.books.GatewayReconciliation;
import io.lodgeflow.activities.operations.CountersCheck;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.engine.time.UtcTime;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The command {@code check}: lists every contradiction in the books, and every difference between them and the gateway's.
 * Exit code 0 means there is none; what is merely still open is listed and is none.
 */
@Component
@ConditionalOnProperty(name = "lodgeflow.command", havingValue = "check")
class CheckCommand implements ApplicationRunner, ExitCodeGenerator {

    private final JdbcClient jdbc;
    private final PaymentGateway gateway;
    private final Duration span;
    private final Clock clock;
    private int exitCode = 2;

    /** @param span how far back the gateway's movements are compared */
    CheckCommand(
            JdbcClient jdbc,
            PaymentGateway gateway,
            @Value("${lodgeflow.payment.reconciliation-span:35d}") Duration span,
            Clock clock) {
        this.jdbc = jdbc;
        this.gateway = gateway;
        this.span = span;
        this.clock = clock;
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
        boolean gatewayAgrees = gatewayAgrees(out);
        exitCode = violations.isEmpty() && gatewayAgrees ? 0 : 1;
    }

    private boolean gatewayAgrees(PrintStream out) {
        Instant newest = newestEntry();
        List<GatewayDifference> differences;
        try {
            differences =
                    new GatewayReconciliation(jdbc, gateway).differences(newest.minus(span), newest.plusSeconds(1));
        } catch (PaymentGateway.GatewayFailure failure) {
            out.println("The gateway " + gateway.name() + " could not be asked: " + failure.getMessage());
            return false;
        }
        differences.forEach(out::println);
        long contradictions =
                differences.stream().filter(GatewayDifference::isContradiction).count();
        out.println(
                contradictions == 0
                        ? "The gateway " + gateway.name() + " agrees for the " + span.toDays() + " days before "
                                + newest + ", " + differences.size() + " still open."
                        : contradictions + " differences between the books and the gateway " + gateway.name() + ".");
        return contradictions == 0;
    }

    /** The clock of a demo may have been moved far ahead of this command's. */
    private Instant newestEntry() {
        return jdbc.sql("""
                select max(at) from (select max(created_at) as at from payment_attempt
                    union all select max(created_at) from refund union all select max(posted_at) from folio_posting) entries
                """)
                .query(LocalDateTime.class)
                .optional()
                .map(UtcTime::read)
                .filter(newest -> newest.isAfter(clock.instant()))
                .orElseGet(clock::instant);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
