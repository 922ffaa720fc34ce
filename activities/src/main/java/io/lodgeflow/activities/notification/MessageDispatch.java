package io.lodgeflow.activities.notification;

import io.lodgeflow.activities.queue.Backoff;
import io.lodgeflow.activities.queue.Outcome;
import io.lodgeflow.activities.queue.WorkQueue;
import io.lodgeflow.activities.queue.WorkTable;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.notification.MessageChannel;
import io.lodgeflow.engine.transaction.BackgroundTask;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Sends the written messages through the channel, outside of any transaction, until each was taken: at least once, twice
 * when the process dies between sending and marking, then with the same id. What fails is tried again after a growing pause,
 * for ever; the last error is kept with the message.
 */
@Component
public class MessageDispatch implements BackgroundTask {

    /** Longer than a batch takes, shorter than guests will wait for a message that a killed node had claimed. */
    static final Duration CLAIM = Duration.ofMinutes(5);

    /** No channel takes longer for one message; see {@link MessageChannelConfiguration}. */
    static final Duration LONGEST_SEND = Duration.ofMinutes(1);

    static final int BATCH = 100;

    private static final WorkTable MESSAGES = new WorkTable(
            "guest_message",
            "id",
            "sent_at is null",
            "next_attempt_at",
            "attempts",
            "",
            "sent_at = :now, last_error = null",
            "next_attempt_at = :due, last_error = :why",
            "");

    private final WorkQueue<GuestMessage> queue;
    private final MessageChannel channel;

    MessageDispatch(WorkQueue.Ground ground, MessageChannel channel) {
        Backoff backoff = new Backoff.Growing(Duration.ofSeconds(1), Duration.ofHours(1));
        this.queue = new WorkQueue<>(ground, MESSAGES, GuestMessageTable::message, BATCH, backoff);
        this.channel = channel;
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
        AtomicInteger taken = new AtomicInteger();
        queue.work(new WorkQueue.Claim(CLAIM, LONGEST_SEND), message -> {
            channel.send(message);
            taken.incrementAndGet();
            return Outcome.done(null);
        });
        return taken.get();
    }
}
