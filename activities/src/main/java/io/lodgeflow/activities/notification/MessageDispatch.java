package io.lodgeflow.activities.notification;

import io.lodgeflow.activities.event.GrowingPause;
import io.lodgeflow.activities.notification.GuestMessageTable.Claimed;
import io.lodgeflow.domain.notification.GuestMessage;
import io.lodgeflow.domain.notification.MessageChannel;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends the written messages through the channel, outside of any transaction, until each was taken: at least once, twice
 * when the process dies between sending and marking, then with the same id. Those that the channel takes within
 * {@link #MARK_WITHIN} are marked together, so a death repeats no more than that. A node claims messages before it sends them,
 * so that nodes do not send the same ones; the claim of a killed node lapses after {@link #CLAIM}. What fails is tried
 * again after a growing pause, for ever; the last error is kept with the message.
 */
@Component
public class MessageDispatch implements BackgroundTask {

    /** Longer than a batch takes, shorter than guests will wait for a message that a killed node had claimed. */
    static final Duration CLAIM = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(MessageDispatch.class);
    static final int BATCH = 100;

    /** A channel that takes longer for one message has each marked by itself. */
    static final Duration MARK_WITHIN = Duration.ofMillis(250);

    /** No channel takes longer for one message; see {@link MessageChannelConfiguration}. */
    private static final Duration LONGEST_SEND = Duration.ofMinutes(1);

    private static final GrowingPause PAUSE = new GrowingPause(Duration.ofSeconds(1), Duration.ofHours(1));

    private final GuestMessageTable messages;
    private final MessageChannel channel;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator unevenness;

    MessageDispatch(
            GuestMessageTable messages,
            MessageChannel channel,
            Transactions transactions,
            Clock clock,
            RandomGenerator unevenness) {
        this.messages = messages;
        this.channel = channel;
        this.transactions = transactions;
        this.clock = clock;
        this.unevenness = unevenness;
    }

    @Override
    public String taskName() {
        return "message dispatch";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofMillis(500);
    }

    @Override
    public int runOnce() {
        return dispatchOnce();
    }

    /**
     * Tries to send one batch of what is due, and says how many messages were taken by the channel; 0 when nothing is due
     * or nothing could be sent.
     *
     * @throws IllegalStateException if called within a transaction
     */
    public int dispatchOnce() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("messages are not sent within a transaction");
        }
        Instant claimedUntil = clock.instant().plus(CLAIM);
        int sent = 0;
        List<String> taken = new ArrayList<>();
        Instant begin = clock.instant();
        for (Claimed claimed : claim(claimedUntil)) {
            if (clock.instant().plus(LONGEST_SEND).isAfter(claimedUntil)) {
                break; // the rest becomes due again when the claim lapses
            }
            if (send(claimed)) {
                taken.add(claimed.message().id());
                sent++;
            }
            if (!clock.instant().isBefore(begin.plus(MARK_WITHIN))) {
                mark(taken);
                begin = clock.instant();
            }
        }
        mark(taken);
        return sent;
    }

    private void mark(List<String> taken) {
        if (!taken.isEmpty()) {
            transactions.run(() -> messages.markSent(taken, clock.instant()));
            taken.clear();
        }
    }

    /** The first batch of which other nodes have left anything. */
    private List<Claimed> claim(Instant claimedUntil) {
        for (int skipped = 0; ; skipped += BATCH) {
            List<String> due = messages.due(clock.instant(), BATCH, skipped);
            List<Claimed> claimed = due.isEmpty()
                    ? List.of()
                    : transactions.call(() -> messages.claim(due, clock.instant(), claimedUntil));
            if (!claimed.isEmpty() || due.size() < BATCH) {
                return claimed;
            }
        }
    }

    private boolean send(Claimed claimed) {
        GuestMessage message = claimed.message();
        try {
            channel.send(message);
        } catch (RuntimeException failure) {
            Instant nextTry = clock.instant().plus(PAUSE.after(claimed.tries(), unevenness));
            LOG.warn(
                    "Message {} ({}) of reservation {} was not sent, try {}, next try at {}: {}",
                    message.id(),
                    message.kind(),
                    message.reservationId(),
                    claimed.tries(),
                    nextTry,
                    failure.toString(),
                    claimed.tries() == 1 ? failure : null); // the stack trace once is enough
            transactions.run(() -> messages.retryAt(message.id(), nextTry, failure.toString()));
            return false;
        }
        return true;
    }
}
