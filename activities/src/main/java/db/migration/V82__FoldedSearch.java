package db.migration;

import io.lodgeflow.domain.words.SearchWords;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Guests are found whatever the case and accents of their names: the key of a name is folded by Java, which no database
 * can do like another, and the columns from each word on are computed from it; e-mail and reference are found in any
 * case. Existing rows get their key page by page, each page committed. Each step looks whether it was done before, so a
 * migration that was killed goes on when it is started again.
 */
public class V82__FoldedSearch extends BaseJavaMigration {

    private static final int PAGE = 1000;

    private static final List<String> OLD = List.of(
            "guest_name_key_2", "guest_name_key_3", "guest_name_key_4", "guest_name_key_last", "guest_name_key");

    /** Korean names are written without blanks: the given name begins at the second syllable. */
    private static final Map<String, String> COMPUTED = Map.of(
            "guest_name_key_2", nameWithout("^([^ ]+ |[가-힣](?=[가-힣]{1,3}$))"),
            "guest_name_key_3", nameWithout("^[^ ]+ [^ ]+ "),
            "guest_name_key_4", nameWithout("^[^ ]+ [^ ]+ [^ ]+ "),
            "guest_name_key_last", nameWithout("^.* "),
            "guest_email_key", "varchar(254) generated always as (lower(guest_email))",
            "client_reference_key", "varchar(80) generated always as (lower(client_reference))");

    /** Each with the column it is of. */
    private static final Map<String, String> INDEXES = Map.of(
            "reservation_guest_name", "guest_name_key",
            "reservation_guest_name_2", "guest_name_key_2",
            "reservation_guest_name_3", "guest_name_key_3",
            "reservation_guest_name_4", "guest_name_key_4",
            "reservation_guest_name_last", "guest_name_key_last",
            "reservation_guest_email_key", "guest_email_key",
            "reservation_client_reference_key", "client_reference_key");

    /** What a column is now. */
    private enum Column {
        COMPUTED,
        NULLABLE,
        FILLED
    }

    private static String nameWithout(String beginning) {
        return "varchar(200) generated always as (regexp_replace(guest_name_key, '" + beginning + "', ''))";
    }

    /** Pages are committed one by one. */
    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        boolean mySql = connection.getMetaData().getDatabaseProductName().equals("MySQL");
        Map<String, Column> before = columns(connection);
        if (before.get("guest_name_key") == Column.COMPUTED) {
            List<String> old = OLD.stream().filter(before::containsKey).toList();
            alter(connection, "drop column " + String.join(mySql ? ", drop column " : ", ", old));
        }
        if (before.getOrDefault("guest_name_key", Column.COMPUTED) == Column.COMPUTED) {
            alter(connection, "add column guest_name_key varchar(200)");
        }
        if (before.get("guest_name_key") != Column.FILLED) {
            fold(connection);
            alter(connection, "modify column guest_name_key varchar(200) not null");
        }
        List<String> missing = new ArrayList<>();
        COMPUTED.forEach((name, definition) -> {
            if (before.get("guest_name_key") == Column.COMPUTED || !before.containsKey(name)) {
                missing.add(name + " " + definition);
            }
        });
        if (!missing.isEmpty()) {
            alter(connection, "add column (" + String.join(", ", missing) + ")");
        }
        index(connection, mySql);
    }

    private static void fold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement page = connection.prepareStatement("select id, guest_name from reservation"
                        + " where guest_name_key is null and id > ? order by id limit " + PAGE);
                PreparedStatement update =
                        connection.prepareStatement("update reservation set guest_name_key = ? where id = ?")) {
            String last = "";
            do {
                page.setString(1, last);
                last = "";
                try (ResultSet row = page.executeQuery()) {
                    while (row.next()) {
                        last = row.getString(1);
                        update.setString(1, SearchWords.key(row.getString(2)));
                        update.setString(2, last);
                        update.addBatch();
                    }
                }
                update.executeBatch();
                connection.commit();
            } while (!last.isEmpty());
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void index(Connection connection, boolean mySql) throws SQLException {
        Set<String> present = indexes(connection);
        for (Map.Entry<String, String> index : INDEXES.entrySet()) {
            if (!present.contains(index.getKey())) {
                execute(connection, "create index " + index.getKey() + " on reservation (" + index.getValue() + ")");
            }
        }
        if (present.contains("reservation_guest_email")) {
            execute(connection, "drop index reservation_guest_email" + (mySql ? " on reservation" : ""));
        }
    }

    private static void alter(Connection connection, String change) throws SQLException {
        execute(connection, "alter table reservation " + change);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, Column> columns(Connection connection) throws SQLException {
        Map<String, Column> columns = new HashMap<>();
        DatabaseMetaData meta = connection.getMetaData();
        try (ResultSet row = meta.getColumns(connection.getCatalog(), connection.getSchema(), table(meta), null)) {
            while (row.next()) {
                boolean nullable = row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
                columns.put(
                        row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                        row.getString("IS_GENERATEDCOLUMN").equals("YES")
                                ? Column.COMPUTED
                                : nullable ? Column.NULLABLE : Column.FILLED);
            }
        }
        return columns;
    }

    private static Set<String> indexes(Connection connection) throws SQLException {
        Set<String> indexes = new TreeSet<>();
        DatabaseMetaData meta = connection.getMetaData();
        try (ResultSet row =
                meta.getIndexInfo(connection.getCatalog(), connection.getSchema(), table(meta), false, true)) {
            while (row.next()) {
                String name = row.getString("INDEX_NAME");
                if (name != null) {
                    indexes.add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return indexes;
    }

    /** H2 keeps names in capitals. */
    private static String table(DatabaseMetaData meta) throws SQLException {
        return meta.storesUpperCaseIdentifiers() ? "RESERVATION" : "reservation";
    }
}
