package io.lodgeflow.domain.reservation;

import static io.lodgeflow.domain.reservation.Bookings.ARRIVAL;
import static io.lodgeflow.domain.reservation.Bookings.BOOKED_AT;
import static io.lodgeflow.domain.reservation.Bookings.STAY;
import static io.lodgeflow.domain.reservation.Bookings.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.closure.Alternative;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.ClosureItem.Choice;
import io.lodgeflow.domain.closure.ClosureItem.Outcome;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.Offer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when a guest may choose, what happens then, and what another hotel costs. */
class ClosureItemTest {

    private static ClosureItem item(int days, @Nullable Choice choice, @Nullable String newReservation) {
        return new ClosureItem(
                "clo_1",
                "res_1",
                ClosureItem.State.OFFERED,
                days,
                choice,
                choice == Choice.ALTERNATIVE ? "htl_2" : null,
                newReservation,
                null,
                BOOKED_AT);
    }

    @Test
    void theGuestMayThinkForDaysButNotLongerThanToTheDayBeforeArrival() {
        Reservation reservation = Bookings.in(ReservationStatus.PAID);
        assertThat(item(7, null, null).deadline(reservation)).isEqualTo(BOOKED_AT.plus(Duration.ofDays(7)));
        Instant noLater = item(60, null, null).deadline(reservation);
        assertThat(noLater).isEqualTo(ClosureItem.lastMoment(reservation.roomAssignmentAt()));
        LocalDate day = noLater.atZone(TIMES.zone()).toLocalDate();
        assertThat(day).isEqualTo(STAY.arrival().minusDays(1));
        assertThat(noLater.atZone(TIMES.zone()).toLocalTime()).isEqualTo(LocalTime.of(14, 0));
    }

    @Test
    void theMoneyGoesBackByChoiceOrAtTheDeadlineAndNobodyIsAskedAboutAnUnpaidHold() {
        Reservation paid = Bookings.in(ReservationStatus.PAID);
        Instant deadline = item(7, null, null).deadline(paid);
        assertThat(item(7, null, null).isFullRefundDue(paid, deadline.minusNanos(1)))
                .isFalse();
        assertThat(item(7, null, null).isFullRefundDue(paid, deadline)).isTrue();
        assertThat(item(7, Choice.REFUND, null).isFullRefundDue(paid, BOOKED_AT))
                .isTrue();
        assertThat(item(7, null, null).isFullRefundDue(Bookings.in(ReservationStatus.PENDING), BOOKED_AT))
                .isTrue();
        assertThat(item(7, null, null).isFullRefundDue(Bookings.in(ReservationStatus.CONFIRMED), BOOKED_AT))
                .isFalse();
        assertThat(item(7, null, null).isFullRefundDue(paid, ARRIVAL)).isTrue();
    }

    @Test
    void theOutcomeSaysWhyItWasCanceled() {
        Reservation paid = Bookings.in(ReservationStatus.PAID);
        assertThat(item(7, Choice.ALTERNATIVE, "res_2").outcomeOfCanceling(paid))
                .isEqualTo(Outcome.MOVED);
        assertThat(item(7, Choice.REFUND, null).outcomeOfCanceling(paid)).isEqualTo(Outcome.REFUND_CHOSEN);
        assertThat(item(7, null, null).outcomeOfCanceling(paid)).isEqualTo(Outcome.REFUND_BY_DEFAULT);
        assertThat(item(7, null, null).outcomeOfCanceling(Bookings.in(ReservationStatus.PENDING)))
                .isEqualTo(Outcome.HOLD_CANCELED);
    }

    /** Two nights were agreed for 200.00. */
    @ParameterizedTest(name = "{0} a night")
    @CsvSource({"9000, 18000, 0", "10000, 20000, 0", "13000, 20000, 6000"})
    void theGuestNeverPaysMoreThanWasAgreed(long night, long guest, long allowance) {
        Offer offer = new Offer(
                "htl_2",
                "rmt_2",
                "rpl_2",
                PaymentPlan.PAY_AT_HOTEL,
                "FLEXIBLE",
                TIMES,
                Bookings.PRICE.currency(),
                2,
                365,
                true,
                STAY,
                STAY.roomDates().stream()
                        .map(date -> new Offer.Night(date, Money.ofMinor(night, "EUR"), 3))
                        .toList());
        Alternative alternative = Alternative.of(1, 1_200, offer, Bookings.in(ReservationStatus.PAID));
        assertThat(alternative.guestTotal().minorUnits()).isEqualTo(guest);
        assertThat(alternative.allowance().minorUnits()).isEqualTo(allowance);
        assertThat(alternative.nightlyPrices().stream()
                        .mapToLong(Money::minorUnits)
                        .sum())
                .isEqualTo(guest);
    }
}
