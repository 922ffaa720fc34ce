package io.lodgeflow.testkit;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tables with their rows, and views, of one MySQL database as SQL, each row on a line of its own. The distribution that the
 * tests unpack has no {@code mysqldump}. Values are written by the server itself, so that no time zone comes between.
 */
final class MySqlScript {

    /** Ends a statement; line ends within values are written as {@code \n}. */
    private static final String END = ";\n";

    private static final int ROWS_AT_ONCE = 500;

    static void write(Connection connection, Writer script) throws SQLException, IOException {
        script.write("SET FOREIGN_KEY_CHECKS=0" + END);
        for (String table : names(connection, "BASE TABLE")) {
            script.write(
                    texts(connection, "show create table `" + table + "`", 2).getFirst() + END);
            writeRows(connection, table, script);
        }
        for (String view : names(connection, "VIEW")) {
            String created =
                    texts(connection, "show create view `" + view + "`", 2).getFirst();
            script.write(created.replaceFirst("CREATE .*? VIEW", "CREATE VIEW") + END);
        }
        script.write("SET FOREIGN_KEY_CHECKS=1" + END);
    }

    static void run(Connection connection, Reader script) throws SQLException, IOException {
        StringWriter whole = new StringWriter();
        script.transferTo(whole);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : whole.toString().split(END, 0)) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> names(Connection connection, String type) throws SQLException {
        return texts(
                connection,
                "select table_name from information_schema.tables where table_schema = database()"
                        + " and table_type = '" + type + "' order by table_name",
                1);
    }

    private static void writeRows(Connection connection, String table, Writer script) throws SQLException, IOException {
        List<String> columns = new ArrayList<>();
        List<String> literals = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select column_name, data_type from information_schema.columns where table_schema = database()"
                                + " and table_name = '" + table + "' and generation_expression = ''"
                                + " order by ordinal_position")) {
            while (row.next()) {
                String column = "`" + row.getString(1) + "`";
                columns.add(column);
                literals.add(literal(column, row.getString(2).toLowerCase(Locale.ROOT)));
            }
        }
        List<String> rows = texts(
                connection,
                "select concat('(', concat_ws(',', " + String.join(", ", literals) + "), ')') from `" + table + "`",
                1);
        for (int first = 0; first < rows.size(); first += ROWS_AT_ONCE) {
            List<String> some = rows.subList(first, Math.min(rows.size(), first + ROWS_AT_ONCE));
            script.write("INSERT INTO `" + table + "` (" + String.join(",", columns) + ") VALUES\n"
                    + String.join(",\n", some) + END);
        }
    }

    /** An expression whose value is the column's value as a literal, all in one line. */
    private static String literal(String column, String type) {
        if (type.contains("blob") || type.contains("binary")) {
            return "coalesce(concat('x\\'', hex(" + column + "), '\\''), 'NULL')";
        }
        return "replace(quote(cast(" + column + " as char)), '\\n', '\\\\n')";
    }

    private static List<String> texts(Connection connection, String query, int column) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(column));
            }
        }
        return texts;
    }

    private MySqlScript() {}
}
