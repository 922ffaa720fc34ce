package io.lodgeflow.scenarios.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.engine.WorkflowPosition;
import io.lodgeflow.engine.WorkflowPosition.Expected;
import io.lodgeflow.engine.WorkflowPositions;
import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.engine.counter.StepCounters.ProcessCount;
import io.lodgeflow.engine.counter.StepCounters.StepCount;
import io.lodgeflow.scenarios.AtOnce;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The counters follow the bookings and never differ from counting (O1). */
@OnBothDatabases(Because.STORE)
class CountersTest extends Story {

    private final StepCounters counters = lodgeflow.bean(StepCounters.class);
    private final WorkflowPositions positions = lodgeflow.bean(WorkflowPositions.class);
    private final TestHotel hotel = hotel(4, 2);
    private final LocalDate arrival = hotel.today().plusDays(20);

    @AfterEach
    void countersAreTheTruth() {
        lodgeflow.settle();
        assertThat(counters.contradictions()).isEmpty();
        assertBooksAreRight();
    }

    @Test
    void eachStepOfABookingIsCounted() {
        Map<String, StepCount> before = steps();
        long running = reservations().running();
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        lodgeflow.settle();
        assertThat(moved(before, "AwaitPayment")).isEqualTo("1 now, 1 visits");
        assertThat(moved(before, "HoldInventory")).isEqualTo("0 now, 1 visits");
        assertThat(reservations().running()).isEqualTo(running + 1);

        advance(Duration.ofMinutes(7));
        pay(guest, id, "tok_ok");
        lodgeflow.settle();
        assertThat(moved(before, "AwaitPayment")).isEqualTo("0 now, 1 visits");
        assertThat(moved(before, "RoomAssignmentDue")).isEqualTo("1 now, 1 visits");
        assertThat(steps().getOrDefault("AwaitPayment", none()).timeSpent())
                .isGreaterThanOrEqualTo(
                        before.getOrDefault("AwaitPayment", none()).timeSpent().plus(Duration.ofMinutes(7)));

        cancel(guest, id);
        lodgeflow.settle();
        assertThat(moved(before, "RoomAssignmentDue")).isEqualTo("0 now, 1 visits");
        assertThat(reservations().running()).isEqualTo(running);
        assertThat(counters.throughput("reservation", lodgeflow.now().minus(Duration.ofHours(1)))
                        .getLast()
                        .ended())
                .isPositive();
    }

    @Test
    void aRefusedRequestCountsNothing() {
        Map<String, StepCount> before = steps();
        place(guest, hotel.wish("standard", "flexible", arrival.plusYears(5), 2));
        lodgeflow.settle();
        assertThat(steps()).isEqualTo(before);
    }

    @Test
    void manyAtOnceAreAllCounted() {
        Map<String, StepCount> before = steps();
        AtOnce.each(
                IntStream.range(0, 12).boxed().toList(),
                number -> place(guest, hotel.wish("suite", "flexible", arrival.plusDays(number % 3), 1))
                                .status()
                        + counters.fold());
        lodgeflow.settle();
        String held = column("select count(*) from reservation where hotel_id = ?", hotel.id())
                .getFirst();
        assertThat(moved(before, "AwaitPayment")).isEqualTo(held + " now, " + held + " visits");
    }

    @Test
    void thePositionSaysWhatHappensNext() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        WorkflowPosition held = positions.of(id);
        assertThat(held.currentSteps()).containsExactly("AwaitPayment");
        assertThat(held.expected())
                .first()
                .isEqualTo(new Expected(
                        Expected.Cause.TIMER,
                        "reservation",
                        "PaymentDeadlinePassed",
                        lodgeflow.now().plus(Duration.ofMinutes(15)),
                        "PaymentDeadlinePassed"));
        assertThat(held.expected())
                .extracting(Expected::what)
                .contains("PaymentSubmitted", "CancellationRequested", "ModificationRequested");

        pay(guest, id, "tok_ok");
        lodgeflow.settle();
        WorkflowPosition paid = positions.of(id);
        assertThat(paid.currentSteps()).containsExactly("RoomAssignmentDue");
        assertThat(paid.expected().getFirst().at()).isEqualTo(hotel.at(arrival.minusDays(1), "15:00"));
        assertThat(paid.way())
                .extracting(WorkflowPosition.Visit::step)
                .contains("ReservationPlaced", "HoldInventory", "AwaitPayment", "ChargePayment", "CompleteOrder");

        cancel(guest, id);
        lodgeflow.settle();
        WorkflowPosition canceled = positions.of(id);
        assertThat(canceled.currentSteps()).isEmpty();
        assertThat(canceled.expected()).isEmpty();
        assertThat(canceled.processes())
                .extracting(WorkflowPosition.Instance::process)
                .contains("reservation", "payment", "cancellation", "refund");
        assertThat(canceled.processes())
                .extracting(WorkflowPosition.Instance::outcome)
                .contains("ReservationCanceled", "PaymentCompleted", "RefundCompleted");
    }

    private static StepCount none() {
        return new StepCount("reservation", 1, "", 0, 0, Duration.ZERO, 0);
    }

    private String moved(Map<String, StepCount> before, String step) {
        StepCount then = before.getOrDefault(step, none());
        StepCount now = steps().getOrDefault(step, none());
        return now.now() - then.now() + " now, " + (now.visits() - then.visits()) + " visits";
    }

    private ProcessCount reservations() {
        return counters.processes().stream()
                .filter(process -> process.process().equals("reservation"))
                .findFirst()
                .orElseGet(() -> new ProcessCount("reservation", 1, 0, 0, 0, 0));
    }

    private Map<String, StepCount> steps() {
        lodgeflow.settle();
        counters.fold();
        return counters.processes().stream()
                .filter(process -> process.process().equals("reservation"))
                .limit(1)
                .flatMap(process -> counters.steps("reservation", process.version()).stream())
                .collect(Collectors.toMap(StepCount::step, Function.identity()));
    }
}
