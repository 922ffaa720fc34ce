package io.lodgeflow.activities.books;

import io.lodgeflow.activities.books.GatewayReconciliation.GatewayDifference.Cause;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.Movement;
import io.lodgeflow.engine.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares what the gateway says it moved with what is posted, in both directions: each movement has its posting of the same
 * amount, and each posting its movement. A movement and its posting have the same key: that of the payment attempt or refund;
 * a chargeback's is {@link #chargebackKey}. Reads only. Between the two reads the world goes on, so run it for a span that has
 * come to rest.
 */
public final class GatewayReconciliation {

    /** What is posted within the span may have been ordered this long before, such as a slow refund. */
    private static final Duration POSTED_LATER = Duration.ofDays(30);

    private static final String PAYMENTS = "select count(*) from payment_attempt where gateway_key = ?";
    private static final String REFUNDS = "select count(*) from refund where gateway_key = ?";

    private static final String POSTED_FROM_GATEWAY = """
            select p.posting_key, p.amount_minor, p.currency from folio_posting p
            left join payment_attempt a on a.gateway_key = p.posting_key
            left join refund r on r.gateway_key = p.posting_key
            left join payment_attempt paid on paid.id = r.payment_attempt_id
            where p.posted_at >= ? and p.posted_at < ? and (a.purpose <> 'AT_HOTEL' or paid.purpose <> 'AT_HOTEL')
              and (r.id is null or r.gateway_reference not like 'by-hand:%')
            """;

    private static final String OPEN = """
            select gateway_key from payment_attempt
            where status in ('SUBMITTED', 'UNKNOWN') and created_at >= :from and created_at < :to
            union all
            select gateway_key from refund where status = 'REQUESTED' and created_at >= :from and created_at < :to
            """;

    private final JdbcClient jdbc;
    private final PaymentGateway gateway;

    public GatewayReconciliation(JdbcClient jdbc, PaymentGateway gateway) {
        this.jdbc = jdbc;
        this.gateway = gateway;
    }

    /** The key of the posting of a chargeback or its reversal. */
    public static String chargebackKey(String reservationId, Movement movement) {
        return reservationId + keyEnd(movement);
    }

    private static String keyEnd(Movement movement) {
        return ":" + movement.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + movement.reference();
    }

    /**
     * By cause, then by key.
     *
     * @param from inclusive
     * @param to exclusive
     * @throws PaymentGateway.GatewayFailure when the gateway cannot be asked
     */
    public List<GatewayDifference> differences(Instant from, Instant to) {
        List<Movement> movements = gateway.movements(from.minus(POSTED_LATER), to).stream()
                .map(this::withKey)
                .toList();
        List<GatewayDifference> found = new ArrayList<>();
        movements.stream()
                .filter(movement -> !movement.at().isBefore(from))
                .forEach(movement -> compare(movement).ifPresent(found::add));
        found.addAll(postedButNotMoved(movements, from, to));
        found.addAll(open(from, to));
        found.sort(Comparator.comparing(GatewayDifference::cause).thenComparing(GatewayDifference::key));
        return found.stream().distinct().toList();
    }

    /** What people gave back at the gateway itself has no key there, and is known here by its reference. */
    private Movement withKey(Movement movement) {
        if (movement.key() != null || movement.kind() != Movement.Kind.REFUND) {
            return movement;
        }
        String key = jdbc.sql("select gateway_key from refund where gateway_reference = ?")
                .param(movement.reference())
                .query(String.class)
                .optional()
                .orElse(null);
        return new Movement(
                movement.kind(),
                key,
                movement.reference(),
                movement.chargeReference(),
                movement.amount(),
                movement.settled(),
                movement.at());
    }

    private Optional<GatewayDifference> compare(Movement movement) {
        return switch (movement.kind()) {
            case CHARGE -> compareOrder(movement, PAYMENTS, Cause.CHARGED_NOT_POSTED);
            case REFUND -> compareOrder(movement, REFUNDS, Cause.REFUNDED_NOT_POSTED);
            case CHARGEBACK, CHARGEBACK_REVERSAL -> compareChargeback(movement);
        };
    }

