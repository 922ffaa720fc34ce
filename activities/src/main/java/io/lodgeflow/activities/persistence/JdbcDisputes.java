package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Disputes;
import io.lodgeflow.domain.payment.Disputes.PaymentDispute;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.engine.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class JdbcDisputes implements Disputes {

    private final JdbcTemplate jdbc;

    JdbcDisputes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PaymentDispute> of(String reservationId) {
        return jdbc.query(
                "select * from payment_dispute where reservation_id = ? order by opened_at, reference",
                JdbcDisputes::row,
                reservationId);
    }

    @Override
    public Optional<PaymentDispute> find(String reference) {
        return jdbc.query("select * from payment_dispute where reference = ?", JdbcDisputes::row, reference).stream()
                .findFirst();
    }

    @Override
    public void add(PaymentDispute dispute) {
        jdbc.update(
                "insert into payment_dispute (reference, reservation_id, payment_attempt_id, amount_minor, currency, reason,"
                        + " status, opened_at, evidence_due_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                dispute.reference(),
                dispute.reservationId(),
                dispute.paymentAttemptId(),
                dispute.amount().minorUnits(),
                dispute.amount().currencyCode(),
                dispute.reason(),
                dispute.status().name(),
                UtcTime.of(dispute.openedAt()),
                UtcTime.of(dispute.evidenceDueAt()));
    }

    @Override
    public void collected(String reference, String evidence) {
        jdbc.update("update payment_dispute set evidence = ? where reference = ?", evidence, reference);
    }

    @Override
    public void close(String reference, Dispute.Status outcome, Instant now) {
        jdbc.update(
                "update payment_dispute set status = ?, closed_at = ? where reference = ? and status = 'OPEN'",
                outcome.name(),
                UtcTime.of(now),
                reference);
    }

    @Override
    public void settled(String reference, Instant now) {
        jdbc.update("update payment_dispute set settled_at = ? where reference = ?", UtcTime.of(now), reference);
    }

    private static PaymentDispute row(ResultSet row, int number) throws SQLException {
        return new PaymentDispute(
                row.getString("reference"),
                row.getString("reservation_id"),
                row.getString("payment_attempt_id"),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("reason"),
                Dispute.Status.valueOf(row.getString("status")),
                row.getString("evidence"),
                UtcTime.read(row, "opened_at"),
                UtcTime.read(row, "evidence_due_at"),
                UtcTime.readIfAny(row, "closed_at"),
                UtcTime.readIfAny(row, "settled_at"));
    }
}
