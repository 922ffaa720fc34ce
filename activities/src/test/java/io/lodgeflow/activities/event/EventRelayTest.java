package io.lodgeflow.activities.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.activities.notification.Node;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.testkit.MovableClock;
import io.lodgeflow.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that no message is written for, followed by a listener that stores what it saw in the database. */
class EventRelayTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-07-01T10:00:00Z"));
    private final TestDatabase database = Node.newDatabase();
    private final Set<String> broken = new HashSet<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private Node node = newNode(events -> {});

    @BeforeEach
    void whatWasSeen() {
        node.jdbc.execute("create table seen (number bigint not null auto_increment primary key,"
                + " event_id bigint not null, reservation_id varchar(40) not null)");
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        node.close();
    }

    @Test
    void publishesEveryEventOnceInOrder() {
        List<Long> first = List.of(append("res_1"), append("res_1"));
        append("res_2");

        assertThat(node.relay.relayOnce()).isEqualTo(3);
        assertThat(node.relay.relayOnce()).isZero();

        assertThat(seenOf("res_1")).isEqualTo(first);
        assertThat(node.count("seen", "reservation_id = 'res_2'")).isOne();
        assertThat(node.count("reservation_event", "published_at is null")).isZero();
    }

    @Test
    void goesOnToTheNextPages() {
        for (int number = 0; number < 450; number++) {
            append("res_" + number % 7);
        }

        assertThat(node.relay.relayOnce()).isEqualTo(450);
        assertThat(node.count("seen", "1 = 1")).isEqualTo(450);
    }

    @Test
    void aBrokenListenerHoldsUpItsReservationOnly() {
        broken.add("res_1");
        append("res_1");
        append("res_2");
        append("res_1");

        assertThat(node.relay.relayOnce()).isOne();

        assertThat(seenOf("res_1")).isEmpty();
        assertThat(seenOf("res_2")).hasSize(1);
    }

    @Test
    void whatFailedIsTriedAgainAfterAPause() {
        broken.add("res_1");
        List<Long> events = List.of(append("res_1"), append("res_1"));
        node.relay.relayOnce();
        broken.clear();

        assertThat(node.relay.relayOnce()).isZero();
        clock.moveOn(Duration.ofMillis(1_501));
        assertThat(node.relay.relayOnce()).isEqualTo(2);

        assertThat(seenOf("res_1")).isEqualTo(events);
    }

    @Test
    void thePauseGrows() {
        broken.add("res_1");
        append("res_1");
        node.relay.relayOnce();
        clock.moveOn(Duration.ofMillis(1_501));
        node.relay.relayOnce();
        broken.clear();

        clock.moveOn(Duration.ofMillis(1_999));
        assertThat(node.relay.relayOnce()).isZero();
        clock.moveOn(Duration.ofMillis(1_002));
        assertThat(node.relay.relayOnce()).isOne();
    }

    @Test
    void morePausedReservationsThanAPageDoNotBlockTheOthers() {
        for (int number = 0; number < 201; number++) {
            broken.add("res_broken" + number);
            append("res_broken" + number);
        }
        append("res_1");

        assertThat(node.relay.relayOnce()).isOne();
        append("res_1");
        assertThat(node.relay.relayOnce()).isOne();
    }

    @Test
    void aProcessKilledBeforeCommitRepeatsTheEvents() {
        append("res_1");
        append("res_2");
        node.close();
        node = newNode(events -> {
            throw new Killed();
        });
        assertThatThrownBy(node.relay::relayOnce).isInstanceOf(Killed.class);
        assertThat(node.count("seen", "1 = 1")).isZero();

        node.close();
        node = newNode(events -> {});

        assertThat(node.relay.relayOnce()).isEqualTo(2);
        assertThat(node.count("seen", "1 = 1")).isEqualTo(2);
    }

    @Test
    void anEventBehindOneThatAnotherRelayHoldsWaits() throws Exception {
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Node slow = newNode(events -> {
            holding.countDown();
            await(letGo);
        });
        long first = append("res_1");
        Future<Integer> slowRelay = threads.submit(slow.relay::relayOnce);
        await(holding);
        long second = append("res_1");
        append("res_2");

        assertThat(node.relay.relayOnce()).isOne();
        assertThat(seenOf("res_2")).hasSize(1);
        letGo.countDown();
        assertThat(slowRelay.get(30, TimeUnit.SECONDS)).isOne();
        assertThat(node.relay.relayOnce()).isOne();

        assertThat(seenOf("res_1")).containsExactly(first, second);
        slow.close();
    }

    @Test
    void twoRelaysAtOncePublishEachEventOnceAndInOrder() throws Exception {
        for (int number = 0; number < 600; number++) {
            append("res_" + number % 31);
        }
        try (Node other = newNode(events -> {})) {
            Future<Integer> one = threads.submit(() -> relayAll(node));
            Future<Integer> two = threads.submit(() -> relayAll(other));

            assertThat(one.get(60, TimeUnit.SECONDS) + two.get(60, TimeUnit.SECONDS))
                    .isEqualTo(600);
        }
        assertThat(node.count("seen", "1 = 1")).isEqualTo(600);
        for (int number = 0; number < 31; number++) {
            assertThat(seenOf("res_" + number)).isSorted().doesNotHaveDuplicates();
        }
    }

    private int relayAll(Node relaying) {
        int published = 0;
        while (relaying.count("reservation_event", "published_at is null") > 0) {
            published += relaying.relay.relayOnce();
        }
        return published;
    }

    private Node newNode(ReservationEventListener afterwards) {
        List<@Nullable Node> self = new ArrayList<>();
        Node made = new Node(
                database,
                clock,
                events -> events.forEach(published ->
                        see(java.util.Objects.requireNonNull(self.getFirst()), published.id(), published.event())),
                afterwards);
        self.add(made);
        return made;
    }

    private void see(Node seeing, long id, ReservationEvent event) {
        seeing.jdbc.update("insert into seen (event_id, reservation_id) values (?, ?)", id, event.reservationId());
        if (broken.contains(event.reservationId())) {
            throw new IllegalArgumentException("broken for " + event.reservationId());
        }
    }

    private long append(String reservationId) {
        return node.append(Node.event(reservationId, ReservationEventType.CHECKED_IN, clock));
    }

    private List<Long> seenOf(String reservationId) {
        return node.jdbc.query(
                "select event_id from seen where reservation_id = ? order by number",
                (row, number) -> row.getLong(1),
                reservationId);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The process dies here, as far as the code can tell. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
