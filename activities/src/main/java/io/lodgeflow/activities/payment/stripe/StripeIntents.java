package io.lodgeflow.activities.payment.stripe;

import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which payment intent is the one of a key, kept between the calls to Stripe in short transactions of their own. */
final class StripeIntents {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    StripeIntents(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param id absent until an intent was made
     * @param closed no intent may be made or confirmed any more
     * @param failures how often Stripe broke down over the key; it repeats its answer to an idempotency key, also a broken one
     */
    record Intent(@Nullable String id, boolean closed, int failures) {}

    /** What is kept of the key; made when it is new. */
    Intent of(String key) {
        return change(key, "update stripe_intent set failures = failures where gateway_key = ?", key);
    }

    Optional<Intent> find(String key) {
        return transactions.read(() -> row(key));
    }

    /** The first intent of a key is the one; a later or a closed key's is never confirmed. */
    Intent keepFirst(String key, String intentId) {
        return change(
                key,
                "update stripe_intent set intent_id = ? where gateway_key = ? and intent_id is null and closed = false",
                intentId,
                key);
    }

    Intent close(String key) {
        return change(key, "update stripe_intent set closed = true where gateway_key = ?", key);
    }

    void countFailure(String key) {
        change(key, "update stripe_intent set failures = failures + 1 where gateway_key = ?", key);
    }

    private Intent change(String key, String update, Object... values) {
        if (find(key).isEmpty()) {
            insert(key);
        }
        return transactions.call(() -> {
            jdbc.sql(update).params(values).update();
            return row(key).orElseThrow();
        });
    }

    private void insert(String key) {
        try {
            transactions.run(
                    () -> jdbc.sql("""
                    insert into stripe_intent (gateway_key, closed, failures, created_at) values (?, false, 0, ?)
                    """).params(key, UtcTime.of(clock.instant())).update());
        } catch (DuplicateKeyException another) {
            // made it at the same moment: then it is there
        }
    }

    private Optional<Intent> row(String key) {
        return jdbc.sql("select intent_id as id, closed, failures from stripe_intent where gateway_key = ?")
                .param(key)
                .query(UtcTime.rows(Intent.class))
                .optional();
    }
}
