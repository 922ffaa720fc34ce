package io.lodgeflow.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a MySQL server was asked, from its own general log: every statement of every connection. */
final class StatementLog {

    private static final Pattern QUOTED = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ROWS = Pattern.compile("(?i)\\bvalues\\s*(\\(.*\\))\\s*$");

    /** A statement, and the server's number of the connection that sent it. */
    record Line(long connection, String text) {

        /** Its first word: select, insert, commit ... */
        String kind() {
            return text.split("[\\s(]", 2)[0].toLowerCase(Locale.ROOT);
        }

        /** With question marks instead of values, and one row instead of many. */
        String shape() {
            String bare = NUMBER.matcher(QUOTED.matcher(text).replaceAll("?")).replaceAll("?");
            return ROWS.matcher(SPACE.matcher(bare).replaceAll(" ")).replaceAll("values (...)");
        }
    }

    private final JdbcTemplate jdbc;

    StatementLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything that was sent while the work was done. */
    List<Line> during(Runnable work) {
        outside("set global log_output = 'TABLE'", "truncate table mysql.general_log", "set global general_log = on");
        try {
            work.run();
        } finally {
            outside("set global general_log = off");
        }
        return jdbc
                .query(
                        "select thread_id, argument from mysql.general_log where command_type in ('Query', 'Execute')"
                                + " order by event_time",
                        (row, number) ->
                                new Line(row.getLong(1), new String(row.getBytes(2), StandardCharsets.UTF_8).strip()))
                .stream()
                .filter(line -> !line.text().contains("general_log"))
                .toList();
    }

    /** How many of each kind. */
    static Map<String, Integer> kinds(List<Line> lines) {
        Map<String, Integer> kinds = new TreeMap<>();
        lines.forEach(line -> kinds.merge(line.kind(), 1, Integer::sum));
        return kinds;
    }

    private void outside(String... statements) {
        for (String statement : statements) {
            try {
                jdbc.execute(statement);
            } catch (DataAccessException refused) {
                throw new IllegalStateException("the benchmark needs a MySQL server of its own", refused);
            }
        }
    }
}
