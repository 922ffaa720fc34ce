package io.lodgeflow.domain.reservation;

import static io.lodgeflow.domain.reservation.Bookings.BOOKED_AT;
import static io.lodgeflow.domain.reservation.Bookings.GUEST;
import static io.lodgeflow.domain.reservation.Bookings.PRICE;
import static io.lodgeflow.domain.reservation.Bookings.STAY;
import static io.lodgeflow.domain.reservation.Bookings.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.LatePaymentPolicy;
import io.lodgeflow.domain.payment.LatePaymentPolicy.Decision;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.rates.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The stay at its price, or all of the money back: each condition broken alone sends it back. */
class LatePaymentPolicyTest {

    private static final Instant DEADLINE = BOOKED_AT.plus(Duration.ofMinutes(15));
    private static final Instant LATE = DEADLINE.plusSeconds(300);
    private static final Optional<Offer> FREE = offer(10_000, 1, true);

    private static Optional<Offer> offer(long nightlyMinor, int roomsLeft, boolean onSale) {
        return Optional.of(new Offer(
                "htl_1",
                "rmt_1",
                "rpl_1",
                PaymentPlan.PREPAID,
                "FLEXIBLE",
                TIMES,
                PRICE.currency(),
                2,
                365,
                onSale,
                STAY,
                STAY.roomDates().stream()
                        .map(date -> new Offer.Night(date, Money.ofMinor(nightlyMinor, "EUR"), roomsLeft))
                        .toList()));
    }

    private static PaymentAttempt late(Money amount) {
        PaymentAttempt attempt =
                new PaymentAttempt("pay_1", "res_1", PaymentAttempt.Purpose.BOOKING, 1, amount, "tok", BOOKED_AT);
        attempt.leaveUndecided("payment_undecided", "The bank decides.");
        attempt.arriveLate("ref_1");
        return attempt;
    }

    private static Reservation expired() {
        Reservation reservation = Bookings.in(ReservationStatus.PENDING);
        reservation.expire(DEADLINE);
        return reservation;
    }

    private static Decision decide(Reservation booking, Optional<Offer> offer, Instant now) {
        return LatePaymentPolicy.decide(late(PRICE), booking, false, offer, now);
    }

    @Test
    void theRoomsOfAnExpiredBookingAreTakenAgain() {
        assertThat(decide(expired(), FREE, LATE)).isEqualTo(Decision.RETAKE_ROOMS);
    }

    @Test
    void notAtAnotherPriceNorWithoutARoomNorOffSale() {
        assertThat(decide(expired(), offer(10_001, 1, true), LATE)).isEqualTo(Decision.REFUND);
        assertThat(decide(expired(), offer(9_999, 1, true), LATE)).isEqualTo(Decision.REFUND);
        assertThat(decide(expired(), offer(10_000, 0, true), LATE)).isEqualTo(Decision.REFUND);
        assertThat(decide(expired(), offer(10_000, 1, false), LATE)).isEqualTo(Decision.REFUND);
        assertThat(decide(expired(), Optional.empty(), LATE)).isEqualTo(Decision.REFUND);
    }

    @Test
    void notWhenTheArrivalIsOver() {
        Instant checkIn = TIMES.checkInAt(STAY);
        assertThat(decide(expired(), FREE, checkIn.minusSeconds(1))).isEqualTo(Decision.RETAKE_ROOMS);
        assertThat(decide(expired(), FREE, checkIn)).isEqualTo(Decision.REFUND);
    }

    @Test
    void notWhenTheGuestHasCanceledOrHasPaidOtherwise() {
        Reservation canceled = Bookings.in(ReservationStatus.PENDING);
        canceled.cancel("Ill", Money.zero(PRICE.currency()), GUEST, BOOKED_AT);
        assertThat(decide(canceled, FREE, LATE)).isEqualTo(Decision.REFUND);
        assertThat(decide(Bookings.in(ReservationStatus.PAID), FREE, LATE)).isEqualTo(Decision.REFUND);
        assertThat(decide(Bookings.in(ReservationStatus.CHECKED_OUT), FREE, LATE))
                .isEqualTo(Decision.REFUND);
    }

    @Test
    void aHoldThatStillWaitsIsPaidByIt() {
        assertThat(decide(Bookings.in(ReservationStatus.PENDING), Optional.empty(), DEADLINE.minusSeconds(1)))
                .isEqualTo(Decision.COUNT_AS_PAYMENT);
        Reservation beingPaid = Bookings.in(ReservationStatus.PENDING);
        beingPaid.submitPayment(GUEST, BOOKED_AT);
        assertThat(decide(beingPaid, FREE, BOOKED_AT)).isEqualTo(Decision.REFUND);
    }

    @Test
    void aPartOfThePriceOrAClosedHotelIsNeverEnough() {
        assertThat(LatePaymentPolicy.decide(late(Money.ofMinor(19_999, "EUR")), expired(), false, FREE, LATE))
                .isEqualTo(Decision.REFUND);
        PaymentAttempt withPoints = late(PRICE);
        withPoints.payRestWithPoints(10);
        assertThat(LatePaymentPolicy.decide(withPoints, expired(), false, FREE, LATE))
                .isEqualTo(Decision.REFUND);
        assertThat(LatePaymentPolicy.decide(late(PRICE), expired(), true, FREE, LATE))
                .isEqualTo(Decision.REFUND);
    }
}
