package io.lodgeflow.application.seed;

import io.lodgeflow.engine.seed.RowCopies;
import io.lodgeflow.engine.seed.WorkflowCopies;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Multiplies a few real bookings, with their workflows as the engine made them, into as many as are wanted, by SQL alone:
 * every table gets copies of the originals' rows, whose ids differ in their last twelve digits and whose dates are spread.
 * The nights of the copies are held by nobody: for measuring only.
 */
final class SeededInstances {

    /** The progress is told once for so many process instances. */
    private static final int TOLD = 100_000;

    private static final int HOTELS = 200;
    private static final int DAYS = 300;

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
        try (RowCopies rows = new RowCopies(jdbc, transactions)) {
            multiply(rows, new WorkflowCopies(jdbc, rows), originals, count, progress);
        }
    }

    private void multiply(
            RowCopies rows,
            WorkflowCopies workflows,
            List<String> originals,
            int count,
            BiConsumer<Integer, Integer> progress) {
        int made = 0;
        int bookings = 0;
        for (int original = 0; made < count; original++) {
            String id = originals.get(original % originals.size());
            List<String> instances = workflows.workflowsOf(id);
            int size = Math.min(RowCopies.CHUNK, Math.ceilDiv(count - made, instances.size()));
            int first = bookings;
            transactions.executeWithoutResult(status -> copies(rows, workflows, id, instances, first, size));
            bookings += size;
            int before = made;
            made += size * instances.size();
            if (made / TOLD > before / TOLD || made >= count) {
                progress.accept(made, count);
            }
        }
    }

    private static void copies(
            RowCopies rows,
            WorkflowCopies workflows,
            String reservationId,
            List<String> instances,
            int first,
            int size) {
        String number = "(" + first + " + s.n)";
        String padded = "lpad(concat('', " + number + "), 12, '0')";
        String key = "concat('res_seed_', " + padded + ")";
        rows.copy("reservation", "t.id = ?", reservationId, size, column -> switch (column.toLowerCase(
                java.util.Locale.ROOT)) {
            case "id" -> key;
            case "confirmation_number" -> "concat('S', lpad(concat('', " + number + "), 9, '0'))";
            case "client_reference" -> "null";
            case "guest_name" -> "concat('Seed', mod(" + number + ", 5000), ' Guest ', " + number + ")";
            case "guest_name_key" -> "concat('seed', mod(" + number + ", 5000), ' guest ', " + number + ")";
            case "guest_email" -> "concat('seed', " + number + ", '@guest.example')";
            case "hotel_id" -> "concat('htl_seed_', mod(" + number + ", " + HOTELS + "))";
            case "arrival", "departure" -> "timestampadd(DAY, mod(" + number + ", " + DAYS + "), t." + column + ")";
            default ->
                column.toLowerCase(java.util.Locale.ROOT).contains("_key")
                        ? null // computed by the database
                        : "t." + column;
        });
        workflows.copy(instances, size, number, key, DAYS);
    }
}
