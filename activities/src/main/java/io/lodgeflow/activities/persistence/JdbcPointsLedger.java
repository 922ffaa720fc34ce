package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Entries by their unique key, balances by conditional update; a CHECK stands behind it. */
@Repository
class JdbcPointsLedger implements PointsLedger {

    private static final String INSERT =
            "insert ignore into points_entry (entry_key, account_id, reservation_id, kind, points, note, created_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";

    private static final String USE =
            "update points_account set balance = balance - ? where account_id = ? and balance >= ?";

    // MySQL assigns from left to right and sees what it has assigned: the column that the other one reads comes second.
    private static final String GIVE =
            "update points_account set balance = balance + greatest(? - owed, 0), owed = greatest(owed - ?, 0)"
                    + " where account_id = ?";
    private static final String TAKE_BACK =
            "update points_account set owed = owed + greatest(? - balance, 0), balance = greatest(balance - ?, 0)"
                    + " where account_id = ?";

    private final JdbcTemplate jdbc;

    JdbcPointsLedger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Account account(String accountId) {
        return jdbc
                .query(
                        "select balance, owed from points_account where account_id = ?",
                        (row, number) -> new Account(row.getLong("balance"), row.getLong("owed")),
                        accountId)
                .stream()
                .findFirst()
                .orElse(new Account(0, 0));
    }

    @Override
    public void write(PointsEntry entry) {
        int written = jdbc.update(
                INSERT,
                entry.key(),
                entry.accountId(),
                entry.reservationId(),
                entry.kind().name(),
                entry.points(),
                entry.note().stored(),
                UtcTime.of(entry.at()));
        if (written == 0) {
            return;
        }
        String account = entry.accountId();
        long points = Math.abs(entry.points());
        switch (entry.kind()) {
            case USED -> {
                if (jdbc.update(USE, points, account, points) == 0) {
                    throw new ConcurrencyFailureException(account + " has fewer points left");
                }
            }
            case TAKEN_BACK -> jdbc.update(TAKE_BACK, points, points, account);
            case GRANTED, RETURNED, EARNED -> {
                if (jdbc.update(GIVE, points, points, account) == 0) {
                    jdbc.update(
                            "insert ignore into points_account (account_id, balance, owed) values (?, 0, 0)", account);
                    jdbc.update(GIVE, points, points, account);
                }
            }
        }
    }

    @Override
    public List<PointsEntry> entries(String accountId, int limit) {
        return jdbc.query(
                "select * from points_entry where account_id = ? order by sequence desc limit ?",
                JdbcPointsLedger::entry,
                accountId,
                limit);
    }

    @Override
    public List<PointsEntry> of(String reservationId) {
        return jdbc.query(
                "select * from points_entry where reservation_id = ? order by sequence",
                JdbcPointsLedger::entry,
                reservationId);
    }

    private static PointsEntry entry(ResultSet row, int number) throws SQLException {
        return new PointsEntry(
                row.getString("entry_key"),
                row.getString("account_id"),
                row.getString("reservation_id"),
                PointsEntry.Kind.valueOf(row.getString("kind")),
                row.getLong("points"),
                Sentence.read(row.getString("note")),
                UtcTime.read(row, "created_at"));
    }
}
