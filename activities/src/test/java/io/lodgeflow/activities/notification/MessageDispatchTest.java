package io.lodgeflow.activities.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.activities.queue.WorkQueue;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.message.MessageKind;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class MessageDispatchTest {

    private final BookingStory story = BookingStory.english(PaymentPlan.PREPAID);
    private final Node node = story.node;
    private final Node other = new Node(story.database, story.clock, story.ports);

    @AfterEach
    void close() {
        other.close();
        story.close();
    }

    @Test
    void sendsEachMessageOnceOutsideOfTransactions() {
        story.paid();
        story.confirmed();
        node.channel = message -> assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();

        assertThat(node.dispatch.dispatchOnce()).isEqualTo(2);
        assertThat(node.dispatch.dispatchOnce()).isZero();

        assertThat(node.sent)
                .extracting(GuestMessage::kind)
                .containsExactly(MessageKind.PAYMENT_RECEIPT, MessageKind.CONFIRMATION);
        assertThat(story.messages()).extracting(GuestMessage::sentAt).containsOnly(story.clock.instant());
    }

    @Test
    void refusesToRunWithinATransaction() {
        Transactions transactions = node.bean(Transactions.class);

        assertThatThrownBy(() -> transactions.call(node.dispatch::dispatchOnce))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatFailsIsKeptAndTriedAgain() {
        story.paid();
        node.channel = message -> {
            throw new IllegalStateException("mail server is down " + "x".repeat(500));
        };

        assertThat(node.dispatch.dispatchOnce()).isZero();
        assertThat(node.dispatch.dispatchOnce()).isZero();
        assertThat(node.sent).hasSize(1);
        assertThat(node.count("guest_message", "attempts = 1 and last_error like '%mail server is down%'"))
                .isOne();

        story.clock.moveOn(Duration.ofMillis(1_501));
        node.channel = message -> {};
        assertThat(node.dispatch.dispatchOnce()).isOne();
        assertThat(node.count("guest_message", "attempts = 2 and last_error is null and sent_at is not null"))
                .isOne();
    }

    @Test
    void itIsTriedForEverButNotMoreOftenThanNeeded() {
        story.paid();
        node.channel = message -> {
            throw new IllegalStateException("no such mailbox");
        };
        for (int hour = 0; hour < 48; hour++) {
            node.dispatch.dispatchOnce();
            story.clock.moveOn(Duration.ofHours(1));
        }

        assertThat(node.sent).hasSize(48);
        node.channel = message -> {};
        assertThat(node.dispatch.dispatchOnce()).isOne();
    }

    @Test
    void oneFailureDoesNotKeepTheOthersBack() {
        story.paid();
        story.confirmed();
        node.channel = message -> {
            if (message.kind() == MessageKind.PAYMENT_RECEIPT) {
                throw new IllegalStateException("no");
            }
        };

        assertThat(node.dispatch.dispatchOnce()).isOne();
    }

    @Test
    void aProcessKilledBetweenSendingAndMarkingSendsTheSameMessageAgain() {
        story.paid();
        node.channel = message -> {
            throw new Killed();
        };
        assertThatThrownBy(node.dispatch::dispatchOnce).isInstanceOf(Killed.class);

        assertThat(other.dispatch.dispatchOnce()).isZero();
        story.clock.moveOn(MessageDispatch.CLAIM);
        assertThat(other.dispatch.dispatchOnce()).isOne();

        assertThat(other.sent).hasSize(1).isEqualTo(node.sent);
        assertThat(other.dispatch.dispatchOnce()).isZero();
    }

    @Test
    void aDeathAmongQuickMessagesRepeatsThoseThatAreNotMarked() {
        for (int number = 0; number < 3; number++) {
            add("msg_x" + number);
        }
        node.channel = message -> {
            if (node.sent.size() == 3) {
                throw new Killed();
            }
        };
        assertThatThrownBy(node.dispatch::dispatchOnce).isInstanceOf(Killed.class);
        assertThat(node.count("guest_message", "sent_at is not null")).isZero();

        story.clock.moveOn(MessageDispatch.CLAIM);
        assertThat(other.dispatch.dispatchOnce()).isEqualTo(3);
        assertThat(other.sent).isEqualTo(node.sent);
        assertThat(other.dispatch.dispatchOnce()).isZero();
    }

    @Test
    void aDeathAmongSlowMessagesRepeatsOne() {
        for (int number = 0; number < 3; number++) {
            add("msg_x" + number);
        }
        node.channel = message -> {
            if (node.sent.size() == 3) {
                throw new Killed();
            }
            story.clock.moveOn(WorkQueue.NOTED_WITHIN);
        };
        assertThatThrownBy(node.dispatch::dispatchOnce).isInstanceOf(Killed.class);
        assertThat(node.count("guest_message", "sent_at is not null")).isEqualTo(2);

        story.clock.moveOn(MessageDispatch.CLAIM);
        assertThat(other.dispatch.dispatchOnce()).isOne();
        assertThat(other.sent).containsExactly(node.sent.getLast());
    }

    @Test
    void whatOneNodeIsSendingTheOthersLeave() {
        story.paid();
        story.confirmed();
        List<Integer> sentByOther = new ArrayList<>();
        node.channel = message -> sentByOther.add(other.dispatch.dispatchOnce());

        assertThat(node.dispatch.dispatchOnce()).isEqualTo(2);

        assertThat(sentByOther).containsExactly(0, 0);
        assertThat(other.sent).isEmpty();
    }

    @Test
    void aSlowBatchEndsBeforeItsClaimLapses() {
        for (int number = 0; number < 10; number++) {
            add("msg_x" + number);
        }
        node.channel = message -> story.clock.moveOn(Duration.ofMinutes(1));

        assertThat(node.dispatch.dispatchOnce()).isEqualTo(5);
        assertThat(node.dispatch.dispatchOnce()).isEqualTo(5);
        assertThat(node.sent).doesNotHaveDuplicates().hasSize(10);
    }

    @Test
    void takesOneBatchAfterTheOther() {
        int batch = MessageDispatch.BATCH;
        for (int number = 0; number < 2 * batch + 10; number++) {
            add("msg_x" + number);
        }

        assertThat(List.of(
                        node.dispatch.dispatchOnce(),
                        other.dispatch.dispatchOnce(),
                        node.dispatch.dispatchOnce(),
                        node.dispatch.dispatchOnce()))
                .containsExactly(batch, batch, 10, 0);
    }

    @Test
    void onlyDuplicatesAreIgnored() {
        add("msg_x1");
        add("msg_x1");
        assertThat(node.count("guest_message", "1 = 1")).isOne();

        assertThatThrownBy(() -> add("msg_" + "x".repeat(200))).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void theDefaultChannelTakesEverything() {
        story.paid();

        new InAppChannel().send(story.lastMessage());
    }

    private void add(String id) {
        GuestMessage message = new GuestMessage(
                id,
                "key-" + id,
                "res_x",
                MessageKind.REFUND,
                "ada@example.com",
                "en",
                "subject",
                "body",
                story.clock.instant(),
                null);
        node.bean(GuestMessageTable.class).add(List.of(message));
    }

    /** The process dies here, as far as the code can tell. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
