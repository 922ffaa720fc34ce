package io.lodgeflow.activities.payment;

import com.zaxxer.hikari.HikariDataSource;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.testsupport.TestDatabase;
import io.lodgeflow.workflows.transaction.Transactions;
import io.lodgeflow.workflows.transaction.WakeUp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A real database with the tables that gateways need, and Spring's transactions on it. */
public final class GatewayDatabase {

    private static final String[] MIGRATIONS = {
        "V2__lodgeflow_tables", "V10__sandbox_course", "V12__sandbox_events", "V13__stripe_intent"
    };

    /** A context with what adapters ask for; to be refreshed and closed by whoever adds the rest. */
    public static AnnotationConfigApplicationContext context() {
        TestDatabase database = TestDatabase.create("gateway");
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setAutoCommit(false);
        pool.setMaximumPoolSize(12);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        for (String migration : MIGRATIONS) {
            new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + migration + ".sql")).execute(pool);
        }
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(HikariDataSource.class, () -> pool);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(Clock.class, () -> Clock.fixed(PaymentGatewayContract.NOW, ZoneOffset.UTC));
        context.registerBean(Identifiers.class, Counting::new);
        context.register(Transactions.class, WakeUp.class);
        return context;
    }

    private static final class Counting implements Identifiers {
        private final AtomicInteger last = new AtomicInteger();

        @Override
        public String next(String kind) {
            return "%s_%08d".formatted(kind, last.incrementAndGet());
        }

        @Override
        public String nextConfirmationNumber() {
            return next("CNF");
        }
    }

    private GatewayDatabase() {}
}
