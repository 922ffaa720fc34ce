package io.lodgeflow.domain.reservation;

import static io.lodgeflow.domain.reservation.Bookings.ARRIVAL;
import static io.lodgeflow.domain.reservation.Bookings.BOOKED_AT;
import static io.lodgeflow.domain.reservation.Bookings.DESK;
import static io.lodgeflow.domain.reservation.Bookings.GUEST;
import static io.lodgeflow.domain.reservation.Bookings.PRICE;
import static io.lodgeflow.domain.reservation.Bookings.STAY;
import static io.lodgeflow.domain.reservation.Bookings.TIMES;
import static io.lodgeflow.domain.reservation.ReservationAction.ASSIGN_ROOM;
import static io.lodgeflow.domain.reservation.ReservationAction.CANCEL;
import static io.lodgeflow.domain.reservation.ReservationAction.CHECK_IN;
import static io.lodgeflow.domain.reservation.ReservationAction.CHECK_OUT;
import static io.lodgeflow.domain.reservation.ReservationAction.MODIFY;
import static io.lodgeflow.domain.reservation.ReservationAction.NO_SHOW;
import static io.lodgeflow.domain.reservation.ReservationAction.PAY;
import static io.lodgeflow.domain.reservation.ReservationAction.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When what is allowed, by state, hour and what else is going on. */
class ReservationGuardsTest {

    private static Set<ReservationAction> allowed(Reservation reservation, Instant now) {
        return reservation.allowedActions(TIMES, now);
    }

    private static String code(java.util.Optional<Refusal> refusal) {
        return refusal.map(Refusal::code).orElse("allowed");
    }

    @ParameterizedTest
    @EnumSource(ReservationStatus.class)
    void allowedActionsFollowTheState(ReservationStatus status) {
        Set<ReservationAction> expected = switch (status) {
            case PENDING -> Set.of(MODIFY, CANCEL); // the time to pay is long over on the arrival day
            case CONFIRMED -> Set.of(PAY, MODIFY, CANCEL, ASSIGN_ROOM, CHECK_IN, NO_SHOW);
            case PAID -> Set.of(MODIFY, CANCEL, ASSIGN_ROOM, CHECK_IN, NO_SHOW);
            case CHECKED_IN -> Set.of(MODIFY, ASSIGN_ROOM, CHECK_OUT);
            case NO_SHOW -> Set.of(REINSTATE);
            case CHECKED_OUT, CANCELED, REFUNDED -> Set.of();
        };
        assertThat(allowed(Bookings.in(status), ARRIVAL)).isEqualTo(expected);
    }

    /** The two must never disagree: what is listed works, what is not listed throws. */
    @ParameterizedTest
    @EnumSource(ReservationStatus.class)
    void whatIsListedWorksAndNothingElse(ReservationStatus status) {
        for (Instant now : new Instant[] {BOOKED_AT.plusSeconds(1), ARRIVAL, ARRIVAL.plus(Duration.ofDays(30))}) {
            Map<ReservationAction, java.util.function.Consumer<Reservation>> works = Map.of(
                    PAY, it -> pay(it, now),
                    MODIFY, it -> it.openModification(Sentence.said("x"), GUEST, now),
                    CANCEL, it -> it.cancel("x", PRICE, GUEST, now),
                    ASSIGN_ROOM, it -> it.assignRooms(Sentence.said("x"), DESK, now),
                    CHECK_IN, it -> it.checkIn(TIMES, DESK, now),
                    CHECK_OUT, it -> it.checkOut(DESK, now));
            works.forEach((action, work) -> {
                Reservation reservation = Bookings.in(status);
                if (allowed(reservation, now).contains(action)) {
                    work.accept(reservation);
                    assertThat(reservation.takeNewEvents()).hasSize(1);
                } else {
                    Map<String, @Nullable Object> before = Bookings.state(reservation);
                    assertThatIllegalStateException().isThrownBy(() -> work.accept(reservation));
                    assertThat(Bookings.state(reservation)).isEqualTo(before);
                }
            });
        }
    }

    private static void pay(Reservation reservation, Instant now) {
        if (reservation.isUnpaidHold()) {
            reservation.submitPayment(GUEST, now);
        } else {
            reservation.submitRest(GUEST, now);
        }
    }

