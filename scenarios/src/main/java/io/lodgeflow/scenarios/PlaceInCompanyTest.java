package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Placed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Strangers whose wishes are placed as one batch: each is told what became of his own, whatever happens to the others. Half of
 * them come without an idempotency key: they could not find out later.
 */
@OnBothDatabases(Because.RACE)
class PlaceInCompanyTest {

    private static final Function<Reservation, String> ID = Reservation::id;

    private final Product lodgeflow = Product.shared();
    private final PlaceReservations place = lodgeflow.bean(PlaceReservations.class);
    private final TestHotel hotel = TestHotel.with(lodgeflow, 12, 1, 100);
    private final LocalDate day = hotel.today().plusDays(20);

    @AfterEach
    void theBooksAreRight() {
        assertThat(lodgeflow.violations()).isEmpty();
    }

    private Wish wish() {
        return Wish.of(hotel, "standard", day, 2);
    }

    /** Six strangers; the third one's answer is written by the function. */
    private List<Object> outcomes(Function<Reservation, String> thirdOnes) {
        List<Callable<Result<Placed>>> actions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Wish wish = i % 2 == 0 ? wish().once("key " + i) : wish();
            Function<Reservation, String> answer = i == 2 ? thirdOnes : ID;
            actions.add(() -> place.place(wish.command(), answer));
        }
        return Company.ofWishes(lodgeflow).outcomes(actions);
    }

    private static String granted(Object outcome) {
        return ((Result<?>) outcome).orThrow() instanceof Placed placed ? placed.reservationId() : "";
    }

    private List<String> stored() {
        return lodgeflow
                .jdbc()
                .query(
                        "select id from reservation where hotel_id = ?",
                        (row, number) -> String.valueOf(row.getString(1)),
                        hotel.id());
    }

    private static void beforeCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                action.run();
            }
        });
    }

    @Test
    void whoFailsIsToldSoAndNobodyElse() {
        List<Object> outcomes = new ArrayList<>(outcomes(reservation -> {
            throw new IllegalStateException("planted");
        }));
        assertThat(outcomes.remove(2)).isInstanceOf(IllegalStateException.class).hasToString(planted());
        assertThat(outcomes.stream().map(PlaceInCompanyTest::granted))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(stored());
        Placed again = place.place(wish().once("key 2").command(), ID).orThrow();
        assertThat(again.repeated()).isFalse(); // nothing had been kept of it
        assertThat(stored()).hasSize(6);
    }

    private static String planted() {
        return new IllegalStateException("planted").toString();
    }

    /** All have been written, and are taken back; then each places by itself. */
    @Test
    void aCommitThatFailsBeforeItIsSentIsMadeUpFor() {
        AtomicInteger commits = new AtomicInteger();
        List<Object> outcomes = outcomes(reservation -> {
            beforeCommit(() -> {
                if (commits.incrementAndGet() == 1) {
                    throw new IllegalStateException("planted");
                }
            });
            return reservation.id();
        });
        assertThat(commits).hasValue(2);
        assertThat(outcomes.stream().map(PlaceInCompanyTest::granted))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(stored());
    }

    /** The list is tried again like any transaction that loses a race, then all but one are freed of the one that loses. */
    @Test
    void whoLosesEveryRaceIsToldSoAndNobodyElse() {
        List<Object> outcomes = new ArrayList<>(outcomes(reservation -> {
            throw new ConcurrencyFailureException("planted");
        }));
        assertThat(outcomes.remove(2))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("busy"));
        assertThat(outcomes.stream().map(PlaceInCompanyTest::granted))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(stored());
    }

    /** Expected refusals and a failure in one batch: halves that have committed stay so. */
    @Test
    void aFailureAmongRefusalsIsOneCallersToo() {
        place.place(wish().reference("trip").command(), ID).orThrow();
        List<Callable<Result<Placed>>> actions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Wish wish = wish().reference("free " + i);
            actions.add(() -> place.place(wish.command(), ID));
        }
        Wish failing = wish().once("failing");
        actions.add(() -> place.place(failing.command(), reservation -> {
            beforeCommit(() -> {
                throw new IllegalStateException("planted");
            });
            return "";
        }));
        Wish used = wish().reference("trip");
        actions.add(() -> place.place(used.command(), ID));
        List<Object> outcomes = Company.ofWishes(lodgeflow).outcomes(actions);
        assertThat(outcomes.get(5))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("client_reference_used"));
        assertThat(outcomes.get(4)).hasToString(planted());
        assertThat(outcomes.subList(0, 4).stream().map(PlaceInCompanyTest::granted))
                .doesNotHaveDuplicates()
                .isSubsetOf(stored());
        assertThat(stored()).hasSize(5);
    }

    /** Each try may take as long as a connection is waited for, so there is one, not one for each. */
    @Test
    void whereNoTransactionCanBeBegunAllAreToldAtOnce() {
        AbstractPlatformTransactionManager manager = lodgeflow.bean(AbstractPlatformTransactionManager.class);
        Collection<TransactionExecutionListener> before = manager.getTransactionExecutionListeners();
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch gathered = new CountDownLatch(1);
        manager.setTransactionExecutionListeners(Collections.singleton(new TransactionExecutionListener() {
            @Override
            public void beforeBegin(TransactionExecution transaction) {
                boolean inCompany =
                        Thread.currentThread().getName().startsWith(Company.THREADS) && gathered.getCount() == 0;
                if (inCompany) {
                    tries.incrementAndGet();
                    throw new CannotCreateTransactionException("planted");
                }
            }
        }));
        try {
            List<Callable<Result<Placed>>> actions = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                actions.add(() -> place.place(wish().command(), ID));
            }
            actions.set(5, () -> {
                gathered.countDown(); // those who hold the slots have begun long before
                return place.place(wish().command(), ID);
            });
            List<Object> outcomes = Company.ofWishes(lodgeflow).outcomes(actions);
            assertThat(outcomes).hasSize(6).allMatch(CannotCreateTransactionException.class::isInstance);
        } finally {
            manager.setTransactionExecutionListeners(Objects.requireNonNull(before));
        }
        assertThat(tries).hasValue(1);
        assertThat(stored()).isEmpty();
    }
}
