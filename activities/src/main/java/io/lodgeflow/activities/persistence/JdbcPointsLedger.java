package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry;
import io.lodgeflow.engine.time.UtcTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries by their unique key, balances by conditional update; a CHECK stands behind it. */
@Repository
class JdbcPointsLedger implements PointsLedger {

    private static final String SELECT = """
            select entry_key as `key`, account_id, reservation_id, kind, points, note, created_at as at from points_entry
            """;
    private static final String USE =
            "update points_account set balance = balance - ? where account_id = ? and balance >= ?";
    // MySQL assigns from left to right and sees what it has assigned: the column that the other one reads comes second.
    private static final String GIVE = """
            update points_account set balance = balance + greatest(? - owed, 0), owed = greatest(owed - ?, 0)
            where account_id = ?
            """;
    private static final String TAKE_BACK = """
            update points_account set owed = owed + greatest(? - balance, 0), balance = greatest(balance - ?, 0)
            where account_id = ?
            """;

    private final JdbcClient jdbc;

    JdbcPointsLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Account account(String accountId) {
        return jdbc.sql("select balance, owed from points_account where account_id = ?")
                .param(accountId)
                .query(UtcTime.rows(Account.class))
                .optional()
                .orElse(new Account(0, 0));
    }

    @Override
    public void write(PointsEntry entry) {
        int written = jdbc.sql("""
                insert ignore into points_entry (entry_key, account_id, reservation_id, kind, points, note, created_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.asList(
                        entry.key(),
                        entry.accountId(),
                        entry.reservationId(),
                        entry.kind().name(),
                        entry.points(),
                        entry.note().stored(),
                        UtcTime.of(entry.at())))
                .update();
        if (written == 0) {
            return;
        }
        String account = entry.accountId();
        long points = Math.abs(entry.points());
        switch (entry.kind()) {
            case USED -> {
                if (jdbc.sql(USE).params(points, account, points).update() == 0) {
                    throw new ConcurrencyFailureException(account + " has fewer points left");
                }
            }
            case TAKEN_BACK ->
                jdbc.sql(TAKE_BACK).params(points, points, account).update();
            case GRANTED, RETURNED, EARNED -> {
                if (jdbc.sql(GIVE).params(points, points, account).update() == 0) {
                    jdbc.sql("insert ignore into points_account (account_id, balance, owed) values (?, 0, 0)")
                            .param(account)
                            .update();
                    jdbc.sql(GIVE).params(points, points, account).update();
                }
            }
        }
    }

    @Override
    public List<PointsEntry> entries(String accountId, int limit) {
        return jdbc.sql(SELECT + "where account_id = ? order by sequence desc limit ?")
                .params(accountId, limit)
                .query(UtcTime.rows(PointsEntry.class))
                .list();
    }

    @Override
    public List<PointsEntry> of(String reservationId) {
        return jdbc.sql(SELECT + "where reservation_id = ? order by sequence")
                .param(reservationId)
                .query(UtcTime.rows(PointsEntry.class))
                .list();
    }
}
