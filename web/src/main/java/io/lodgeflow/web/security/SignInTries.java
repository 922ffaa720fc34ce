package io.lodgeflow.web.security;

import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes guessing at passwords slow, over all nodes, whoever asks. A try counts as failed before the password is looked at, so
 * that a hundred at once count as a hundred; the right password takes its own try back. After the free ones each try of an
 * account, and each from a network, has to wait twice as long as the one before; who comes earlier is turned away with the
 * right password, too, and does not make it longer. Addresses that nobody has an account for are counted like all others.
 */
@Component
@EnableConfigurationProperties(SignInSettings.class)
class SignInTries implements BackgroundTask {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final SignInSettings settings;
    private final Clock clock;

    SignInTries(JdbcClient jdbc, Transactions transactions, SignInSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What became of asking to try.
     *
     * @param pause zero if the try may be made, and is counted; otherwise how long to wait
     * @param firstPause it was the last free one for the account: it is worth telling the owner
     */
    record Admission(Duration pause, boolean firstPause) {}

    private record Tries(int failures, @Nullable Instant blockedUntil) {}

    Admission admit(String email, String network) {
        String account = accountOf(email);
        String address = addressOf(network);
        return transactions.call(() -> {
            Instant now = clock.instant();
            Tries byAccount = lock(account, now);
            Tries byAddress = lock(address, now);
            Duration pause = longer(left(byAccount, now), left(byAddress, now));
            if (pause.isPositive()) {
                return new Admission(pause, false);
            }
            count(account, byAccount, settings.freeTries(), now);
            count(address, byAddress, settings.freeTriesByAddress(), now);
            return new Admission(Duration.ZERO, byAccount.failures() + 1 == settings.freeTries());
        });
    }

    /** The admitted try had the right password: the account starts anew, the network is as before it. */
    void succeeded(String email, String network) {
        transactions.run(() -> {
            jdbc.sql("update sign_in_tries set failures = 0, blocked_until = null where subject = ?")
                    .param(accountOf(email))
                    .update();
            jdbc.sql("""
                    update sign_in_tries set failures = failures - 1, blocked_until = null
                    where subject = ? and failures > 0
                    """).param(addressOf(network)).update();
        });
    }

    private Tries lock(String subject, Instant now) {
        jdbc.sql("""
                insert into sign_in_tries (subject, failures, last_tried_at) values (?, 0, ?)
                on duplicate key update subject = subject
                """).params(subject, UtcTime.of(now)).update();
        return jdbc.sql("select failures, last_tried_at, blocked_until from sign_in_tries where subject = ? for update")
                .param(subject)
                .query((row, number) -> UtcTime.read(row, "last_tried_at")
                                .plus(settings.forgottenAfter())
                                .isBefore(now)
                        ? new Tries(0, null)
                        : new Tries(row.getInt("failures"), UtcTime.readIfAny(row, "blocked_until")))
                .single();
    }

    private void count(String subject, Tries before, int free, Instant now) {
        int failures = before.failures() + 1;
        Duration pause = settings.pauseAfter(failures, free);
        jdbc.sql("""
                update sign_in_tries set failures = :failures, last_tried_at = :now, blocked_until = :until
                where subject = :subject
                """)
                .param("failures", failures)
                .param("now", UtcTime.of(now))
                .param("until", pause.isZero() ? null : UtcTime.of(now.plus(pause)))
                .param("subject", subject)
                .update();
    }

    private static Duration left(Tries tries, Instant now) {
        return tries.blockedUntil() == null ? Duration.ZERO : Duration.between(now, tries.blockedUntil());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String accountOf(String email) {
        return hash("account " + email);
    }

    private static String addressOf(String network) {
        return hash("address " + network);
    }

    private static String hash(String subject) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String taskName() {
        return "forget old sign-ins";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofHours(1);
    }

    @Override
    public boolean runsOnCommit() {
        return false;
    }

    /** Always 0: one sweep takes all there are. */
    @Override
    public int runOnce() {
        transactions.run(() -> jdbc.sql("delete from sign_in_tries where last_tried_at < ?")
                .param(UtcTime.of(clock.instant().minus(settings.forgottenAfter())))
                .update());
        return 0;
    }
}
