package io.lodgeflow.activities.payment;

import io.lodgeflow.activities.persistence.UtcTime;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Captured;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Declined;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome.Failed;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome.Succeeded;
import io.lodgeflow.domain.reservation.Identifiers;
import java.time.Clock;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A gateway for trials that behaves by the payment token and keeps its own books in transactions of its own, as the
 * outside world does: what it has captured stays captured although the caller dies. Tokens: {@code tok_ok}, {@code
 * tok_declined}, {@code tok_insufficient_funds}, {@code tok_expired_card}, {@code tok_timeout_before} (the first call
 * times out before anything happens), {@code tok_timeout_after} (the first call charges and times out), {@code
 * tok_unknown} (three time-outs, then captured). Any other token is declined as invalid.
 */
@Component
class SandboxGateway implements PaymentGateway {

    private static final String CAPTURED = "captured";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate ownTransaction;
    private final Identifiers identifiers;
    private final Clock clock;

    SandboxGateway(
            JdbcTemplate jdbc, PlatformTransactionManager transactionManager, Identifiers identifiers, Clock clock) {
        this.jdbc = jdbc;
        this.identifiers = identifiers;
        this.clock = clock;
        ownTransaction = new TransactionTemplate(transactionManager);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What the books say of a key. */
    private record Movement(String outcome, String reference, String code, String detail, int calls) {}

    @Override
    public ChargeOutcome charge(Charge charge) {
        Movement movement = booked(charge.key(), "charge", "", charge.amount(), outcomeOf(charge.paymentToken()));
        boolean answers = movement.calls() > silentCalls(charge.paymentToken());
        if (!answers) {
            return new ChargeOutcome.Unknown("the sandbox gateway did not answer in time");
        }
        return movement.outcome().equals(CAPTURED)
                ? new Captured(movement.reference())
                : new Declined(movement.code(), movement.detail());
    }

    @Override
    public RefundOutcome refund(RefundOrder order) {
        Integer captured = jdbc.queryForObject(
                "select count(*) from sandbox_movement where reference = ? and kind = 'charge' and outcome = ?",
                Integer.class,
                order.chargeReference(),
                CAPTURED);
        if (captured == null || captured == 0) {
            return new Failed("there is no charge " + order.chargeReference());
        }
        Movement movement =
                booked(order.key(), "refund", order.chargeReference(), order.amount(), new String[] {CAPTURED, "", ""});
        return new Succeeded(movement.reference());
    }

    private Movement booked(String key, String kind, String chargeReference, Money amount, String[] outcome) {
        return Objects.requireNonNull(ownTransaction.execute(status -> {
            int known = jdbc.update("update sandbox_movement set calls = calls + 1 where movement_key = ?", key);
            if (known == 0) {
                insert(key, kind, chargeReference, amount, outcome);
            }
            return jdbc.queryForObject(
                    "select outcome, reference, code, detail, calls from sandbox_movement where movement_key = ?",
                    (row, number) -> new Movement(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5)),
                    key);
        }));
    }

    /** @throws DuplicateKeyException when the same key comes twice at the same moment; the caller asks again */
    private void insert(String key, String kind, String chargeReference, Money amount, String[] outcome) {
        jdbc.update(
                "insert into sandbox_movement (movement_key, kind, reference, charge_reference, amount_minor, currency,"
                        + " outcome, code, detail, calls, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
                key,
                kind,
                identifiers.next("sbx"),
                chargeReference,
                amount.minorUnits(),
                amount.currencyCode(),
                outcome[0],
                outcome[1],
                outcome[2],
                UtcTime.of(clock.instant()));
    }

    private static int silentCalls(String token) {
        return switch (token) {
            case "tok_timeout_before", "tok_timeout_after" -> 1;
            case "tok_unknown" -> 3;
            default -> 0;
        };
    }

    private static String[] outcomeOf(String token) {
        return switch (token) {
            case "tok_ok", "tok_timeout_before", "tok_timeout_after", "tok_unknown" -> new String[] {CAPTURED, "", ""};
            case "tok_declined" -> declined("do_not_honor", "The bank declined the card. Try another card.");
            case "tok_insufficient_funds" ->
                declined("insufficient_funds", "The card has not enough funds. Try another card.");
            case "tok_expired_card" -> declined("expired_card", "The card has expired. Try another card.");
            default -> declined("invalid_token", "The payment token is not known. Try again with another card.");
        };
    }

    private static String[] declined(String code, String detail) {
        return new String[] {"declined", code, detail};
    }
}
