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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcDisputes implements Disputes {

    private final JdbcClient jdbc;

    JdbcDisputes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PaymentDispute> of(String reservationId) {
        return jdbc.sql("select * from payment_dispute where reservation_id = ? order by opened_at, reference")
                .param(reservationId)
                .query(JdbcDisputes::row)
                .list();
    }

    @Override
    public Optional<PaymentDispute> find(String reference) {
        return jdbc.sql("select * from payment_dispute where reference = ?")
                .param(reference)
                .query(JdbcDisputes::row)
                .optional();
    }

    @Override
    public void add(PaymentDispute dispute) {
        jdbc.sql("""
                insert into payment_dispute (reference, reservation_id, payment_attempt_id, amount_minor, currency, reason,
                    status, withdrawn, opened_at, evidence_due_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        dispute.reference(),
                        dispute.reservationId(),
                        dispute.paymentAttemptId(),
                        dispute.amount().minorUnits(),
                        dispute.amount().currencyCode(),
                        dispute.reason(),
                        dispute.status().name(),
                        dispute.withdrawn(),
                        UtcTime.of(dispute.openedAt()),
                        UtcTime.of(dispute.evidenceDueAt()))
                .update();
    }

    @Override
    public void collected(String reference, String evidence) {
        jdbc.sql("update payment_dispute set evidence = ? where reference = ?")
                .params(evidence, reference)
                .update();
    }

    @Override
    public void taken(String reference, Money amount, Instant evidenceDueAt) {
        jdbc.sql("""
                update payment_dispute set withdrawn = true, amount_minor = ?, evidence_due_at = ? where reference = ?
                """)
                .params(amount.minorUnits(), UtcTime.of(evidenceDueAt), reference)
                .update();
    }

    @Override
    public void reversed(String reference, Instant now) {
        jdbc.sql("update payment_dispute set status = 'WON', closed_at = ? where reference = ? and status = 'LOST'")
                .params(UtcTime.of(now), reference)
                .update();
    }

    @Override
    public void close(String reference, Dispute.Status outcome, Instant now) {
        jdbc.sql("update payment_dispute set status = ?, closed_at = ? where reference = ? and status = 'OPEN'")
                .params(outcome.name(), UtcTime.of(now), reference)
                .update();
    }

    @Override
    public void settled(String reference, Instant now) {
        jdbc.sql("update payment_dispute set settled_at = ? where reference = ?")
                .params(UtcTime.of(now), reference)
                .update();
    }

    private static PaymentDispute row(ResultSet row, int number) throws SQLException {
        return new PaymentDispute(
                row.getString("reference"),
                row.getString("reservation_id"),
                row.getString("payment_attempt_id"),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("reason"),
                Dispute.Status.valueOf(row.getString("status")),
                row.getBoolean("withdrawn"),
                row.getString("evidence"),
                UtcTime.read(row, "opened_at"),
                UtcTime.read(row, "evidence_due_at"),
                UtcTime.readIfAny(row, "closed_at"),
                UtcTime.readIfAny(row, "settled_at"));
    }
}
