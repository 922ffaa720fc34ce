package io.lodgeflow.domain.reservation;

import static io.lodgeflow.domain.reservation.Bookings.ARRIVAL;
import static io.lodgeflow.domain.reservation.Bookings.BOOKED_AT;
import static io.lodgeflow.domain.reservation.Bookings.DESK;
import static io.lodgeflow.domain.reservation.Bookings.GUEST;
import static io.lodgeflow.domain.reservation.Bookings.PRICE;
import static io.lodgeflow.domain.reservation.Bookings.TIMES;
import static io.lodgeflow.domain.reservation.ReservationStatus.CANCELED;
import static io.lodgeflow.domain.reservation.ReservationStatus.CHECKED_IN;
import static io.lodgeflow.domain.reservation.ReservationStatus.CHECKED_OUT;
import static io.lodgeflow.domain.reservation.ReservationStatus.CONFIRMED;
import static io.lodgeflow.domain.reservation.ReservationStatus.NO_SHOW;
import static io.lodgeflow.domain.reservation.ReservationStatus.PAID;
import static io.lodgeflow.domain.reservation.ReservationStatus.PENDING;
import static io.lodgeflow.domain.reservation.ReservationStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transition in every state: the allowed ones leave one line of history, the others leave nothing. */
class ReservationTransitionsTest {

    /**
     * @param to by state: where it leads; the same state for a change of something else. Absent: not allowed
     * @param actor whom the history names
     */
    private record Transition(
            String name,
            BiConsumer<Reservation, Instant> make,
            Map<ReservationStatus, ReservationStatus> to,
            ReservationEventType event,
            Actor actor,
            Sentence note) {}

    private static final Duration WINDOW = Duration.ofMinutes(15);

    private static final Map<ReservationStatus, ReservationStatus> NOWHERE = Map.of();

    private static Map<ReservationStatus, ReservationStatus> staying(ReservationStatus... states) {
        Map<ReservationStatus, ReservationStatus> stay = new HashMap<>();
        Arrays.stream(states).forEach(state -> stay.put(state, state));
        return stay;
    }

