package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.booking.ModifyReservation;
import io.lodgeflow.workflows.booking.ModifyReservation.NewStay;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.frontdesk.CheckIn;
import io.lodgeflow.workflows.payment.SubmitPayment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Many hands on one booking: whatever happens could have happened one after the other. */
@OnBothDatabases(Because.RACE)
class ModifyRaceTest {

    private static final Actor DESK = new Actor("front_desk:usr_race");

    private final Product lodgeflow = Product.shared();
    private final PlaceReservations place = lodgeflow.bean(PlaceReservations.class);
    private final ModifyReservation modify = lodgeflow.bean(ModifyReservation.class);
    private final CancelReservation cancel = lodgeflow.bean(CancelReservation.class);
    private final SubmitPayment pay = lodgeflow.bean(SubmitPayment.class);
    private final CheckIn checkIn = lodgeflow.bean(CheckIn.class);
    private final DueWork dueWork = lodgeflow.bean(DueWork.class);
    private final TestHotel hotel = TestHotel.with(lodgeflow, 16, 8, 100).open(400);

    private String placed(LocalDate arrival, String plan) {
        Wish wish = Wish.of(hotel, "standard", arrival, 3).plan(plan);
        return place.place(wish.command(), reservation -> "").orThrow().reservationId();
    }

    private Reservation read(String id) {
        return lodgeflow
                .bean(Transactions.class)
                .read(() -> lodgeflow.bean(Reservations.class).find(id).orElseThrow());
    }

    private List<PaymentAttempt> attempts(String id) {
        return lodgeflow
                .bean(Transactions.class)
                .read(() -> lodgeflow.bean(Payments.class).attemptsOf(id));
    }

    private static String told(String action, Result<?> result) {
        return result instanceof Result.Refused<?> refused
                ? action + " " + refused.refusal().code()
                : action + " done";
    }

    private Callable<String> change(String id, LocalDate arrival, int nights) {
        NewStay wish = new NewStay(StayDates.of(arrival, nights), null, null, null, null, null);
        return () -> told("modify", modify.modify(id, wish, null, null, Wish.GUEST, null));
    }

    private Callable<String> pay(String id, String token) {
        return () -> told("pay", pay.submit(id, token, null, Wish.GUEST, null));
    }

    private Callable<String> cancel(String id) {
        return () -> told("cancel", cancel.cancel(id, "race", null, Wish.GUEST, null));
    }

    private static long count(List<String> told, String what) {
        return told.stream().filter(what::equals).count();
    }

