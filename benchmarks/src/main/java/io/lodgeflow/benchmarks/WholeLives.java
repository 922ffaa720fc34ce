package io.lodgeflow.benchmarks;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.RemoteWork;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.frontdesk.CheckIn;
import io.lodgeflow.workflows.frontdesk.CheckOut;
import io.lodgeflow.workflows.payment.SubmitPayment;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Guests who book, pay, come, stay three nights and leave, many side by side on a stopped clock: each step of all is done
 * by a number of threads, then the clock goes on to the next.
 */
final class WholeLives {

    private static final Actor FRONT_DESK = new Actor("front_desk:benchmark");

    private final BookedHotels hotels;
    private final int hotelCount;
    private final boolean messages;
    private final PlaceReservations placeReservations;
    private final SubmitPayment submitPayment;
    private final CheckIn checkIn;
    private final CheckOut checkOut;
    private final DueWork dueWork;
    private final RemoteWork remoteWork;
    private final List<BackgroundTask> otherTasks;
    private final LodgeflowClock clock;
    private final ExecutorService threads;
    private LocalDate today;

    /**
     * @param hotelCount over which the guests are spread
     * @param messages events are published and guests get their messages too
     */
    WholeLives(Product product, BookedHotels hotels, int hotelCount, int threads, boolean messages) {
        this.hotels = hotels;
        this.hotelCount = hotelCount;
        this.messages = messages;
        placeReservations = product.bean(PlaceReservations.class);
        submitPayment = product.bean(SubmitPayment.class);
        checkIn = product.bean(CheckIn.class);
        checkOut = product.bean(CheckOut.class);
        dueWork = product.bean(DueWork.class);
        remoteWork = product.bean(RemoteWork.class);
        otherTasks = product.beans(BackgroundTask.class).stream()
                .filter(task -> !(task instanceof RemoteWork))
                .toList();
        clock = product.bean(LodgeflowClock.class);
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("life-", 1).factory());
        today = clock.instant().atZone(BookedHotels.ZONE).toLocalDate();
    }

    /** Publishes and sends what earlier guests have left, so that it is not counted as work for the next. */
    void finishOtherTasks() {
        while (otherTasks.stream().mapToInt(BackgroundTask::runOnce).sum() > 0) {
            // until nothing is left
        }
    }

    /** Whether the calendar has room for one more time. */
    boolean canGoOn() {
        return today.plusDays(1).isBefore(hotels.lastArrival());
    }

    /** So many lives from the first request to the last message; when it returns, four days have passed. */
    void live(int guests) {
        LocalDate arrival = today.plusDays(1);
        at(today, LocalTime.NOON);
        List<String> ids = together(
                IntStream.range(0, guests).boxed().toList(),
                guest -> placeReservations
                        .place(hotels.wish(guest % hotelCount, arrival), Reservation::id)
                        .orThrow()
                        .reservationId());
        each(
                ids,
                id -> submitPayment
                        .submit(id, "tok_ok", null, BookedHotels.GUEST, BookedHotels.newRequest("POST /v1/payments"))
                        .orThrow());
        finishDueWork();
        at(today, LocalTime.of(15, 0)); // 24 hours before the hour of check-in: rooms are assigned
        finishDueWork();
        at(arrival, LocalTime.of(16, 0));
        each(
                ids,
                id -> checkIn.checkIn(id, false, "Nobody cleans here", null, FRONT_DESK)
                        .orThrow());
        finishDueWork();
        today = arrival.plusDays(BookedHotels.NIGHTS);
        at(today, LocalTime.of(10, 0));
        each(ids, id -> checkOut.checkOut(id, null, null, FRONT_DESK).orThrow());
        finishDueWork();
    }

    private void at(LocalDate date, LocalTime time) {
        clock.stopAt(date.atTime(time).atZone(BookedHotels.ZONE).toInstant());
    }

    /** Each background task on a thread of its own beside the due steps, as on a worker node. */
    private void finishDueWork() {
        boolean more = true;
        while (more) {
            more = remoteWork.runDue() > 0;
            List<Callable<Integer>> work = new ArrayList<>();
            if (messages) {
                otherTasks.forEach(task -> work.add(task::runOnce));
            }
            for (String job : dueWork.dueJobs()) {
                work.add(() -> {
                    dueWork.run(job);
                    return 1;
                });
            }
            more |= all(work).stream().anyMatch(done -> done > 0);
        }
    }

    private <T> void each(List<T> things, Consumer<T> action) {
        together(things, thing -> {
            action.accept(thing);
            return true;
        });
    }

    private <T, R> List<R> together(List<T> things, Function<T, R> action) {
        return all(things.stream()
                .<Callable<R>>map(thing -> () -> Objects.requireNonNull(action.apply(thing)))
                .toList());
    }

    private <R> List<R> all(List<Callable<R>> calls) {
        try {
            List<R> results = new ArrayList<>();
            for (Future<R> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
