package io.lodgeflow.application.demo;

import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database with the demo's hotels and accounts, once, before the product reports ready; at each later start
 * lengthens the calendars. Everything of the first start is one transaction, so a kill leaves nothing half written. Its
 * first statement is the row {@value #CLAIM} in the table of settings: of nodes that start together one gets it and the
 * others wait for it. A database with hotels of its own is left alone.
 */
@Component
@ConditionalOnProperty("lodgeflow.demo.enabled")
class DemoData implements ApplicationRunner {

    static final String CLAIM = "demo.data";

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final JdbcTemplate database;
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final PasswordEncoder passwordEncoder;
    private final Clock clock;
    private final int nights;

    /** @param nights of each calendar, at least one; tests need fewer than a visitor who looks around */
    DemoData(
            JdbcTemplate database,
            Transactions transactions,
            PasswordEncoder passwordEncoder,
            Clock clock,
            @Value("${lodgeflow.demo.nights:" + DemoCalendars.NIGHTS + "}") int nights) {
        if (nights < 1) {
            throw new IllegalArgumentException("lodgeflow.demo.nights is " + nights + "; a calendar has at least 1");
        }
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.transactions = transactions;
        this.passwordEncoder = passwordEncoder;
        this.clock = clock;
        this.nights = nights;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        prepare();
    }

    /** Idempotent. */
    void prepare() {
        long began = System.nanoTime();
        DemoCatalogue catalogue = DemoCatalogue.create();
        if (isEmpty() && writeOnce(catalogue)) {
            log.info(
                    "Demo data written: {} hotels and their calendars in {} ms",
                    catalogue.hotels().size(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
            return;
        }
        int nights = transactions.call(() -> lengthen(catalogue));
        if (nights > 0) {
            log.info("Demo calendars lengthened by {} nights", nights);
        }
    }

    private boolean isEmpty() {
        return jdbc.sql("select id from hotel limit 1")
                .query(String.class)
                .optional()
                .isEmpty();
    }

    /** @return false if another node was first; then it has finished */
    private boolean writeOnce(DemoCatalogue catalogue) {
        Instant now = clock.instant();
        String passwordHash = Objects.requireNonNull(passwordEncoder.encode(DemoAccounts.PASSWORD));
        return transactions.call(() -> {
            if (!claim(now)) {
                return false;
            }
            DemoRows rows = new DemoRows(database);
            rows.insert(catalogue);
            rows.insertAccounts(DemoAccounts.all().stream()
                    .map(account -> account.withPasswordHash(passwordHash, now))
                    .toList());
            rows.insertPoints(
                    DemoAccounts.all().stream()
                            .filter(account -> account.role() == Role.GUEST)
                            .map(DemoAccounts.DemoAccount::id)
                            .toList(),
                    DemoAccounts.POINTS,
                    now);
            new DemoCalendars(database, catalogue, nights).extend(now);
            return true;
        });
    }

    private boolean claim(Instant now) {
        try {
            jdbc.sql("insert into setting (name, setting_value) values (?, ?)")
                    .params(CLAIM, "written " + now)
                    .update();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** Under a lock on the claim, so that two nodes do not add the same nights. */
    private int lengthen(DemoCatalogue catalogue) {
        boolean isDemo = jdbc.sql("select name from setting where name = ? for update")
                .param(CLAIM)
                .query(String.class)
                .optional()
                .isPresent();
        return isDemo ? new DemoCalendars(database, catalogue, nights).extend(clock.instant()) : 0;
    }
}
