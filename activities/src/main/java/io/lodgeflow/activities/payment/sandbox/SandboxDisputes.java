package io.lodgeflow.activities.payment.sandbox;

import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.domain.payment.PaymentGateway.Movement;
import io.lodgeflow.engine.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of the sandbox gateway's chargebacks, at most one for each charge. */
@Component
@OnlyWithSandbox
class SandboxDisputes {

    private final JdbcClient jdbc;
    private final Identifiers identifiers;
    private final Clock clock;

    SandboxDisputes(JdbcClient jdbc, Identifiers identifiers, Clock clock) {
        this.jdbc = jdbc;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the charge is disputed already */
    String open(String chargeReference, Money amount, String reason) {
        String reference = identifiers.next("sdp");
        jdbc.sql("""
                insert into sandbox_dispute (reference, charge_reference, amount_minor, currency, reason, status, opened_at)
                values (?, ?, ?, ?, ?, 'OPEN', ?)
                """)
                .params(
                        reference,
                        chargeReference,
                        amount.minorUnits(),
                        amount.currencyCode(),
                        reason,
                        UtcTime.of(clock.instant()))
                .update();
        return reference;
    }

    /** False when there is no such open dispute. */
    boolean close(String reference, Dispute.Status status) {
        return jdbc.sql("update sandbox_dispute set status = ?, closed_at = ? where reference = ? and status = 'OPEN'")
                        .params(status.name(), UtcTime.of(clock.instant()), reference)
                        .update()
                > 0;
    }

    Optional<Dispute> find(String reference) {
        return jdbc.sql("select * from sandbox_dispute where reference = ?")
                .param(reference)
                .query((row, number) -> new Dispute(
                        row.getString("reference"),
                        row.getString("charge_reference"),
                        amount(row),
                        row.getString("reason"),
                        Dispute.Status.valueOf(row.getString("status"))))
                .optional();
    }

    List<Movement> movements(Instant from, Instant to) {
        return jdbc.sql("""
                select reference, charge_reference, amount_minor, currency, opened_at as at, 'CHARGEBACK' as kind
                from sandbox_dispute where opened_at >= :from and opened_at < :to
                union all
                select reference, charge_reference, amount_minor, currency, closed_at, 'CHARGEBACK_REVERSAL'
                from sandbox_dispute where status = 'WON' and closed_at >= :from and closed_at < :to
                """)
                .param("from", UtcTime.of(from))
                .param("to", UtcTime.of(to))
                .query((row, number) -> new Movement(
                        Movement.Kind.valueOf(row.getString("kind")),
                        null,
                        row.getString("reference"),
                        row.getString("charge_reference"),
                        amount(row),
                        true,
                        UtcTime.read(row, "at")))
                .list();
    }

    private static Money amount(ResultSet row) throws SQLException {
        return Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"));
    }
}
