package io.lodgeflow.application.start;

import io.lodgeflow.engine.transaction.Transactions;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
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
            JdbcClient database,
            Transactions transactions,
            @Value("${" + StartCheck.DEMO + ":false}") boolean demo,
            Clock clock) {
        boolean real = transactions.read(() -> database.sql("select count(*) from setting where name = ?")
                        .param(SETTING)
                        .query(Integer.class)
                        .single()
                > 0);
        if (demo && real) {
            throw StartRefused.demoOnRealData();
        }
        if (!demo && !real) {
            claim(database, transactions, clock);
        }
    }

    private static void claim(JdbcClient database, Transactions transactions, Clock clock) {
        try {
            transactions.run(() -> database.sql("insert into setting (name, setting_value) values (?, ?)")
                    .params(SETTING, "real since " + clock.instant())
                    .update());
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            // it says the same
        }
    }
}
