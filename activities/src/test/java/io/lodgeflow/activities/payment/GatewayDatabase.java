package io.lodgeflow.activities.payment;

import com.zaxxer.hikari.HikariDataSource;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A real database with the tables that gateways need, empty, and Spring's transactions on it. Making tables is what costs
 * most on MySQL, so the next test gets the database of one that has ended, emptied.
 */
public final class GatewayDatabase {

    private static final String[] MIGRATIONS = {
        "V2__lodgeflow_tables",
        "V10__sandbox_course",
        "V12__sandbox_events",
        "V13__stripe_intent",
        "V86__sandbox_inquiries"
    };

    private static final Queue<TestDatabase> READY = new ConcurrentLinkedQueue<>();

    /** Gives its database back when it is closed. */
    private static final class Pool extends HikariDataSource {

        private final TestDatabase database;

        Pool(TestDatabase database) {
            this.database = database;
            setJdbcUrl(database.jdbcUrl());
            setUsername(database.username());
            setPassword(database.password());
            setAutoCommit(false);
            setMaximumPoolSize(12);
            setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        }

        @Override
        public void close() {
            boolean first = !isClosed();
            super.close();
            if (first) {
                empty(database);
                READY.add(database);
            }
        }
    }

    /** A context with what adapters ask for; to be refreshed and closed by whoever adds the rest. */
    public static AnnotationConfigApplicationContext context() {
        TestDatabase ready = READY.poll();
        TestDatabase database = ready != null ? ready : withTables(TestDatabase.create("gateway"));
        HikariDataSource pool = new Pool(database);
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(HikariDataSource.class, () -> pool);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(Clock.class, () -> Clock.fixed(PaymentGatewayContract.NOW, ZoneOffset.UTC));
        context.registerBean(Identifiers.class, Counting::new);
        context.register(Transactions.class, WakeUp.class);
        return context;
    }

    private static TestDatabase withTables(TestDatabase database) {
        on(database, connection -> {
            for (String migration : MIGRATIONS) {
                new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + migration + ".sql"))
                        .populate(connection);
            }
        });
        return database;
    }

    private static void empty(TestDatabase database) {
        boolean mysql = database.name().equals("mysql");
        on(database, connection -> {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.execute(mysql ? "set foreign_key_checks = 0" : "set referential_integrity false");
            jdbc.queryForList(
                            "select table_name from information_schema.tables where table_schema = schema()",
                            String.class)
                    .forEach(table -> jdbc.execute("delete from " + table));
            jdbc.execute(mysql ? "set foreign_key_checks = 1" : "set referential_integrity true");
        });
    }

    private static void on(TestDatabase database, Consumer<Connection> work) {
        try (Connection connection = database.connect()) {
            work.accept(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
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
