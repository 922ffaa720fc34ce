package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.engine.transaction.CombinedTransactions;
import io.lodgeflow.engine.transaction.CombiningSettings;
import io.lodgeflow.workflows.booking.PlaceReservations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Runs actions as one batch, in their order, on threads named {@value #THREADS}: every slot is held until all of them wait,
 * then one is given free.
 */
final class Company {

    static final String THREADS = "company-";
    private static final long LIMIT_SECONDS = 60;

    /** Does something in a transaction that holds a slot. */
    private interface Slot {
        void hold(int number, Supplier<Boolean> meanwhile);
    }

    private final Product lodgeflow;
    private final int slots;
    private final Slot slot;
    private final IntSupplier waiting;

    private Company(Product lodgeflow, Slot slot, IntSupplier waiting) {
        this.lodgeflow = lodgeflow;
        this.slots = lodgeflow.bean(CombiningSettings.class).sideBySide();
        this.slot = slot;
        this.waiting = waiting;
    }

    /** Of those who book. */
    static Company ofWishes(Product lodgeflow) {
        PlaceReservations place = lodgeflow.bean(PlaceReservations.class);
        TestHotel elsewhere = TestHotel.with(lodgeflow, 1, 1, 100);
        return new Company(
                lodgeflow,
                (number, meanwhile) -> {
                    Wish wish = Wish.of(elsewhere, "suite", elsewhere.today().plusDays(10L + 3L * number), 1);
                    place.place(wish.once("slot " + number).command(), reservation -> "" + meanwhile.get());
                },
                place::waiting);
    }

    /** Of those who want something with a booking. */
    static Company ofCommands(Product lodgeflow) {
        CombinedTransactions combined = lodgeflow.bean(CombinedTransactions.class);
        return new Company(
                lodgeflow,
                (number, meanwhile) -> combined.call("slot " + number, meanwhile, meanwhile),
                combined::waiting);
    }

    /** What each was answered, or the exception that it was told. */
    List<Object> outcomes(List<? extends Callable<?>> actions) {
        lodgeflow.settle(); // nobody of the background comes between
        CountDownLatch held = new CountDownLatch(slots);
        CountDownLatch firstFree = new CountDownLatch(1);
        CountDownLatch allFree = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name(THREADS, 1).factory())) {
            for (int number = 0; number < slots; number++) {
                int which = number;
                threads.execute(() -> slot.hold(which, () -> {
                    held.countDown();
                    return reached(which == 0 ? firstFree : allFree);
                }));
            }
            try {
                assertThat(reached(held)).isTrue();
                List<Future<?>> asked = new ArrayList<>();
                for (Callable<?> action : actions) {
                    int before = waiting.getAsInt();
                    asked.add(threads.submit(action));
                    while (waiting.getAsInt() == before && !asked.getLast().isDone()) {
                        Thread.onSpinWait();
                    }
                }
                firstFree.countDown();
                return asked.stream().map(Company::outcome).toList();
            } finally {
                firstFree.countDown();
                allFree.countDown();
            }
        }
    }

    private static Object outcome(Future<?> asked) {
        try {
            return asked.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException told) {
            return Objects.requireNonNull(told.getCause());
        } catch (InterruptedException | java.util.concurrent.TimeoutException hung) {
            throw new IllegalStateException(hung);
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
}
