package io.lodgeflow.workflows.booking;

import static io.lodgeflow.workflows.memory.CommandsInMemory.GUEST;
import static io.lodgeflow.workflows.memory.CommandsInMemory.euros;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.reservation.CancellationQuote;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.memory.CommandsInMemory;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cancellation costs and promises. A stay of 200.00: free a week ahead, half of it later, all of it on the day. */
class CancelReservationTest {

    private final CommandsInMemory hotel = new CommandsInMemory();
    private final CancelReservation cancel = hotel.get(CancelReservation.class);
    private final LocalDate arrival = hotel.stay().arrival();

    @AfterEach
    void closed() {
        hotel.close();
    }

    private Result<CancellationQuote> cancel(String id) {
        return cancel.cancel(id, "plans have changed", null, GUEST, null);
    }

    private static String refused(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused<?>) result).refusal().code();
    }

    @Test
    void inTimeEverythingGoesBackAndTheWorkflowDoesTheRest() {
        String id = hotel.paid();
        CancellationQuote quote = cancel(id).orThrow();
        assertThat(quote.refundPercent()).isEqualTo(100);
        assertThat(hotel.booking(id).status()).isEqualTo(ReservationStatus.CANCELED);
        assertThat(hotel.refunds(id)).containsExactly("200.00");
        assertThat(hotel.folio(id)).isEmpty();
        assertThat(hotel.told()).containsExactly("CancellationRequested " + id);
    }

    @Test
    void lateTheHotelPostsAndKeepsItsFee() {
        String id = hotel.paid();
        hotel.at(arrival.minusDays(3), "10:00");
        assertThat(cancel(id).orThrow().fee()).isEqualTo(euros(100));
        assertThat(hotel.refunds(id)).containsExactly("100.00");
        assertThat(hotel.folio(id)).containsExactly("CANCELLATION_FEE 100.00");
    }

    @Test
    void onTheDayNothingGoesBack() {
        String id = hotel.paid();
        hotel.at(arrival, "10:00");
        assertThat(cancel(id).orThrow().refund().isZero()).isTrue();
        assertThat(hotel.refunds(id)).isEmpty();
        assertThat(hotel.folio(id)).containsExactly("CANCELLATION_FEE 200.00");
    }

    @Test
    void anUnpaidHoldCostsNothing() {
        String id = hotel.placed();
        CancellationQuote quote = cancel(id).orThrow();
        assertThat(quote.fee().isZero()).isTrue();
        assertThat(hotel.refunds(id)).isEmpty();
    }

    @Test
    void aPenaltyOfWhoHasNotPaidIsChargedToTheCardThatGuarantees() {
        String id = hotel.guaranteed();
        hotel.at(arrival.minusDays(3), "10:00");
        assertThat(cancel(id).orThrow().charge()).isEqualTo(euros(100));
        assertThat(hotel.openCharges(id)).containsExactly("100.00");
        assertThat(hotel.told()).containsExactly("start balance " + id, "CancellationRequested " + id);
    }

    @Test
    void withAWaiverEverythingGoesBackHoweverLate() {
        String id = hotel.paid();
        hotel.at(arrival, "10:00");
        assertThat(cancel.cancelWithWaiver(id, "the pool is closed", GUEST)
                        .orThrow()
                        .refund())
                .isEqualTo(euros(200));
        assertThat(hotel.folio(id)).isEmpty();
    }

    @Test
    void whoseHotelClosesGetsEverythingBackWhoeverCancels() {
        String id = hotel.paid();
        hotel.hotelCloses(id);
        hotel.at(arrival, "10:00");
        assertThat(cancel(id).orThrow().refund()).isEqualTo(euros(200));
    }

    @Test
    void aPreviewSaysWhatItWouldCostAndChangesNothing() {
        String id = hotel.paid();
        hotel.at(arrival.minusDays(3), "10:00");
        assertThat(cancel.preview(id).orThrow().fee()).isEqualTo(euros(100));
        assertThat(hotel.booking(id).status()).isEqualTo(ReservationStatus.PAID);
        assertThat(hotel.refunds(id)).isEmpty();
        assertThat(hotel.folio(id)).isEmpty();
        assertThat(hotel.told()).isEmpty();
    }

    @Test
    void whoDecidedOnAnOlderVersionIsRefused() {
        String id = hotel.paid();
        assertThat(refused(cancel.cancel(id, "", hotel.booking(id).version() + 1, GUEST, null)))
                .isEqualTo("changed_meanwhile");
        assertThat(hotel.booking(id).status()).isEqualTo(ReservationStatus.PAID);
        assertThat(hotel.told()).isEmpty();
    }

    @Test
    void aSecondCancellationAndOneOfNothingAreRefused() {
        String id = hotel.paid();
        cancel(id).orThrow();
        assertThat(refused(cancel(id))).isEqualTo("wrong_status");
        assertThat(refused(cancel("res_unknown"))).isEqualTo("not_found");
        assertThat(hotel.refunds(id)).containsExactly("200.00");
    }

    @Test
    void whileTheWorkflowIsBusyTheTransactionIsGivenUp() {
        String id = hotel.paid();
        int before = hotel.rolledBack();
        hotel.workflowIsBusy();
        assertThat(refused(cancel(id))).isEqualTo("not_ready");
        assertThat(hotel.rolledBack()).isEqualTo(before + 1);
    }
}
