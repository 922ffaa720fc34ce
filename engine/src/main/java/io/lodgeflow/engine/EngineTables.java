package io.lodgeflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The engine's tables, for those who look after a database as a whole. What they say is read through views. */
public final class EngineTables {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    /** Has rows as soon as a node has started once. */
    public static final String FIRST_USED = "ACT_RE_DEPLOYMENT";

    /** Whether it keeps what is deployed, in contrast to workflows. */
    public static boolean isOfDefinitions(String table) {
        String name = table.toUpperCase(Locale.ROOT);
        return name.startsWith("ACT_RE_") || name.startsWith("ACT_GE_") || name.equals("ACT_RU_JOBDEF");
    }

    /** Deletes what failures left in a table of definitions. */
    public static void forgetFailures(JdbcTemplate jdbc) {
        jdbc.execute("delete from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ is null"); // the rest are the processes
    }

    /** {@code mysql} or {@code h2}, as the engine's scripts name them. */
    public static String dialect(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return product.toLowerCase(Locale.ROOT).contains("mysql") ? "mysql" : "h2";
    }

    /** The scripts that make them, which the engine brings, in their order. */
    public static List<String> scripts(String dialect) {
        return PARTS.stream()
                .map(part -> text("org/operaton/bpm/engine/db/create/activiti." + dialect + ".create." + part + ".sql"))
                .toList();
    }

    private static String text(String script) {
        try {
            return new ClassPathResource(script).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private EngineTables() {}
}