    private static final List<Transition> TRANSITIONS = List.of(
            new Transition(
                    "submitPayment",
                    (it, now) -> it.submitPayment(GUEST, now),
                    staying(PENDING),
                    ReservationEventType.PAYMENT_SUBMITTED,
                    GUEST,
                    Sentence.of("history.payment_submitted")),
            new Transition(
                    "receivePayment",
                    (it, now) -> it.receivePayment(PRICE, now),
                    Map.of(PENDING, PAID, CONFIRMED, PAID),
                    ReservationEventType.PAYMENT_RECEIVED,
                    Actor.WORKFLOW,
                    Sentence.of("history.payment_received", "200.00 EUR")),
            new Transition(
                    "payAtHotel",
                    (it, now) -> it.payAtHotel(PRICE, true, now),
                    Map.of(PENDING, PAID, CONFIRMED, PAID, CHECKED_IN, CHECKED_IN),
                    ReservationEventType.PAYMENT_RECEIVED,
                    Actor.WORKFLOW,
                    Sentence.of("history.payment_received", "200.00 EUR")),
            new Transition(
                    "declinePayment without a payment",
                    (it, now) -> it.declinePayment(Sentence.said("No funds"), now),
                    NOWHERE,
                    ReservationEventType.PAYMENT_DECLINED,
                    Actor.WORKFLOW,
                    Sentence.said("")),
            new Transition(
                    "confirm",
                    (it, now) -> it.confirm(now),
                    staying(PAID),
                    ReservationEventType.CONFIRMED,
                    Actor.WORKFLOW,
                    Sentence.of("history.confirmed_paid")),
            new Transition(
                    "expire",
                    (it, now) -> it.expire(now),
                    Map.of(PENDING, CANCELED),
                    ReservationEventType.EXPIRED,
                    Actor.WORKFLOW,
                    Sentence.of("history.expired")),
            new Transition(
                    "assignRooms",
                    (it, now) -> it.assignRooms(Sentence.said("Room 7"), DESK, now),
                    staying(CONFIRMED, PAID, CHECKED_IN),
                    ReservationEventType.ROOMS_ASSIGNED,
                    DESK,
                    Sentence.said("Room 7")),
            new Transition(
                    "checkIn",
                    (it, now) -> it.checkIn(TIMES, DESK, now),
                    Map.of(CONFIRMED, CHECKED_IN, PAID, CHECKED_IN),
                    ReservationEventType.CHECKED_IN,
                    DESK,
                    Sentence.of("history.checked_in")),
            new Transition(
                    "checkOut",
                    (it, now) -> it.checkOut(DESK, now),
                    Map.of(CHECKED_IN, CHECKED_OUT),
                    ReservationEventType.CHECKED_OUT,
                    DESK,
                    Sentence.of("history.checked_out")),
            new Transition(
                    "declareNoShow",
                    (it, now) -> it.declareNoShow(DESK, Sentence.said("Phone is off"), now),
                    Map.of(CONFIRMED, NO_SHOW, PAID, NO_SHOW),
                    ReservationEventType.NO_SHOW,
                    DESK,
                    Sentence.said("Phone is off")),
            new Transition(
                    "reinstate",
                    (it, now) -> it.reinstate(TIMES, DESK, Sentence.said("Late flight"), now),
                    Map.of(NO_SHOW, PAID),
                    ReservationEventType.NO_SHOW_REINSTATED,
                    DESK,
                    Sentence.said("Late flight")),
            new Transition(
                    "cancel without refund",
                    (it, now) -> it.cancel("Ill", Money.zero(PRICE.currency()), GUEST, now),
                    Map.of(PENDING, CANCELED, CONFIRMED, CANCELED, PAID, CANCELED),
                    ReservationEventType.CANCELED,
                    GUEST,
                    Sentence.said("Ill")),
            new Transition(
                    "cancel with refund",
                    (it, now) -> it.cancel("Ill", PRICE, GUEST, now),
                    Map.of(PENDING, CANCELED, CONFIRMED, CANCELED, PAID, CANCELED),
                    ReservationEventType.CANCELED,
                    GUEST,
                    Sentence.of("history.canceled_with_refund", "Ill", "200.00 EUR")),
            new Transition(
                    "completeRefund",
                    (it, now) -> it.completeRefund(PRICE, true, now),
                    Map.of(CANCELED, REFUNDED),
                    ReservationEventType.REFUNDED,
                    Actor.WORKFLOW,
                    Sentence.of("history.refunded", "200.00 EUR")),
            new Transition(
                    "openModification",
                    (it, now) -> it.openModification(Sentence.said("One night more"), GUEST, now),
                    staying(PENDING, CONFIRMED, PAID, CHECKED_IN),
                    ReservationEventType.MODIFICATION_REQUESTED,
                    GUEST,
                    Sentence.said("One night more")),
            new Transition(
                    "applyModification without one",
                    (it, now) -> it.applyModification(
                            Bookings.change(it, Bookings.terms(Bookings.STAY, 2)), TIMES, Sentence.said("x"), now),
                    NOWHERE,
                    ReservationEventType.MODIFIED,
                    Actor.WORKFLOW,
                    Sentence.said("")),
            new Transition(
                    "declineModification without one",
                    (it, now) -> it.declineModification(Sentence.said("x"), now),
                    NOWHERE,
                    ReservationEventType.MODIFICATION_DECLINED,
                    Actor.WORKFLOW,
                    Sentence.said("")),
            new Transition(
                    "resurrect what has not expired",
                    (it, now) -> it.resurrect(
                            Bookings.terms(Bookings.STAY, 1), TIMES, ARRIVAL, DESK, Sentence.said("again"), now),
                    NOWHERE,
                    ReservationEventType.RESURRECTED,
                    DESK,
                    Sentence.said("")));