    @Test
    void changePayAndCancelOneHoldFromManyThreads() {
        for (long seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            LocalDate arrival = hotel.today().plusDays(40 + random.nextInt(20));
            String id = placed(arrival, "flexible");
            List<Callable<String>> actions = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                actions.add(change(id, arrival.plusDays(random.nextInt(4)), 1 + random.nextInt(4)));
                actions.add(pay(id, random.nextInt(3) == 0 ? "tok_declined" : "tok_ok"));
            }
            actions.add(cancel(id));
            actions.add(cancel(id));
            Collections.shuffle(actions, random);
            List<String> told = AtOnce.all(actions);
            lodgeflow.settle();
            String which = "seed " + seed + ": " + told;
            assertThat(told).as(which).noneMatch(answer -> answer.endsWith(" busy") || answer.endsWith(" not_ready"));
            assertThat(count(told, "cancel done")).as(which).isLessThanOrEqualTo(1);
            ReservationStatus status = read(id).status();
            assertThat(status)
                    .as(which)
                    .isIn(
                            ReservationStatus.PENDING,
                            ReservationStatus.PAID,
                            ReservationStatus.CANCELED,
                            ReservationStatus.REFUNDED);
            boolean canceled = status == ReservationStatus.CANCELED || status == ReservationStatus.REFUNDED;
            assertThat(count(told, "cancel done") == 1).as(which).isEqualTo(canceled);
            assertThat(attempts(id).size()).as(which).isGreaterThanOrEqualTo((int) count(told, "pay done"));
            assertThat(lodgeflow.violations()).as(which).isEmpty();
        }
    }

    /** The refund of the change is not back yet: cancelling gives back the rest, not the whole price once more. */
    @Test
    void cancelingWhileTheRefundOfAChangeIsUnderWay() {
        LocalDate arrival = hotel.today().plusDays(40);
        String id = placed(arrival, "flexible");
        pay.submit(id, "tok_ok", null, Wish.GUEST, null).orThrow();
        lodgeflow.settle();
        lodgeflow.bean(Transactions.class).run(() -> {
            NewStay shorter = new NewStay(StayDates.of(arrival, 1), null, null, null, null, null);
            assertThat(modify.modify(id, shorter, null, null, Wish.GUEST, null)
                            .orThrow()
                            .refundNow()
                            .decimal())
                    .isEqualTo("200.00");
            assertThat(cancel.cancel(id, "race", null, Wish.GUEST, null)
                            .orThrow()
                            .refund()
                            .decimal())
                    .isEqualTo("100.00");
        });
        // Two refund processes ask the gateway at the same moment; who finds the other at it asks again after a pause.
        for (int pause = 0; pause < 3; pause++) {
            lodgeflow.travelTo(lodgeflow.now().plusSeconds(60));
        }
        assertThat(read(id).status()).isEqualTo(ReservationStatus.REFUNDED);
        assertThat(attempts(id))
                .singleElement()
                .matches(payment -> payment.refundable().isZero());
        assertThat(lodgeflow.violations()).isEmpty();
    }

    @Test
    void ofManyCancellationsOneIsDone() {
        String id = placed(hotel.today().plusDays(40), "pay_at_hotel");
        List<String> told = AtOnce.all(Collections.nCopies(16, cancel(id)));
        assertThat(count(told, "cancel done")).isEqualTo(1);
        assertThat(count(told, "cancel wrong_status")).isEqualTo(15);
        assertThat(lodgeflow.violations()).isEmpty();
    }

    @Test
    void ofManyPaymentsOneIsTaken() {
        String id = placed(hotel.today().plusDays(40), "flexible");
        List<String> told = AtOnce.all(Collections.nCopies(16, pay(id, "tok_ok")));
        assertThat(count(told, "pay done")).as(told.toString()).isEqualTo(1);
        lodgeflow.settle();
        assertThat(read(id).status()).isEqualTo(ReservationStatus.PAID);
        assertThat(attempts(id)).hasSize(1);
        assertThat(lodgeflow.violations()).isEmpty();
    }

    @Test
    void arrivalChangeAndCancellationOfAPaidBooking() {
        for (long seed = 1; seed <= 4; seed++) {
            LocalDate arrival = hotel.today().plusDays(2);
            String id = placed(arrival, "flexible");
            pay.submit(id, "tok_ok", null, Wish.GUEST, null).orThrow();
            lodgeflow.travelTo(arrival.atTime(9, 0).atZone(hotel.zone()).toInstant());
            Random random = new Random(seed);
            List<Callable<String>> actions = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                actions.add(change(id, arrival, 1 + random.nextInt(5)));
                actions.add(() -> told("arrive", checkIn.checkIn(id, false, null, DESK)));
            }
            actions.add(cancel(id));
            Collections.shuffle(actions, random);
            List<String> told = AtOnce.all(actions);
            lodgeflow.settle();
            String which = "seed " + seed + ": " + told;
            assertThat(told).as(which).noneMatch(answer -> answer.endsWith(" busy") || answer.endsWith(" not_ready"));
            assertThat(count(told, "cancel done") + count(told, "arrive done"))
                    .as(which)
                    .isLessThanOrEqualTo(1);
            assertThat(read(id).status() == ReservationStatus.CHECKED_IN)
                    .as(which)
                    .isEqualTo(count(told, "arrive done") == 1);
            assertThat(lodgeflow.violations()).as(which).isEmpty();
        }
    }

    private String deadlineTimer(String id) {
        return Objects.requireNonNull(lodgeflow
                .jdbc()
                .queryForObject("select job_id from engine_job where business_key = ?", String.class, id));
    }

    /**
     * The deadline's timer and the payment in the same moment: the booking is paid or it has expired, never both. Of
     * three rounds one is raced, in the others the timer or the payment is first for certain, so that each wins in every
     * run however the threads are scheduled.
     */
    @Test
    void thePaymentDeadlineAgainstThePayment() {
        LocalDate arrival = hotel.today().plusDays(100);
        for (int round = 0; round < 180; round++) {
            String id = placed(arrival.plusDays(3L * (round % 90)), "flexible");
            String timer = deadlineTimer(id);
            Callable<String> expire = () -> dueWork.run(timer) ? "expired" : "not expired";
            Callable<String> pay = pay(id, "tok_ok");
            List<String> told = switch (round % 3) {
                case 0 -> oneAfterTheOther(expire, pay);
                case 1 -> oneAfterTheOther(pay, expire);
                default -> AtOnce.all(List.of(expire, pay));
            };
            lodgeflow.settle();
            String which = "round " + round + ": " + told;
            boolean submitted = told.contains("pay done");
            assertThat(told.contains("expired")).as(which).isNotEqualTo(submitted);
            if (round % 3 < 2) {
                assertThat(submitted).as(which).isEqualTo(round % 3 == 1);
            }
            assertThat(read(id).status())
                    .as(which)
                    .isEqualTo(submitted ? ReservationStatus.PAID : ReservationStatus.CANCELED);
            assertThat(attempts(id)).as(which).hasSize(submitted ? 1 : 0);
        }
        assertThat(lodgeflow.violations()).isEmpty();
    }

    private static List<String> oneAfterTheOther(Callable<String> first, Callable<String> second) {
        return List.of(
                AtOnce.all(List.of(first)).getFirst(),
                AtOnce.all(List.of(second)).getFirst());
    }
}
