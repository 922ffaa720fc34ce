package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.incident.WorkflowRepairs;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.transaction.CombinedTransactions;
import io.lodgeflow.engine.transaction.CombiningSettings;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.frontdesk.CheckIn;
import io.lodgeflow.workflows.payment.SubmitPayment;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.Message;
import io.lodgeflow.workflows.transaction.Decisions;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions that are asked for while others run share one. All slots are held here until everybody waits, so who is
 * combined with whom is no matter of luck.
 */
@OnBothDatabases(Because.RACE)
class CombinedTransactionsTest {

    private static final long LIMIT_SECONDS = 60;
    private static final Actor DESK = new Actor("front_desk:usr_combined");

    private final Product lodgeflow = Product.shared();
    private final CombinedTransactions combined = lodgeflow.bean(CombinedTransactions.class);
    private final ReservationWorkflow workflow = lodgeflow.bean(ReservationWorkflow.class);
    private final CheckIn checkIn = lodgeflow.bean(CheckIn.class);
    private final SubmitPayment submitPayment = lodgeflow.bean(SubmitPayment.class);
    private final TestHotel hotel = TestHotel.with(lodgeflow, 12, 2, 100);
    private final LocalDate arrival = hotel.today().plusDays(3);

    /** Begins them in this order while every slot is held, then gives one slot free for all of them. */
    private <T> List<T> whileAllSlotsAreHeld(CombinedTransactions kind, List<Callable<T>> actions) throws Exception {
        int slots = lodgeflow.bean(CombiningSettings.class).sideBySide();
        lodgeflow.settle(); // nobody of the background comes between
        CountDownLatch held = new CountDownLatch(slots);
        CountDownLatch firstFree = new CountDownLatch(1);
        CountDownLatch allFree = new CountDownLatch(1);
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (int slot = 0; slot < slots; slot++) {
                CountDownLatch free = slot == 0 ? firstFree : allFree;
                Supplier<Boolean> holder = () -> {
                    held.countDown();
                    return reached(free);
                };
                String name = "slot " + slot;
                threads.execute(() -> kind.call(name, holder, holder));
            }
            try {
                assertThat(reached(held)).isTrue();
                List<Future<T>> asked = new ArrayList<>();
                for (Callable<T> action : actions) {
                    int before = kind.waiting();
                    Future<T> one = threads.submit(action);
                    asked.add(one);
                    while (kind.waiting() == before && !one.isDone()) {
                        Thread.onSpinWait();
                    }
                }
                firstFree.countDown();
                List<T> answers = new ArrayList<>();
                for (Future<T> one : asked) {
                    answers.add(one.get(LIMIT_SECONDS, TimeUnit.SECONDS));
                }
                return answers;
            } finally {
                firstFree.countDown();
                allFree.countDown();
            }
        }
    }

    private static boolean reached(CountDownLatch latch) {
        try {
            return latch.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<String> booked(int number, String plan) {
        return IntStream.range(0, number)
                .mapToObj(i -> Wish.of(hotel, "standard", arrival, 2).plan(plan))
                .map(wish -> lodgeflow
                        .bean(PlaceReservations.class)
                        .place(wish.command(), reservation -> "")
                        .orThrow()
                        .reservationId())
                .toList();
    }

    private Reservation read(String id) {
        return lodgeflow
                .bean(Transactions.class)
                .read(() -> lodgeflow.bean(Reservations.class).find(id).orElseThrow());
    }

    private int rows(String sql, Object... values) {
        return Objects.requireNonNull(lodgeflow.jdbc().queryForObject(sql, Integer.class, values));
    }

    /** Identifies the running transaction. */
    private Object transaction() {
        return Objects.requireNonNull(
                TransactionSynchronizationManager.getResource(lodgeflow.bean(EntityManagerFactory.class)));
    }

    @Test
    void whatIsAskedForTogetherRunsInOneTransaction() throws Exception {
        List<String> ids = booked(5, "pay_at_hotel");
        List<Object> transactions = whileAllSlotsAreHeld(
                combined,
                ids.stream()
                        .<Callable<Object>>map(id -> () -> combined.call(id, this::transaction, () -> "alone " + id))
                        .toList());
        assertThat(transactions.stream().distinct()).hasSize(1).noneMatch(String.class::isInstance);
    }

    @Test
    void whoIsRefusedChangesNothingAndTheOthersAreDone() throws Exception {
        List<String> paying = new ArrayList<>(booked(4, "flexible"));
        String paidBefore = booked(1, "flexible").getFirst();
        submitPayment.submit(paidBefore, "tok_ok", null, Wish.GUEST, null).orThrow();
        lodgeflow.settle();
        paying.add(2, paidBefore);
        List<Result<String>> results = whileAllSlotsAreHeld(
                combined,
                paying.stream()
                        .<Callable<Result<String>>>map(
                                id -> () -> submitPayment.submit(id, "tok_ok", null, Wish.GUEST, null))
                        .toList());
        assertThat(results.get(2)).isInstanceOf(Result.Refused.class);
        assertThat(rows("select count(*) from payment_attempt where reservation_id = ?", paidBefore))
                .isOne();
        paying.remove(paidBefore);
        lodgeflow.settle();
        assertThat(paying).allSatisfy(id -> {
            assertThat(read(id).status()).isEqualTo(ReservationStatus.PAID);
            assertThat(rows("select count(*) from payment_attempt where reservation_id = ?", id))
                    .isOne();
        });
        assertThat(lodgeflow.violations()).isEmpty();
    }

    @Test
    void arrivalsOfOneMomentAreEachCheckedInOnce() throws Exception {
        List<String> ids = booked(6, "pay_at_hotel");
        lodgeflow.settle();
        lodgeflow.travelTo(arrival.atTime(16, 0).atZone(hotel.zone()).toInstant());
        List<String> asked = new ArrayList<>(ids);
        asked.addAll(ids.subList(0, 3)); // sent twice
        List<Result<String>> results = whileAllSlotsAreHeld(
                combined,
                asked.stream()
                        .<Callable<Result<String>>>map(id -> () -> checkIn.checkIn(id, false, null, DESK))
                        .toList());
        assertThat(results.stream().filter(Result.Done.class::isInstance)).hasSize(6);
        assertThat(ids).allSatisfy(id -> {
            assertThat(read(id).status()).isEqualTo(ReservationStatus.CHECKED_IN);
            assertThat(rows(
                            "select count(*) from reservation_event where reservation_id = ? and type = 'CHECKED_IN'",
                            id))
                    .isOne();
        });
        lodgeflow.settle();
        assertThat(lodgeflow.violations()).isEmpty();
    }

    @Test
    void aSuspendedBookingIsLeftAloneAlsoInCompany() throws Exception {
        List<String> ids = booked(3, "flexible");
        WorkflowRepairs repairs = lodgeflow.bean(WorkflowRepairs.class);
        lodgeflow.bean(Transactions.class).run(() -> repairs.suspend(ids.get(1)));
        List<Result<String>> results = whileAllSlotsAreHeld(
                combined,
                ids.stream()
                        .<Callable<Result<String>>>map(
                                id -> () -> submitPayment.submit(id, "tok_ok", null, Wish.GUEST, null))
                        .toList());
        assertThat(results.stream().map(Result.Done.class::isInstance)).containsExactly(true, false, true);
        assertThat(rows("select count(*) from payment_attempt where reservation_id = ?", ids.get(1)))
                .isZero();
        lodgeflow.bean(Transactions.class).run(() -> repairs.resume(ids.get(1)));
        assertThat(submitPayment.submit(ids.get(1), "tok_ok", null, Wish.GUEST, null))
                .isInstanceOf(Result.Done.class);
        lodgeflow.settle();
        assertThat(ids).allMatch(id -> read(id).status() == ReservationStatus.PAID);
        assertThat(lodgeflow.violations()).isEmpty();
    }

    /** Nothing of it is kept, then each runs by itself. */
    @Test
    void aCommitThatFailsIsTakenBackForAll() throws Exception {
        List<String> ids = booked(4, "pay_at_hotel");
        List<String> alone = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger inCompany = new AtomicInteger();
        whileAllSlotsAreHeld(
                combined,
                ids.stream()
                        .<Callable<Boolean>>map(id -> () -> combined.call(
                                id,
                                () -> {
                                    inCompany.incrementAndGet();
                                    lodgeflow
                                            .jdbc()
                                            .update(
                                                    "update reservation set special_requests = 'in company' where id ="
                                                            + " ?",
                                                    id);
                                    failAtCommit();
                                    return true;
                                },
                                () -> alone.add(id)))
                        .toList());
        assertThat(inCompany).hasValue(4);
        assertThat(alone).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(rows("select count(*) from reservation where special_requests = 'in company'"))
                .isZero();
    }

    private static void failAtCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                throw new IllegalStateException("planted");
            }
        });
    }

    /** The engine would not see its own changes in company. */
    @Test
    void whoNeedsAWorkflowTwiceRunsByItself() throws Exception {
        List<String> ids = booked(3, "pay_at_hotel");
        List<Callable<String>> actions = new ArrayList<>();
        for (String id : ids) {
            boolean twice = id.equals(ids.get(1));
            actions.add(() -> combined.call(
                    id,
                    () -> {
                        workflow.isWaitingFor(id, Message.GuestCheckedIn);
                        if (twice) {
                            workflow.isWaitingFor(id, Message.GuestCheckedOut);
                        }
                        return "in company";
                    },
                    () -> "alone"));
        }
        assertThat(whileAllSlotsAreHeld(combined, actions)).containsExactly("in company", "alone", "in company");
    }

    /** However many refuse: after a few tries each runs by itself. */
    @Test
    void aCrowdOfRefusalsIsAnsweredOneByOne() throws Exception {
        List<String> ids = booked(8, "pay_at_hotel");
        AtomicInteger inCompany = new AtomicInteger();
        List<Result<String>> results = whileAllSlotsAreHeld(
                combined,
                ids.stream()
                        .<Callable<Result<String>>>map(id ->
                                () -> lodgeflow.bean(Decisions.class).decide(id, () -> {
                                    inCompany.incrementAndGet();
                                    return Result.refused(Refusal.conflict("no"));
                                }))
                        .toList());
        assertThat(results).hasSize(8).allMatch(Result.Refused.class::isInstance);
        assertThat(inCompany.get()).isBetween(9, 8 + 3);
    }

    /** A timer that fails in company fails once: the engine counts it where it runs by itself. */
    @Test
    void aFailingTimerDoesNotTakeOthersWithIt() {
        List<String> ids = booked(6, "pay_at_hotel");
        lodgeflow.settle();
        String poisoned = ids.get(3);
        wish(poisoned, "NO_SUCH_WISH");
        lodgeflow
                .bean(LodgeflowClock.class)
                .stopAt(arrival.minusDays(1).atTime(15, 30).atZone(hotel.zone()).toInstant());
        DueWork dueWork = lodgeflow.bean(DueWork.class);
        List<String> jobs = dueWork.dueJobs();
        assertThat(jobs).hasSizeGreaterThanOrEqualTo(6);
        AtOnce.each(jobs, dueWork::run); // may hold those of other tests too
        assertThat(ids).allMatch(id -> id.equals(poisoned) || read(id).roomsAssigned());
        assertThat(rows(
                        "select min(tries_left) from engine_job where business_key = ? and error is not null",
                        poisoned))
                .isEqualTo(5); // of six tries one is made
        wish(poisoned, "");
        lodgeflow.travelTo(lodgeflow.now().plusSeconds(60));
        lodgeflow.settle();
        assertThat(ids).allMatch(id -> read(id).roomsAssigned());
        assertThat(lodgeflow.violations()).isEmpty();
    }

    private void wish(String id, String wishes) {
        lodgeflow
                .bean(Transactions.class)
                .run(() -> lodgeflow.jdbc().update("update reservation set wishes = ? where id = ?", wishes, id));
    }
}