    static Stream<Arguments> everyTransitionInEveryState() {
        return TRANSITIONS.stream()
                .flatMap(transition -> Arrays.stream(ReservationStatus.values())
                        .map(status -> Arguments.of(transition.name(), status, transition)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("everyTransitionInEveryState")
    void leavesOneLineOfHistoryOrNothingAtAll(String name, ReservationStatus from, Transition transition) {
        Reservation reservation = Bookings.in(from);
        Instant now = from == PENDING ? BOOKED_AT.plusSeconds(60) : ARRIVAL;
        Map<String, @Nullable Object> before = Bookings.state(reservation);
        ReservationStatus to = transition.to().get(from);
        if (to == null) {
            assertThatIllegalStateException()
                    .as(name + " of one that is " + from)
                    .isThrownBy(() -> transition.make().accept(reservation, now));
            assertThat(Bookings.state(reservation)).isEqualTo(before);
            assertThat(reservation.takeNewEvents()).isEmpty();
            return;
        }
        transition.make().accept(reservation, now);
        assertThat(reservation.status()).isEqualTo(to);
        boolean moved = to != from;
        assertThat(reservation.takeNewEvents())
                .containsExactly(new ReservationEvent(
                        "res_1",
                        transition.event(),
                        moved ? from : null,
                        moved ? to : null,
                        transition.actor(),
                        transition.note(),
                        now));
        assertThat(reservation.takeNewEvents()).as("handed over once").isEmpty();
        boolean ended = moved && !to.holdsNights() && to != REFUNDED;
        boolean reinstated = from == NO_SHOW && moved;
        assertThat(reservation.endedAt()).isEqualTo(ended ? now : reinstated ? null : before.get("endedAt"));
    }

    @Test
    void theMatrixAllowsExactlyWhatTheStatesAllow() {
        Map<ReservationStatus, Set<ReservationStatus>> reached = new TreeMap<>();
        TRANSITIONS.forEach(transition -> transition.to().forEach((from, to) -> {
            if (from != to) {
                reached.computeIfAbsent(from, none -> new TreeSet<>()).add(to);
            }
        }));
        // confirm() of a booking that is paid at the hotel, tested below
        reached.computeIfAbsent(PENDING, none -> new TreeSet<>()).add(CONFIRMED);
        // reinstate() of a no-show that was to be paid at the hotel
        reached.computeIfAbsent(NO_SHOW, none -> new TreeSet<>()).add(CONFIRMED);
        // resurrect() and reinstate() of a booking that has expired, tested below
        reached.computeIfAbsent(CANCELED, none -> new TreeSet<>()).add(PENDING);
        for (ReservationStatus from : ReservationStatus.values()) {
            assertThat(reached.getOrDefault(from, Set.of())).as("from " + from).isEqualTo(from.next());
        }
    }

    @Test
    void aBookingToBePaidAtTheHotelIsConfirmedOnce() {
        Reservation reservation = Bookings.placed(PaymentPlan.PAY_AT_HOTEL, 0);
        assertThat(reservation.paymentDeadline()).isNull();
        reservation.takeNewEvents();
        reservation.confirm(BOOKED_AT);
        assertThat(reservation.status()).isEqualTo(CONFIRMED);
        assertThat(reservation.takeNewEvents())
                .singleElement()
                .extracting(ReservationEvent::from, ReservationEvent::to)
                .containsExactly(PENDING, CONFIRMED);
        assertThatIllegalStateException().isThrownBy(() -> reservation.confirm(BOOKED_AT));
        assertThat(reservation.takeNewEvents()).isEmpty();
    }

    @Test
    void onlyAnExpiredBookingLivesAgain() {
        Reservation reservation = Bookings.in(PENDING);
        Instant now = BOOKED_AT.plusSeconds(3600);
        reservation.expire(now);
        reservation.takeNewEvents();
        assertThat(reservation.refusalToResurrect()).isEmpty();
        Instant deadline = now.plusSeconds(900);
        reservation.resurrect(
                Bookings.terms(Bookings.STAY, 1), TIMES, deadline, DESK, Sentence.said("guest called"), now);
        assertThat(reservation.status()).isEqualTo(PENDING);
        assertThat(reservation.paymentDeadline()).isEqualTo(deadline);
        assertThat(reservation.cancellationReason()).isNull();
        assertThat(reservation.endedAt()).isNull();
        assertThat(reservation.takeNewEvents())
                .containsExactly(new ReservationEvent(
                        "res_1",
                        ReservationEventType.RESURRECTED,
                        CANCELED,
                        PENDING,
                        DESK,
                        Sentence.said("guest called"),
                        now));
        assertThat(reservation.refusalToResurrect()).isPresent();
    }

    @Test
    void onlyABookingThatHasExpiredIsReinstated() {
        Reservation canceled = Bookings.in(PENDING);
        canceled.cancel("Ill", Money.zero(PRICE.currency()), GUEST, BOOKED_AT);
        assertThatIllegalStateException().isThrownBy(() -> canceled.reinstate(WINDOW, BOOKED_AT));

        Reservation expired = Bookings.in(PENDING);
        expired.expire(BOOKED_AT.plus(WINDOW));
        expired.takeNewEvents();
        Instant late = BOOKED_AT.plus(WINDOW).plusSeconds(300);
        expired.reinstate(WINDOW, late);
        assertThat(expired.status()).isEqualTo(PENDING);
        assertThat(expired.paymentDeadline()).isEqualTo(late.plus(WINDOW));
        assertThat(expired.cancellationReason()).isNull();
        assertThat(expired.endedAt()).isNull();
        assertThat(expired.refusalToPay(late)).isEmpty();
        assertThat(expired.takeNewEvents())
                .singleElement()
                .extracting(ReservationEvent::type, ReservationEvent::from, ReservationEvent::to)
                .containsExactly(ReservationEventType.REINSTATED, CANCELED, PENDING);
        assertThatIllegalStateException().isThrownBy(() -> expired.reinstate(WINDOW, late));
    }

    /** What the workflow notes down changes no state and is not asked whether it may. */
    @Test
    void notesLeaveTheStateAlone() {
        Map<ReservationEventType, BiConsumer<Reservation, Instant>> notes = Map.of(
                ReservationEventType.REMINDER_DUE,
                Reservation::remind,
                ReservationEventType.OVERSTAYED,
                Reservation::overstay,
                ReservationEventType.FEEDBACK_REQUESTED,
                Reservation::requestFeedback,
                ReservationEventType.REFUNDED,
                (it, now) -> it.noteRefund(PRICE, now),
                ReservationEventType.CLOSURE_OFFERED,
                (it, now) -> it.offerOtherHotels(2, now.plusSeconds(60), now),
                ReservationEventType.ROOM_ASSIGNMENT_FAILED,
                (it, now) -> it.failRoomAssignment(Sentence.said("full"), now));
        for (ReservationStatus status : ReservationStatus.values()) {
            notes.forEach((type, note) -> {
                Reservation reservation = Bookings.in(status);
                note.accept(reservation, ARRIVAL);
                assertThat(reservation.status()).isEqualTo(status);
                ReservationEvent event = reservation.takeNewEvents().getFirst();
                assertThat(event.type()).isEqualTo(type);
                assertThat(event.from()).isNull();
                assertThat(event.to()).isNull();
                assertThat(event.actor()).isEqualTo(Actor.WORKFLOW);
                assertThat(event.note().code()).isNotBlank();
                assertThat(event.at()).isEqualTo(ARRIVAL);
            });
        }
    }
}
