package io.lodgeflow.engine.tuning;

import io.lodgeflow.engine.EngineTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * The indexes that the engine brings and that migrations dropped, because nothing of ours reads by them and each step wrote
 * into them ({@code V78__EngineIndexesWithoutUse}). Whoever lets other tools of the engine read its tables gets them back.
 * The only tuning that is schema; the other one that leaves a trace, ids in the order of time, needs no undoing: the engine
 * takes any id.
 */
@Component
public class StockIndexes {

    private static final Pattern CREATED =
            Pattern.compile("(?i)create\\s+(?:unique\\s+)?index\\s+(\\w+)\\s+on\\s+(\\w+)\\s*\\([^;]*\\)");

    private final DataSource database;

    StockIndexes(DataSource database) {
        this.database = database;
    }

    /** What makes an index, and of which table it is. */
    private record Index(String name, String table, String statement) {}

    /**
     * Makes those that are missing, one after the other. Repeating it, also after it was ended midway, goes on.
     *
     * @return the names of those that were made, in the order of the alphabet
     */
    public List<String> restore() throws SQLException {
        List<String> made = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, Set<String>> present = new TreeMap<>();
            for (Index index : brought(EngineTables.dialect(connection)).values()) {
                if (!present.computeIfAbsent(index.table(), table -> namesOf(connection, table))
                        .contains(index.name())) {
                    statement.execute(index.statement());
                    made.add(index.name());
                }
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
        return made;
    }

    private static Map<String, Index> brought(String dialect) {
        Map<String, Index> indexes = new TreeMap<>();
        for (String script : EngineTables.scripts(dialect)) {
            Matcher created = CREATED.matcher(script);
            while (created.find()) {
                String name = created.group(1).toUpperCase(Locale.ROOT);
                indexes.put(name, new Index(name, created.group(2).toUpperCase(Locale.ROOT), created.group()));
            }
        }
        return indexes;
    }

    private static Set<String> namesOf(Connection connection, String table) {
        Set<String> names = new HashSet<>();
        try (ResultSet found = connection
                .getMetaData()
                .getIndexInfo(connection.getCatalog(), connection.getSchema(), table, false, true)) {
            while (found.next()) {
                String name = found.getString("INDEX_NAME");
                if (name != null) {
                    names.add(name.toUpperCase(Locale.ROOT));
                }
            }
            return names;
        } catch (SQLException unreadable) {
            throw new IllegalStateException("the indexes of " + table + " cannot be read", unreadable);
        }
    }
}