    @Test
    void whileTheRestIsPaidNothingElseHappens() {
        Reservation paying = Bookings.in(ReservationStatus.CONFIRMED);
        paying.submitRest(GUEST, BOOKED_AT);
        assertThat(allowed(paying, ARRIVAL)).containsExactly(ASSIGN_ROOM);
        assertThat(code(paying.refusalToPayRest())).isEqualTo("payment_in_progress");
        paying.declineBalance(Sentence.said("No funds"), BOOKED_AT);
        assertThat(allowed(paying, ARRIVAL)).contains(PAY, CANCEL, CHECK_IN, NO_SHOW);
    }

    @Test
    void theHoldCanBePaidUntilItsDeadline() {
        Reservation pending = Bookings.in(ReservationStatus.PENDING);
        Instant deadline = BOOKED_AT.plus(Duration.ofMinutes(15));
        assertThat(pending.paymentDeadline()).isEqualTo(deadline);
        assertThat(code(pending.refusalToPay(deadline.minusMillis(1)))).isEqualTo("allowed");
        assertThat(code(pending.refusalToPay(deadline))).isEqualTo("hold_expired");
        assertThat(code(Bookings.in(ReservationStatus.CONFIRMED).refusalToPay(BOOKED_AT)))
                .isEqualTo("wrong_status");
    }

