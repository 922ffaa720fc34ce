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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of the sandbox gateway's chargebacks, at most one for each charge. */
@Component
@OnlyWithSandbox
class SandboxDisputes {

    private static final String SELECT =
            "select reference, charge_reference, amount_minor, currency, reason, status from sandbox_dispute ";

    private final JdbcTemplate jdbc;
    private final Identifiers identifiers;
    private final Clock clock;

    SandboxDisputes(JdbcTemplate jdbc, Identifiers identifiers, Clock clock) {
        this.jdbc = jdbc;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the charge is disputed already */
    String open(String chargeReference, Money amount, String reason) {
        String reference = identifiers.next("sdp");
        jdbc.update(
                "insert into sandbox_dispute (reference, charge_reference, amount_minor, currency, reason, status, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                reference,
                chargeReference,
                amount.minorUnits(),
                amount.currencyCode(),
                reason,
                Dispute.Status.OPEN.name(),
                UtcTime.of(clock.instant()));
        return reference;
    }

    /** False when there is no such open dispute. */
    boolean close(String reference, Dispute.Status status) {
        return jdbc.update(
                        "update sandbox_dispute set status = ?, closed_at = ? where reference = ? and status = ?",
                        status.name(),
                        UtcTime.of(clock.instant()),
                        reference,
                        Dispute.Status.OPEN.name())
                > 0;
    }

    Optional<Dispute> find(String reference) {
        return jdbc.query(SELECT + "where reference = ?", SandboxDisputes::row, reference).stream()
                .findFirst();
    }

    List<Movement> movements(Instant from, Instant to) {
        return jdbc.query(
                "select reference, charge_reference, amount_minor, currency, opened_at as at, 'CHARGEBACK' as kind"
                        + " from sandbox_dispute where opened_at >= ? and opened_at < ? union all"
                        + " select reference, charge_reference, amount_minor, currency, closed_at, 'CHARGEBACK_REVERSAL'"
                        + " from sandbox_dispute where status = 'WON' and closed_at >= ? and closed_at < ?",
                (row, number) -> new Movement(
                        Movement.Kind.valueOf(row.getString("kind")),
                        null,
                        row.getString("reference"),
                        row.getString("charge_reference"),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        true,
                        UtcTime.read(row, "at")),
                UtcTime.of(from),
                UtcTime.of(to),
                UtcTime.of(from),
                UtcTime.of(to));
    }

    private static Dispute row(ResultSet row, int number) throws SQLException {
        return new Dispute(
                row.getString("reference"),
                row.getString("charge_reference"),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("reason"),
                Dispute.Status.valueOf(row.getString("status")));
    }
}
