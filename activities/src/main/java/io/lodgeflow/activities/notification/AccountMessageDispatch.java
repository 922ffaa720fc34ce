package io.lodgeflow.activities.notification;

import io.lodgeflow.activities.queue.Backoff;
import io.lodgeflow.activities.queue.Outcome;
import io.lodgeflow.activities.queue.WorkQueue;
import io.lodgeflow.activities.queue.WorkTable;
import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.AccountMessages;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.notification.MessageChannel;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.workflows.words.Sentences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what owners are told of their accounts, and sends it as {@link MessageDispatch} sends what guests are told. */
@Component
class AccountMessageDispatch implements AccountMessages, BackgroundTask {

    private static final WorkTable MESSAGES = new WorkTable(
            "account_message",
            "id",
            "sent_at is null",
            "next_attempt_at",
            "attempts",
            "",
            "sent_at = :now, last_error = null",
            "next_attempt_at = :due, last_error = :why",
            "");

    private final WorkQueue<AccountMessage> queue;
    private final MessageChannel channel;
    private final JdbcClient jdbc;
    private final Identifiers identifiers;
    private final WakeUp wakeUp;
    private final Clock clock;

    AccountMessageDispatch(
            WorkQueue.Ground ground, MessageChannel channel, Identifiers identifiers, WakeUp wakeUp, Clock clock) {
        Backoff backoff = new Backoff.Growing(Duration.ofSeconds(1), Duration.ofHours(1));
        this.queue = new WorkQueue<>(ground, MESSAGES, AccountMessageDispatch::message, MessageDispatch.BATCH, backoff);
        this.channel = channel;
        this.jdbc = ground.jdbc();
        this.identifiers = identifiers;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    @Override
    public void tell(Account owner, Sentence subject, Sentence body) {
        Locale locale = Locale.forLanguageTag(owner.language());
        Instant now = clock.instant();
        jdbc.sql("""
                insert into account_message
                    (id, account_id, recipient, language, subject, body, created_at, next_attempt_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        identifiers.next("amg"),
                        owner.id(),
                        owner.email(),
                        owner.language(),
                        Sentences.in(locale, subject),
                        Sentences.in(locale, body),
                        UtcTime.of(now),
                        UtcTime.of(now))
                .update();
        wakeUp.afterCommit();
    }

    @Override
    public String taskName() {
        return "account message dispatch";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public int runOnce() {
        return queue.work(new WorkQueue.Claim(MessageDispatch.CLAIM, MessageDispatch.LONGEST_SEND), message -> {
            channel.send(message);
            return Outcome.done(null);
        });
    }

    private static AccountMessage message(ResultSet row, int number) throws SQLException {
        return new AccountMessage(
                row.getString("id"),
                row.getString("recipient"),
                row.getString("language"),
                row.getString("subject"),
                row.getString("body"),
                UtcTime.read(row, "created_at"));
    }
}
