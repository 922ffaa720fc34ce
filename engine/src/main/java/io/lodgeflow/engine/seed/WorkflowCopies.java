package io.lodgeflow.engine.seed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies of workflows as the engine made them: every table gets copies of the originals' rows, whose ids differ in their last
 * twelve digits and whose due dates are spread.
 */
public final class WorkflowCopies {

    /** The columns that keep ids, by table; all else is copied. */
    private static final Map<String, Set<String>> ENGINE_IDS = Map.of(
            "ACT_RU_EXECUTION",
            Set.of("ID_", "ROOT_PROC_INST_ID_", "PROC_INST_ID_", "PARENT_ID_", "SUPER_EXEC_", "ACT_INST_ID_"),
            "ACT_RU_JOB",
            Set.of("ID_", "EXECUTION_ID_", "ROOT_PROC_INST_ID_", "PROCESS_INSTANCE_ID_"),
            "ACT_RU_EVENT_SUBSCR",
            Set.of("ID_", "EXECUTION_ID_", "PROC_INST_ID_"),
            "ACT_HI_PROCINST",
            Set.of("ID_", "PROC_INST_ID_", "ROOT_PROC_INST_ID_", "SUPER_PROCESS_INSTANCE_ID_"),
            "ACT_HI_ACTINST",
            Set.of(
                    "ID_",
                    "PARENT_ACT_INST_ID_",
                    "PROC_INST_ID_",
                    "ROOT_PROC_INST_ID_",
                    "EXECUTION_ID_",
                    "CALL_PROC_INST_ID_"));

    /** Parents before children: the tables have foreign keys. */
    private static final List<String> ENGINE_TABLES =
            List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_RU_EXECUTION", "ACT_RU_JOB", "ACT_RU_EVENT_SUBSCR");

    private static final Map<String, String> INSTANCE_COLUMN = Map.of(
            "ACT_RU_EXECUTION", "PROC_INST_ID_",
            "ACT_RU_JOB", "PROCESS_INSTANCE_ID_",
            "ACT_RU_EVENT_SUBSCR", "PROC_INST_ID_",
            "ACT_HI_PROCINST", "PROC_INST_ID_",
            "ACT_HI_ACTINST", "PROC_INST_ID_");

    private final JdbcTemplate jdbc;
    private final RowCopies copies;

    public WorkflowCopies(JdbcTemplate jdbc, RowCopies copies) {
        this.jdbc = jdbc;
        this.copies = copies;
    }

    /** All that there ever were for the key, callers before those whom they called. */
    public List<String> workflowsOf(String key) {
        return JdbcClient.create(jdbc)
                .sql("""
                select ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ? order by START_TIME_, SUPER_PROCESS_INSTANCE_ID_
                """)
                .param(key)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /**
     * @param number expression of the copy's number, {@code s.n} and what is added to it
     * @param key expression of the copy's key
     * @param days over so many the due dates are spread
     */
    public void copy(List<String> workflows, int size, String number, String key, int days) {
        for (String table : ENGINE_TABLES) {
            for (String workflow : workflows) {
                for (String row : rows(table, workflow)) {
                    copies.copy(table, "t.ID_ = ?", row, size, column -> value(table, column, number, key, days));
                }
            }
        }
    }

    /** Row by row, because a row may have a foreign key to another one of its table: executions to their parents. */
    private List<String> rows(String table, String instance) {
        boolean tree = table.equals("ACT_RU_EXECUTION");
        return jdbc.query(
                "select ID_ from " + table + " where " + INSTANCE_COLUMN.get(table) + " = ?"
                        + (tree ? " order by case when PARENT_ID_ is null then 0 else 1 end, ID_" : ""),
                (row, number) -> row.getString(1),
                instance);
    }

    private static String value(String table, String column, String number, String key, int days) {
        String name = column.toUpperCase(Locale.ROOT);
        if (ENGINE_IDS.getOrDefault(table, Set.of()).contains(name)) {
            return "concat(left(t." + column + ", char_length(t." + column + ") - 12), lpad(concat('', " + number
                    + "), 12, '0'))";
        }
        return switch (name) {
            case "BUSINESS_KEY_" -> key;
            case "DUEDATE_" -> "timestampadd(DAY, mod(" + number + ", " + days + "), t." + column + ")";
            default -> "t." + column;
        };
    }

    /**
     * Lets a step of some workflows have failed for good.
     *
     * @param waiting the step at which they stand
     * @param failed the step at which they have failed
     * @param keys pattern of their keys
     * @param message expression, in which {@code r.n} is the number from 1 on and {@code e.BUSINESS_KEY_} the key
     */
    public static void fail(JdbcTemplate jdbc, String waiting, String failed, String keys, String message, int most) {
        JdbcClient.create(jdbc)
                .sql("""
                insert into ACT_RU_INCIDENT (ID_, REV_, INCIDENT_TIMESTAMP_, INCIDENT_MSG_, INCIDENT_TYPE_, ACTIVITY_ID_,
                    FAILED_ACTIVITY_ID_, PROC_DEF_ID_, CONFIGURATION_, PROC_INST_ID_)
                select concat('seed-', e.ID_), 1, current_timestamp, $message, 'failedJob', ?, ?, e.PROC_DEF_ID_,
                       concat('job-', e.ID_), e.ID_
                from (select x.ID_, row_number() over (order by x.ID_) n from ACT_RU_EXECUTION x
                    where x.BUSINESS_KEY_ like ? and x.PARENT_ID_ is null limit ?) r
                join ACT_RU_EXECUTION e on e.ID_ = r.ID_
                """.replace("$message", message))
                .params(waiting, failed, keys, most)
                .update();
    }
}
