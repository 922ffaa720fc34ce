package db.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The workflow engine's own tables, made by the scripts the engine brings for each database, and an index it lacks. An engine upgrade is a later
 * migration that runs the engine's upgrade script.
 *
 * <p>Neither database makes tables in a transaction. Tables that are there already were made by a first start that was
 * killed before Flyway had noted this migration; nobody can have used them, so they are made again.
 */
public class V1__EngineTables extends BaseJavaMigration {

    /**
     * Finding due timers scans the job table without this: 59 timers a second with 100,000 jobs waiting, 164 with it
     * (shared/platform.md, engine pitfall 6).
     */
    private static final String DUE_DATE_INDEX = "create index LODGEFLOW_IDX_JOB_DUEDATE on ACT_RU_JOB (DUEDATE_)";

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws SQLException {
        String product = context.getConnection().getMetaData().getDatabaseProductName();
        String dialect = product.toLowerCase(Locale.ROOT).contains("mysql") ? "mysql" : "h2";
        dropTables(context.getConnection(), dialect);
        for (String part : PARTS) {
            String script = "org/operaton/bpm/engine/db/create/activiti." + dialect + ".create." + part + ".sql";
            ScriptUtils.executeSqlScript(
                    context.getConnection(), new EncodedResource(new ClassPathResource(script), "UTF-8"));
        }
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(DUE_DATE_INDEX);
        }
    }

    /** @throws IllegalStateException if the engine has ever worked with these tables: then it is the history that is lost */
    private static void requireUnused(Connection connection, List<String> tables) throws SQLException {
        for (String table : tables) {
            if (table.equalsIgnoreCase("ACT_RE_DEPLOYMENT")) {
                try (Statement statement = connection.createStatement();
                        ResultSet deployments = statement.executeQuery("select count(*) from " + table)) {
                    if (deployments.next() && deployments.getLong(1) > 0) {
                        throw new IllegalStateException(
                                "This database has bookings and workflows but no migration history."
                                        + " Nothing was changed. Restore the table flyway_schema_history, or name an empty database.");
                    }
                }
            }
        }
    }

    private static void dropTables(Connection connection, String dialect) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "ACT%", null)) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        requireUnused(connection, tables);
        try (Statement statement = connection.createStatement()) {
            if (dialect.equals("mysql")) { // H2 drops the foreign keys with the table
                statement.execute("set foreign_key_checks = 0");
            }
            for (String table : tables) {
                statement.execute("drop table " + table + " cascade");
            }
            if (dialect.equals("mysql")) {
                statement.execute("set foreign_key_checks = 1");
            }
        }
    }
}
