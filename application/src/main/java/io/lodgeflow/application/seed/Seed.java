package io.lodgeflow.application.seed;

import io.lodgeflow.activities.operations.CountersRebuild;
import io.lodgeflow.engine.seed.WorkflowCopies;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database with as many process instances as are wanted, with incidents of twelve causes among them, and sets
 * the counters to what counting says.
 */
@Component
public class Seed {

    private static final int CAUSES = 12;

    private final JdbcTemplate jdbc;
    private final SeedHotel hotel;
    private final TransactionTemplate transactions;

    Seed(JdbcTemplate jdbc, SeedHotel hotel, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.hotel = hotel;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /**
     * @param incidents how many bookings have one
     * @throws IllegalStateException if there are reservations already: the nights of the copies are held by nobody
     */
    public void fill(int count, int incidents, BiConsumer<Integer, Integer> progress) {
        if (JdbcClient.create(jdbc)
                        .sql("select count(*) from reservation")
                        .query(Long.class)
                        .single()
                > 0) {
            throw new IllegalStateException(
                    "This database has reservations. Name an empty one: the copies are for measuring only.");
        }
        List<String> originals = hotel.originals();
        new SeededInstances(jdbc, transactions).multiply(originals, count, progress);
        transactions.executeWithoutResult(status -> failures(Math.min(incidents, count)));
        transactions.executeWithoutResult(status -> CountersRebuild.rebuild(jdbc));
    }

    private void failures(int incidents) {
        WorkflowCopies.fail(
                jdbc,
                "RoomAssignmentDue",
                "AssignRooms",
                "res_seed_%",
                "concat('Seeded cause ', substring('ABCDEFGHIJKL', 1 + mod(r.n, " + CAUSES
                        + "), 1), ' of booking ', e.BUSINESS_KEY_)",
                incidents);
    }
}
