package io.lodgeflow.application.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Multiplies a few real bookings, with their workflows as the engine made them, into as many as are wanted, by SQL alone:
 * every table gets copies of the originals' rows, whose ids differ in their last twelve digits and whose dates are spread.
 * The nights of the copies are held by nobody: for measuring only.
 */
final class SeededInstances {

    private static final int CHUNK = 10_000;
    /** The progress is told once for so many process instances. */
    private static final int TOLD = 100_000;

    private static final int HOTELS = 200;
    private static final int DAYS = 300;

    /** The columns that hold ids, by table; all else is copied. */
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
    private final TransactionTemplate transactions;

    SeededInstances(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * @param originals reservations to be multiplied, each as often as the others
     * @param count process instances; a booking has one for its reservation and one for each payment, refund and
     *     cancellation. The last chunk may exceed it by the instances of one booking
     * @param progress is told how many there are and how many there will be, once for every hundred thousand
     */
    void multiply(List<String> originals, int count, BiConsumer<Integer, Integer> progress) {
        numbers();
        int made = 0;
        int bookings = 0;
        for (int original = 0; made < count; original++) {
            String id = originals.get(original % originals.size());
            List<String> instances = instances(id);
            int size = Math.min(CHUNK, Math.ceilDiv(count - made, instances.size()));
            int first = bookings;
            transactions.executeWithoutResult(status -> copies(id, instances, first, size));
            bookings += size;
            int before = made;
            made += size * instances.size();
            if (made / TOLD > before / TOLD || made >= count) {
                progress.accept(made, count);
            }
        }
        jdbc.execute("drop table seed_number");
    }

    private void numbers() {
        jdbc.execute("drop table if exists seed_number");
        jdbc.execute("create table seed_number (n int not null primary key)");
        List<Object[]> rows = new ArrayList<>();
        for (int n = 0; n < CHUNK; n++) {
            rows.add(new Object[] {n});
        }
        transactions.executeWithoutResult(status -> jdbc.batchUpdate("insert into seed_number (n) values (?)", rows));
    }

    private void copies(String reservationId, List<String> instances, int first, int size) {
        String number = "(" + first + " + s.n)";
        String padded = "lpad(concat('', " + number + "), 12, '0')";
        copy("reservation", "t.id = ?", reservationId, size, column -> switch (column.toLowerCase(
                java.util.Locale.ROOT)) {
            case "id" -> "concat('res_seed_', " + padded + ")";
            case "confirmation_number" -> "concat('S', lpad(concat('', " + number + "), 9, '0'))";
            case "client_reference" -> "null";
            case "guest_name" -> "concat('Seed', mod(" + number + ", 5000), ' Guest ', " + number + ")";
            case "guest_email" -> "concat('seed', " + number + ", '@guest.example')";
            case "hotel_id" -> "concat('htl_seed_', mod(" + number + ", " + HOTELS + "))";
            case "arrival", "departure" -> "timestampadd(DAY, mod(" + number + ", " + DAYS + "), t." + column + ")";
            default -> "t." + column;
        });
        for (String table : ENGINE_TABLES) {
            for (String instance : instances) {
                for (String row : rows(table, instance)) {
                    copy(table, "t.ID_ = ?", row, size, column -> engineColumn(table, column, padded, number));
                }
            }
        }
    }

    private List<String> instances(String reservationId) {
        return jdbc.query(
                "select ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ? order by START_TIME_, SUPER_PROCESS_INSTANCE_ID_",
                (found, index) -> found.getString(1),
                reservationId);
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

    private static String engineColumn(String table, String column, String padded, String number) {
        String name = column.toUpperCase(java.util.Locale.ROOT);
        if (ENGINE_IDS.getOrDefault(table, Set.of()).contains(name)) {
            return "concat(left(t." + column + ", char_length(t." + column + ") - 12), " + padded + ")";
        }
        return switch (name) {
            case "BUSINESS_KEY_" -> "concat('res_seed_', " + padded + ")";
            case "DUEDATE_" -> "timestampadd(DAY, mod(" + number + ", " + DAYS + "), t." + column + ")";
            default -> "t." + column;
        };
    }

    private void copy(
            String table,
            String condition,
            String value,
            int size,
            java.util.function.UnaryOperator<String> expression) {
        List<String> columns = columns(table);
        jdbc.update(
                "insert into " + table + " (" + String.join(", ", columns) + ") select "
                        + String.join(", ", columns.stream().map(expression).toList()) + " from " + table
                        + " t cross join seed_number s where s.n < " + size + " and " + condition,
                value);
    }

    private List<String> columns(String table) {
        List<String> columns = new ArrayList<>();
        jdbc.query("select * from " + table + " where 1 = 0", (java.sql.ResultSet rows) -> {
            for (int index = 1; index <= rows.getMetaData().getColumnCount(); index++) {
                String name = rows.getMetaData().getColumnName(index);
                if (!name.toLowerCase(java.util.Locale.ROOT).startsWith("guest_name_key")) { // computed by the database
                    columns.add(name);
                }
            }
            return null;
        });
        return columns;
    }
}
