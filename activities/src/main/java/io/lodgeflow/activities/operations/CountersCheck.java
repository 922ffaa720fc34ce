package io.lodgeflow.activities.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the counters, and what the journal still holds, with what counting the engine's tables says. Works on the bare
 * database; for a moment when nothing runs.
 */
public final class CountersCheck {

    /** Visits, ended visits, open incidents. */
    private record Figures(long entered, long finished, long incidents) {
        Figures plus(Figures other) {
            return new Figures(entered + other.entered, finished + other.finished, incidents + other.incidents);
        }
    }

    private static final String TRUTH = """
            select process, version, step, count(*), count(ended_at), 0 from engine_visit group by process, version, step
            union all
            select process, version, '', count(*), count(ended_at), 0 from engine_run group by process, version
            union all
            select process, version, step, 0, 0, count(*) from engine_incident group by process, version, step
            """;

    private static final String COUNTED = "select process, version, step, entered, finished, incidents from step_count";

    /** Once the journal is folded, open incidents of a cause are as many as are listed. */
    private static final String WRONG_CAUSES = """
            select c.fingerprint, c.open_count, count(i.id) from incident_cause c
            left join workflow_incident i on i.fingerprint = c.fingerprint and i.closed_at is null
            where not exists (select 1 from step_change)
            group by c.fingerprint, c.open_count having c.open_count <> count(i.id)
            """;

    /** One sentence for each difference. */
    public static List<String> contradictions(JdbcClient jdbc) {
        Map<String, Figures> truth = figures(jdbc, TRUTH);
        Map<String, Figures> counted = figures(jdbc, COUNTED);
        jdbc.sql("select changes from step_change")
                .query(String.class)
                .list()
                .forEach(changes -> changes.lines().map(JournalLine::read).forEach(line -> {
                    if (line instanceof JournalLine.Step(var change)) {
                        counted.merge(
                                name(change.process(), change.version(), change.step()),
                                new Figures(change.entered(), change.finished(), change.incidents()),
                                Figures::plus);
                    }
                }));
        List<String> differences = new ArrayList<>(differences(truth, counted));
        differences.addAll(jdbc.sql(WRONG_CAUSES)
                .query((row, number) -> "cause " + row.getString(1) + " has " + row.getLong(2)
                        + " open incidents, listed are " + row.getLong(3))
                .list());
        return differences;
    }

    private static List<String> differences(Map<String, Figures> truth, Map<String, Figures> counted) {
        Figures none = new Figures(0, 0, 0);
        Map<String, Figures> all = new TreeMap<>(truth);
        all.putAll(counted);
        return all.keySet().stream()
                .filter(step -> !truth.getOrDefault(step, none).equals(counted.getOrDefault(step, none)))
                .map(step -> "counters of " + step + " say " + counted.getOrDefault(step, none) + ", counting says "
                        + truth.getOrDefault(step, none))
                .toList();
    }

    private static Map<String, Figures> figures(JdbcClient jdbc, String query) {
        Map<String, Figures> figures = new TreeMap<>();
        jdbc.sql(query).query(row -> {
            figures.merge(
                    name(row.getString(1), row.getInt(2), row.getString(3)),
                    new Figures(row.getLong(4), row.getLong(5), row.getLong(6)),
                    Figures::plus);
        });
        return figures;
    }

    private static String name(String process, int version, String step) {
        return process + " version " + version + (step.isEmpty() ? "" : ", step " + step);
    }

    private CountersCheck() {}
}
