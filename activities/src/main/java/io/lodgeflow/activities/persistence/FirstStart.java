package io.lodgeflow.activities.persistence;

import io.lodgeflow.engine.EngineTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Makes the tables, and begins anew when a first start was killed while it made them: neither database makes tables in a
 * transaction, so what that start left behind cannot be gone on with. Nobody can have used it: processes are deployed
 * and hotels stored only when all tables are there. A database that has either is never emptied.
 */
@Component
public class FirstStart implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final String HISTORY = "FLYWAY_SCHEMA_HISTORY";
    private static final Set<String> FIRST_USED = Set.of(EngineTables.FIRST_USED, "HOTEL", "ACCOUNT");

    /** @throws IllegalStateException if the database is in use and has lost the history of its migrations */
    @Override
    public void migrate(Flyway flyway) {
        if (flyway.info().pending().length > 0 && isLeftBehind(flyway)) {
            LOG.info("A first start was stopped while it made the tables; they are made again");
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .cleanDisabled(false)
                    .load()
                    .clean();
        }
        flyway.migrate();
    }

    private static boolean isLeftBehind(Flyway flyway) {
        DataSource source = flyway.getConfiguration().getDataSource();
        try (Connection connection = source.getConnection()) {
            Set<String> tables = tables(connection);
            if (!tables.contains(HISTORY) || tables.size() == 1) {
                return false;
            }
            for (String table : FIRST_USED) {
                if (tables.contains(table) && hasRows(connection, table)) {
                    if (flyway.info().applied().length == 0) {
                        throw new IllegalStateException(
                                "This database has bookings and workflows but no migration history. Nothing was"
                                        + " changed. Restore the table flyway_schema_history, or name an empty database.");
                    }
                    return false;
                }
            }
            return true;
        } catch (SQLException unreadable) {
            throw new IllegalStateException("the tables of the database cannot be read", unreadable);
        }
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME").toUpperCase(Locale.ROOT));
            }
        }
        return tables;
    }

    private static boolean hasRows(Connection connection, String table) throws SQLException {
        String name = table.equals(EngineTables.FIRST_USED) ? table : table.toLowerCase(Locale.ROOT);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1 from " + name + " limit 1")) {
            return row.next();
        }
    }
}
