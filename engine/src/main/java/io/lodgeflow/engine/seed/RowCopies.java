package io.lodgeflow.engine.seed;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Copies rows many times by a table of numbers, which is there until it is closed. */
public final class RowCopies implements AutoCloseable {

    /** Most copies that are made at once. */
    public static final int CHUNK = 10_000;

    private final JdbcTemplate jdbc;

    public RowCopies(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        jdbc.execute("drop table if exists seed_number");
        jdbc.execute("create table seed_number (n int not null primary key)");
        List<Object[]> rows = new ArrayList<>();
        for (int n = 0; n < CHUNK; n++) {
            rows.add(new Object[] {n});
        }
        transactions.executeWithoutResult(status -> jdbc.batchUpdate("insert into seed_number (n) values (?)", rows));
    }

    /**
     * @param condition of the row {@code t} that is copied, with a parameter
     * @param expression of each column, in which {@code s.n} is the number of the copy from 0 on; null leaves it out
     */
    public void copy(
            String table, String condition, String value, int size, Function<String, @Nullable String> expression) {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String column : columns(table)) {
            @Nullable String computed = expression.apply(column);
            if (computed != null) {
                columns.add(column);
                values.add(computed);
            }
        }
        jdbc.update(
                "insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                        + " from " + table + " t cross join seed_number s where s.n < " + size + " and " + condition,
                value);
    }

    private List<String> columns(String table) {
        List<String> columns = new ArrayList<>();
        jdbc.query("select * from " + table + " where 1 = 0", (ResultSet rows) -> {
            for (int index = 1; index <= rows.getMetaData().getColumnCount(); index++) {
                columns.add(rows.getMetaData().getColumnName(index));
            }
            return null;
        });
        return columns;
    }

    @Override
    public void close() {
        jdbc.execute("drop table seed_number");
    }
}