    private Optional<GatewayDifference> compareOrder(Movement movement, String orders, Cause missing) {
        String key = movement.key();
        if (key == null || jdbc.sql(orders).param(key).query(Integer.class).single() == 0) {
            return difference(Cause.NOT_OURS, movement, null);
        }
        Optional<Money> posted = posted(key);
        if (!movement.settled()) {
            return difference(Cause.STILL_OPEN, movement, posted.orElse(null));
        }
        if (posted.isEmpty()) {
            return difference(missing, movement, null);
        }
        return posted.get().equals(movement.amount())
                ? Optional.empty()
                : difference(Cause.AMOUNT_DIFFERS, movement, posted.get());
    }

    private Optional<GatewayDifference> compareChargeback(Movement movement) {
        List<Money> posted = jdbc.sql("select amount_minor, currency from folio_posting where posting_key like ?")
                .param("%" + keyEnd(movement))
                .query(GatewayReconciliation::amount)
                .list();
        if (posted.isEmpty()) {
            return difference(Cause.CHARGEBACK_NOT_POSTED, movement, null);
        }
        return posted.getFirst().equals(movement.amount())
                ? Optional.empty()
                : difference(Cause.AMOUNT_DIFFERS, movement, posted.getFirst());
    }

    /** What the front desk took or gave, or support gave by hand, never was at the gateway. */
    private List<GatewayDifference> postedButNotMoved(List<Movement> movements, Instant from, Instant to) {
        Set<String> moved = new HashSet<>();
        movements.stream()
                .filter(Movement::settled)
                .map(Movement::key)
                .filter(key -> key != null)
                .forEach(moved::add);
        Map<String, Money> postings = new HashMap<>();
        jdbc.sql(POSTED_FROM_GATEWAY).params(UtcTime.of(from), UtcTime.of(to)).query(row -> {
            postings.put(row.getString("posting_key"), amount(row, 0));
        });
        return postings.entrySet().stream()
                .filter(posting -> !moved.contains(posting.getKey()))
                .map(posting ->
                        new GatewayDifference(Cause.POSTED_NOT_MOVED, posting.getKey(), null, posting.getValue()))
                .toList();
    }

    private List<GatewayDifference> open(Instant from, Instant to) {
        return jdbc.sql(OPEN)
                .param("from", UtcTime.of(from))
                .param("to", UtcTime.of(to))
                .query((row, number) -> new GatewayDifference(Cause.STILL_OPEN, row.getString(1), null, null))
                .list();
    }

    private Optional<Money> posted(String key) {
        return jdbc.sql("select amount_minor, currency from folio_posting where posting_key = ?")
                .param(key)
                .query(GatewayReconciliation::amount)
                .optional();
    }

    private static Money amount(ResultSet row, int number) throws SQLException {
        return Money.ofMinor(Math.abs(row.getLong("amount_minor")), row.getString("currency"));
    }

    private static Optional<GatewayDifference> difference(Cause cause, Movement movement, @Nullable Money posted) {
        String key = movement.key() == null ? movement.reference() : movement.key();
        return Optional.of(new GatewayDifference(cause, key, movement.amount(), posted));
    }

    /**
     * One thing that the gateway and our books see differently.
     *
     * @param key of the payment or refund, or the gateway's reference where it has none
     * @param atGateway what the gateway moved; absent when it knows of nothing
     * @param posted what is on the folio, as a positive amount; absent when nothing is
     */
    public record GatewayDifference(
            Cause cause,
            String key,
            @Nullable Money atGateway,
            @Nullable Money posted) {

        public enum Cause {
            /** The guest was charged and the folio does not say so. */
            CHARGED_NOT_POSTED,
            /** The guest got money back and the folio does not say so. */
            REFUNDED_NOT_POSTED,
            /** The guest's bank took money back, or gave it back to us, and the folio does not say so. */
            CHARGEBACK_NOT_POSTED,
            /** The folio says that money moved and the gateway does not know of it. */
            POSTED_NOT_MOVED,
            AMOUNT_DIFFERS,
            /** The gateway moved money that none of our payments and refunds asked for. */
            NOT_OURS,
            /** Not decided yet, here or there: no contradiction, but somebody should look if it stays. */
            STILL_OPEN
        }

        /** Whether it is wrong now, whatever happens next. */
        public boolean isContradiction() {
            return cause != Cause.STILL_OPEN;
        }

        @Override
        public String toString() {
            return cause + " " + key + ": gateway " + (atGateway == null ? "nothing" : atGateway) + ", folio "
                    + (posted == null ? "nothing" : posted);
        }
    }
}