    @Test
    void whileAPaymentIsProcessedNothingElseHappens() {
        Reservation paying = Bookings.in(ReservationStatus.PENDING);
        paying.submitPayment(GUEST, BOOKED_AT);
        assertThat(paying.paymentStatus()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(code(paying.refusalToPay(BOOKED_AT))).isEqualTo("payment_in_progress");
        assertThat(code(paying.refusalToCancel())).isEqualTo("change_in_progress");
        assertThat(code(paying.refusalToModify())).isEqualTo("change_in_progress");
        assertThat(allowed(paying, BOOKED_AT)).isEmpty();
        paying.takeNewEvents();
        Map<String, @Nullable Object> before = Bookings.state(paying);
        assertThatIllegalStateException().isThrownBy(() -> paying.expire(BOOKED_AT.plus(Duration.ofHours(1))));
        assertThat(Bookings.state(paying)).isEqualTo(before);
        assertThat(paying.takeNewEvents()).isEmpty();
    }

    @Test
    void aDeclinedCardMayBeTriedAgain() {
        Reservation paying = Bookings.in(ReservationStatus.PENDING);
        paying.submitPayment(GUEST, BOOKED_AT);
        paying.declinePayment(Sentence.said("No funds"), BOOKED_AT);
        assertThat(paying.paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
        assertThat(paying.takeNewEvents())
                .extracting(ReservationEvent::type)
                .containsExactly(ReservationEventType.PAYMENT_SUBMITTED, ReservationEventType.PAYMENT_DECLINED);
        assertThat(allowed(paying, BOOKED_AT)).containsExactlyInAnyOrder(PAY, MODIFY, CANCEL);
        paying.submitPayment(GUEST, BOOKED_AT);
        paying.receivePayment(PRICE, BOOKED_AT);
        assertThat(paying.status()).isEqualTo(ReservationStatus.PAID);
        assertThatIllegalStateException().isThrownBy(() -> paying.receivePayment(PRICE, BOOKED_AT));
        assertThatIllegalStateException().isThrownBy(() -> paying.declinePayment(Sentence.said("late"), BOOKED_AT));
        assertThat(paying.paymentStatus()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void checkInIsForTheDaysOfTheStayAndNeedsARoom() {
        Reservation paid = Bookings.in(ReservationStatus.PAID);
        Instant firstMoment = STAY.arrival().atStartOfDay(TIMES.zone()).toInstant();
        Instant lastMoment =
                STAY.departure().plusDays(1).atStartOfDay(TIMES.zone()).toInstant();
        assertThat(code(paid.refusalToCheckIn(TIMES, firstMoment.minusMillis(1))))
                .isEqualTo("too_early");
        assertThat(code(paid.refusalToCheckIn(TIMES, firstMoment))).isEqualTo("allowed");
        assertThat(code(paid.refusalToCheckIn(TIMES, lastMoment.minusMillis(1))))
                .isEqualTo("allowed");
        assertThat(code(paid.refusalToCheckIn(TIMES, lastMoment))).isEqualTo("too_late");
        paid.loseRooms();
        assertThat(code(paid.refusalToCheckIn(TIMES, firstMoment))).isEqualTo("no_room_assigned");
    }

    @Test
    void noShowIsForAfterTheCheckInHour() {
        Reservation paid = Bookings.in(ReservationStatus.PAID);
        Instant checkIn = TIMES.checkInAt(STAY);
        assertThat(code(paid.refusalToDeclareNoShow(TIMES, checkIn.minusMillis(1))))
                .isEqualTo("too_early");
        assertThat(code(paid.refusalToDeclareNoShow(TIMES, checkIn))).isEqualTo("allowed");
    }

    @Test
    void anOpenChangeHoldsBackArrivalDepartureAndCancellation() {
        Reservation paid = Bookings.in(ReservationStatus.PAID);
        paid.openModification(Sentence.said("More"), GUEST, BOOKED_AT);
        assertThat(allowed(paid, ARRIVAL)).containsExactly(ASSIGN_ROOM);
        assertThat(code(paid.refusalToCheckIn(TIMES, ARRIVAL))).isEqualTo("change_in_progress");
        assertThat(code(paid.refusalToDeclareNoShow(TIMES, ARRIVAL))).isEqualTo("change_in_progress");
        Reservation inHouse = Bookings.in(ReservationStatus.CHECKED_IN);
        inHouse.openModification(Sentence.said("Longer"), GUEST, ARRIVAL);
        assertThat(code(inHouse.refusalToCheckOut())).isEqualTo("change_in_progress");
        assertThat(code(inHouse.refusalToModify())).isEqualTo("change_in_progress");
        paid.declineModification(Sentence.said("No money"), ARRIVAL);
        inHouse.declineModification(Sentence.said("No money"), ARRIVAL);
        assertThat(allowed(paid, ARRIVAL)).contains(CHECK_IN, CANCEL, MODIFY, NO_SHOW);
        assertThat(allowed(inHouse, ARRIVAL)).contains(CHECK_OUT, MODIFY);
    }

    /** Else the change, when it ends, would give back nights that the no-show has given back already. */
    @Test
    void noBookingEndsAsNoShowWhileAChangeIsOpen() {
        Reservation paid = Bookings.in(ReservationStatus.PAID);
        paid.openModification(Sentence.said("Longer"), GUEST, ARRIVAL);
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> paid.declareNoShow(Actor.WORKFLOW, Sentence.said("cut-off"), TIMES.noShowCutOffAt(STAY)));
        assertThat(paid.status()).isEqualTo(ReservationStatus.PAID);
    }

    @Test
    void anAppliedChangeReplacesTheTermsAndTheHours() {
        Reservation paid = Bookings.in(ReservationStatus.PAID);
        StayDates later = StayDates.of(STAY.arrival().plusDays(5), 3);
        paid.openModification(Sentence.said("Later"), GUEST, BOOKED_AT);
        paid.takeNewEvents();
        paid.applyModification(
                Bookings.change(paid, Bookings.terms(later, 2)), TIMES, Sentence.said("Stay changed"), BOOKED_AT);
        assertThat(paid.terms()).isEqualTo(Bookings.terms(later, 2));
        assertThat(paid.total()).isEqualTo(PRICE.times(3));
        assertThat(paid.modificationOpen()).isFalse();
        assertThat(paid.roomAssignmentAt()).isEqualTo(TIMES.roomAssignmentAt(later));
        assertThat(paid.noShowCutOffAt()).isEqualTo(TIMES.noShowCutOffAt(later));
        assertThat(paid.checkOutDueAt()).isEqualTo(TIMES.checkOutAt(later));
        assertThat(paid.takeNewEvents())
                .extracting(ReservationEvent::type)
                .containsExactly(ReservationEventType.MODIFIED);
    }

    @Test
    void theHigherVipLevelChoosesFirst() {
        Instant usual = TIMES.roomAssignmentAt(STAY);
        for (int level = 0; level <= 5; level++) {
            assertThat(Bookings.placed(PaymentPlan.PREPAID, level).roomAssignmentAt())
                    .isEqualTo(usual.minus(Duration.ofMinutes(level)));
        }
    }

    @Test
    void aGuestInHouseNeedsRoomsOnlyForTheNightsToCome() {
        Reservation inHouse = Bookings.in(ReservationStatus.CHECKED_IN);
        StayDates second = StayDates.of(STAY.arrival().plusDays(1), 1);
        assertThat(inHouse.remainingStay(STAY.arrival())).isEqualTo(STAY);
        assertThat(inHouse.remainingStay(STAY.arrival().plusDays(1))).isEqualTo(second);
        assertThat(inHouse.remainingStay(STAY.departure())).isEqualTo(STAY);
        assertThat(Bookings.in(ReservationStatus.PAID)
                        .remainingStay(STAY.arrival().plusDays(1)))
                .isEqualTo(STAY);
    }
}
