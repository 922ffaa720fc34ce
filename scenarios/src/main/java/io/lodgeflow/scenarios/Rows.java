package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many rows each table of the product had at one moment, the engine's included. */
public final class Rows {

    private final Product lodgeflow;
    private final Map<String, Long> counts;

    private Rows(Product lodgeflow) {
        this.lodgeflow = lodgeflow;
        lodgeflow.settle();
        this.counts = counts(lodgeflow.jdbc());
    }

    public static Rows now(Product lodgeflow) {
        return new Rows(lodgeflow);
    }

    public void assertUnchanged() {
        lodgeflow.settle();
        assertThat(counts(lodgeflow.jdbc())).isEqualTo(counts);
    }

    /** Every place in the database that holds one of the texts, as {@code table.column}. */
    public static List<String> placesHolding(JdbcTemplate jdbc, List<String> texts) {
        Map<String, List<String>> columns = new TreeMap<>();
        jdbc.query(
                "select table_name, column_name from information_schema.columns where table_schema = schema()"
                        + " and lower(data_type) in ('varchar', 'char', 'text', 'mediumtext', 'longtext', 'character varying',"
                        + " 'character', 'character large object')",
                row -> {
                    columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                            .add(row.getString(2));
                });
        List<String> places = new ArrayList<>();
        columns.forEach((table, its) -> {
            if (holds(jdbc, table, its, texts)) { // one look at most tables; which column it is, only where it matters
                its.stream()
                        .filter(column -> holds(jdbc, table, List.of(column), texts))
                        .forEach(column -> places.add(table + "." + column));
            }
        });
        return places;
    }

    private static boolean holds(JdbcTemplate jdbc, String table, List<String> columns, List<String> texts) {
        List<Object> patterns = new ArrayList<>();
        String anywhere = columns.stream()
                .flatMap(column -> texts.stream().map(text -> {
                    patterns.add("%" + text + "%");
                    return "`" + column + "` like ?";
                }))
                .collect(Collectors.joining(" or "));
        Long found = jdbc.queryForObject(
                "select count(*) from `" + table + "` where " + anywhere, Long.class, patterns.toArray());
        return Objects.requireNonNull(found) > 0;
    }

    /** Of all tables but the one that counts sign-ins: whoever asks for the first time signs in for it. */
    private static Map<String, Long> counts(JdbcTemplate jdbc) {
        Map<String, Long> counts = new TreeMap<>();
        List<String> tables = jdbc.query(
                "select table_name from information_schema.tables where table_schema = schema()"
                        + " and table_type = 'BASE TABLE' and lower(table_name) <> 'sign_in_tries'",
                (row, number) -> String.valueOf(row.getString(1)));
        jdbc.query(
                tables.stream()
                        .map(table -> "select '" + table + "', count(*) from `" + table + "`")
                        .collect(Collectors.joining(" union all ")),
                row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }
}
