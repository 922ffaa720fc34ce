package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets the other nodes know that this one works. What was silent for a day is forgotten. */
@Component
class NodeSignsOfLife implements BackgroundTask {

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final String node = UUID.randomUUID().toString();

    NodeSignsOfLife(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String taskName() {
        return "sign of life";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public boolean runsOnCommit() {
        return false;
    }

    /** Nothing waits for it, so there is never more to do. */
    @Override
    public int runOnce() {
        LocalDateTime now = UtcTime.of(clock.instant());
        transactions.run(() -> {
            if (jdbc.sql("update worker_node set seen_at = ? where id = ?")
                            .params(now, node)
                            .update()
                    == 0) {
                jdbc.sql("delete from worker_node where seen_at < ?")
                        .param(now.minus(FORGOTTEN_AFTER))
                        .update();
                jdbc.sql("insert into worker_node (id, host, started_at, seen_at) values (?, ?, ?, ?)")
                        .params(node, host(), now, now)
                        .update();
            }
        });
        return 0;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
