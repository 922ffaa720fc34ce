package io.lodgeflow.scenarios.kill;

import io.lodgeflow.application.LodgeflowApplication;
import io.lodgeflow.engine.transaction.CombinedTransactions;
import io.lodgeflow.workflows.booking.PlaceReservations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The real program, which stands still right before or right after the database commits a list of rows together, so that it
 * can be killed at exactly that moment. Which list is ordered by a file: without it, this is the program and nothing else.
 */
public final class StandstillLodgeflow {

    /** Begins the line that is printed when it stands still. */
    static final String STANDS_STILL = "Stands still ";

    /** Begins the line that is printed when the first caller holds the slot: whoever asks from then on is in the list. */
    static final String HOLDS_THE_SLOT = "Holds the slot ";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final String FILE = "lodgeflow.standstill";

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication application = new SpringApplication(LodgeflowApplication.class);
        application.addInitializers(context -> {
            Path file = Path.of(context.getEnvironment().getRequiredProperty(FILE));
            context.addBeanFactoryPostProcessor(
                    beans -> beans.addBeanPostProcessor(new WatchedCommits(file, context.getBeanFactory())));
        });
        application.run(arguments);
    }

    /**
     * At which commit to stand still.
     *
     * @param moment {@code before} or {@code after}
     * @param table gets one row of each of the list
     * @param length of the list
     */
    record Order(String moment, String table, int length) {

        /** The argument of the program that names the file. */
        static String argument(Path file) {
            return "--" + FILE + "=" + file;
        }

        void write(Path file) {
            try {
                Path draft = file.resolveSibling("draft");
                Files.writeString(draft, moment + " " + table + " " + length);
                Files.move(draft, file); // there as a whole, or not at all
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        static Optional<Order> read(Path file) {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            try {
                String[] words = Files.readString(file).split(" ", 3);
                return Optional.of(new Order(words[0], words[1], Integer.parseInt(words[2])));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public String toString() {
            return moment + " the commit of " + length + " rows of " + table;
        }
    }

    /** Commits seen where they go to the database, when everything is written. */
    private record WatchedCommits(Path file, BeanFactory beans) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof DataSource real)) {
                return bean;
            }
            return new DelegatingDataSource(real) {
                @Override
                public Connection getConnection() throws SQLException {
                    return watched(real, real.getConnection());
                }
            };
        }

        private Connection watched(DataSource dataSource, Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("commit")) {
                            commit(dataSource, connection);
                            return null;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getTargetException();
                        }
                    });
        }

        /** Who comes first is alone, and holds the slot until the ordered number waits: they are the next list. */
        private void commit(DataSource dataSource, Connection connection) throws SQLException {
            Optional<Order> ordered = Order.read(file);
            if (ordered.isEmpty()) {
                connection.commit();
                return;
            }
            Order order = ordered.get();
            int rows = rowsOfThisTransaction(order.table(), dataSource, connection);
            if (rows == 1) {
                System.out.println(HOLDS_THE_SLOT + order);
                IntSupplier waiting = waiting(order.table());
                while (waiting.getAsInt() < order.length()) {
                    LockSupport.parkNanos(LOOK_NANOS); // not spinning: requests share two processors or so
                }
            } else if (rows > 1 && order.moment().equals("before")) {
                standStill(new Order(order.moment(), order.table(), rows));
            }
            connection.commit();
            if (rows > 1) {
                standStill(new Order(order.moment(), order.table(), rows));
            }
        }

        private IntSupplier waiting(String table) {
            return table.equals("reservation")
                    ? beans.getBean(PlaceReservations.class)::waiting
                    : beans.getBean(CombinedTransactions.class)::waiting;
        }

        /** It sees its own rows; another sees those that are committed. */
        private static int rowsOfThisTransaction(String table, DataSource dataSource, Connection connection)
                throws SQLException {
            try (Connection other = dataSource.getConnection()) {
                return rows(table, connection) - rows(table, other);
            }
        }

        private static int rows(String table, Connection connection) throws SQLException {
            try (ResultSet rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getInt(1);
            }
        }

        private static void standStill(Order order) {
            System.out.println(STANDS_STILL + order);
            while (true) {
                LockSupport.park();
            }
        }
    }

    private StandstillLodgeflow() {}
}
