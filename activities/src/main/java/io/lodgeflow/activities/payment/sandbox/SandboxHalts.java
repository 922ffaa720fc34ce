package io.lodgeflow.activities.payment.sandbox;

import io.lodgeflow.engine.time.UtcTime;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Ends the process as a power cut would, at a moment that the payment token names, once for each order: that is how the kill
 * tests die between two steps for certain. Only in demo mode and only when switched on for that; otherwise such a token is
 * one that nobody knows.
 */
@Component
@OnlyWithSandbox
class SandboxHalts {

    private static final int AS_BY_SIGKILL = 137;

    /** When the process ends. */
    enum Moment {
        BEFORE_CHARGE,
        /** While the gateway works; it loses what it was about to write. */
        DURING_CHARGE,
        /** The gateway has taken the money, its caller never hears of it. */
        AFTER_CHARGE,
        BEFORE_REFUND,
        DURING_REFUND,
        AFTER_REFUND
    }

    private final boolean switchedOn;
    private final JdbcClient jdbc;
    private final OwnTransaction ownTransaction;
    private final Clock clock;

    SandboxHalts(
            @Value("${lodgeflow.demo.enabled:false}") boolean demoMode,
            @Value("${lodgeflow.payment.sandbox.halts:false}") boolean switchedOn,
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        this.switchedOn = demoMode && switchedOn;
        this.jdbc = jdbc;
        this.ownTransaction = new OwnTransaction(transactionManager);
        this.clock = clock;
    }

    boolean areSwitchedOn() {
        return switchedOn;
    }

    /** Does not return when the token names the moment and the order has not had its halt yet. */
    void at(Moment moment, SandboxToken token, String key) {
        if (switchedOn && token.haltsAt(moment) && isFirst(key)) {
            Runtime.getRuntime().halt(AS_BY_SIGKILL);
        }
    }

    private boolean isFirst(String key) {
        try {
            return ownTransaction.call(
                    () -> jdbc.sql("insert into sandbox_halt (movement_key, halted_at) values (?, ?)")
                                    .params(key, UtcTime.of(clock.instant()))
                                    .update()
                            > 0);
        } catch (DuplicateKeyException hadIt) {
            return false;
        }
    }
}
