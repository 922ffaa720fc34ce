package io.lodgeflow.scenarios.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.engine.StepLimits;
import io.lodgeflow.engine.StepLimits.StepLimit;
import io.lodgeflow.engine.incident.WorkflowRepairs;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.operations.BookingRepairs;
import io.lodgeflow.workflows.operations.TokenRepairs;
import io.lodgeflow.workflows.operations.Watch;
import io.lodgeflow.workflows.operations.Watch.LateBooking;
import io.lodgeflow.workflows.operations.Watch.RetryingBooking;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is late although nothing has failed, and what is still being retried (O9). */
@OnBothDatabases(Because.STORE)
class WatchTest extends Desk {

    private final Watch watch = lodgeflow.bean(Watch.class);
    private final StepLimits limits = lodgeflow.bean(StepLimits.class);
    private final TestHotel hotel = TestHotel.with(lodgeflow, 1, 1, 200);
    private final LocalDate arrival = hotel.today().plusDays(3);

    @Test
    void everyWaitHasALimit() {
        assertThat(limits.all())
                .extracting(StepLimit::step)
                .contains(
                        "PaymentDeadlinePassed",
                        "ChargePayment",
                        "RoomAssignmentDue",
                        "FindRoom",
                        "NoShowCutOffPassed",
                        "AwaitDeparture",
                        "RefundPayment",
                        "ChargeDifference",
                        "AwaitApproval",
                        "AwaitSettlement",
                        "AwaitDisputeOutcome",
                        "ClosureLookDue",
                        "ChoiceDeadlinePassed");
    }

    @Test
    void whoFindsNoRoomForTooLongIsListedAtOnce() {
        paid(korean, hotel.wish("suite", "flexible", arrival, 1));
        String roomless = paid(korean, hotel.wish("suite", "flexible", arrival, 1));
        travelTo(hotel, arrival.minusDays(1), "15:00");
        advance(Duration.ofHours(12));
        assertThat(late(roomless)).isEmpty();
        advance(Duration.ofSeconds(2));
        assertThat(late(roomless)).singleElement().satisfies(late -> {
            assertThat(late.step()).isEqualTo("FindRoom");
            assertThat(late.limit()).isEqualTo(Duration.ofHours(12));
            assertThat(late.late()).isLessThan(Duration.ofSeconds(60));
        });
        repaired(roomless, new TokenRepairs.Suspend());
        assertThat(late(roomless)).isEmpty();
        repaired(roomless, new TokenRepairs.Resume());
        repaired(roomless, new BookingRepairs.Compensate());
        assertThat(late(roomless)).isEmpty();
    }

    @Test
    void aRefundThatNobodyDecidesOnIsListedADayLater() {
        LocalDate later = hotel.today().plusDays(40);
        String id = paid(guest, hotel.wish("standard", "flexible", later, 6));
        repaired(id, new BookingRepairs.Refund(Money.parse("550.00", "EUR")));
        assertThat(late(id)).isEmpty();
        advance(Duration.ofHours(24).plusSeconds(2));
        assertThat(late(id)).singleElement().satisfies(late -> {
            assertThat(late.process()).isEqualTo("refund");
            assertThat(late.step()).isEqualTo("AwaitApproval");
            assertThat(late.limit()).isEqualTo(Duration.ofHours(24));
        });
    }

    @Test
    void whoStaysOnIsListedADayLater() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 1));
        travelTo(hotel, arrival, "15:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(2), "10:59");
        assertThat(late(id)).isEmpty();
        travelTo(hotel, arrival.plusDays(2), "11:01");
        assertThat(late(id)).extracting(LateBooking::step).containsExactly("AwaitDeparture");
        done(operations, id, "check-out", Map.of("settlement", "CASH"));
        assertThat(late(id)).isEmpty();
    }

    @Test
    void aTimerThatNobodyRunsIsListed() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        WorkflowRepairs repairs = lodgeflow.bean(WorkflowRepairs.class);
        column("select job_id from engine_job where business_key = ?", id)
                .forEach(timer -> lodgeflow
                        .bean(Transactions.class)
                        .run(() -> repairs.moveTo(timer, lodgeflow.now().minus(Duration.ofMinutes(6)))));
        assertThat(watch.late(limits.all(), 500))
                .filteredOn(late -> late.reservationId().equals(id))
                .extracting(LateBooking::step)
                .containsExactly("PaymentDeadlinePassed");
        assertThat(status(id)).isEqualTo("canceled"); // now somebody ran it
    }

    @Test
    void retryingIsNotYetFailed() {
        LocalDate soon = hotel.today().plusDays(3);
        String id = failed(hotel, soon, "RETRYING");
        travelTo(hotel, soon.minusDays(1), "15:00");
        assertThat(retrying(id)).singleElement().satisfies(retry -> {
            assertThat(retry.step()).isEqualTo("AssignRooms");
            assertThat(retry.retriesLeft()).isPositive();
            assertThat(retry.lastError()).contains("RETRYING");
        });
        advance(Duration.ofHours(1));
        assertThat(retrying(id)).isEmpty();
        assertThat(positions.of(id).failures()).hasSize(1);
        repaired(id, new BookingRepairs.Compensate());
        mendWishes(id);
    }

    private List<LateBooking> late(String id) {
        lodgeflow.settle();
        return watch.late(limits.all(), 500).stream()
                .filter(late -> late.reservationId().equals(id))
                .toList();
    }

    private List<RetryingBooking> retrying(String id) {
        lodgeflow.settle();
        return watch.retrying(500).stream()
                .filter(late -> late.reservationId().equals(id))
                .toList();
    }
}
