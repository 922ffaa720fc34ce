package io.lodgeflow.application.start;

import io.lodgeflow.engine.transaction.Transactions;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * A database that a real installation has used is never opened by a demo, whose clock and play money would be applied to real
 * bookings. The other way round is allowed: what was tried may become real.
 */
@Component
@ConditionalOnProperty(name = "lodgeflow.command", havingValue = "serve", matchIfMissing = true)
class OwnerOfTheData {

    private static final String SETTING = "installation";

    /** @throws StartRefused if this is a demo and the data are real */
    OwnerOfTheData(
            JdbcTemplate database,
            Transactions transactions,
            @Value("${" + StartCheck.DEMO + ":false}") boolean demo,
            Clock clock) {
        boolean real =
                transactions.read(() -> !database.queryForList("select name from setting where name = ?", SETTING)
                        .isEmpty());
        if (demo && real) {
            throw StartRefused.demoOnRealData();
        }
        if (!demo && !real) {
            claim(database, transactions, clock);
        }
    }

    private static void claim(JdbcTemplate database, Transactions transactions, Clock clock) {
        try {
            transactions.run(() -> database.update(
                    "insert into setting (name, setting_value) values (?, ?)",
                    SETTING,
                    "real since " + clock.instant()));
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            // it says the same
        }
    }
}
