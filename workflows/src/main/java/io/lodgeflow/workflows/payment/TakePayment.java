package io.lodgeflow.workflows.payment;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.BookingMoney;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.reservation.Commands;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Front desk takes what is still open of the price, in cash or at the card terminal; of a booking that is over, what its
 * folio still shows as owed.
 */
@Component
public class TakePayment {

    private final Commands commands;
    private final HotelPayments hotelPayments;
    private final Payments payments;
    private final Folios folios;
    private final WorkItems workItems;
    private final Catalogue catalogue;
    private final Clock clock;

    TakePayment(
            Commands commands,
            HotelPayments hotelPayments,
            Payments payments,
            Folios folios,
            WorkItems workItems,
            Catalogue catalogue,
            Clock clock) {
        this.commands = commands;
        this.hotelPayments = hotelPayments;
        this.payments = payments;
        this.folios = folios;
        this.workItems = workItems;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * @param amount what was taken, at most what is open; absent: all of it
     * @return the id of the payment
     */
    public Result<String> take(
            String reservationId, PaymentMethod method, @Nullable Money amount, @Nullable IdempotentRequest request) {
        return commands.on(reservationId)
                .combined()
                .once(request, Result::done)
                .decide(
                        reservation -> taken(reservation, method, amount),
                        taken -> taken.payment().id(),
                        this::store);
    }

    private Result<Taken> taken(Reservation reservation, PaymentMethod method, @Nullable Money amount) {
        if (method == PaymentMethod.CARD_ON_FILE) {
            return Result.refused(Refusal.conflict("only_at_check_out"));
        }
        Money open = open(reservation);
        boolean paidOnce = reservation.status() == ReservationStatus.PAID && !open.isPositive();
        if (reservation.status() == ReservationStatus.PENDING || paidOnce) {
            return Result.refused(Refusal.conflict("wrong_status.desk_payment"));
        }
        if (!open.isPositive() || isBeingCharged(reservation)) {
            return Result.refused(Refusal.conflict("nothing_due"));
        }
        return Result.unless(amount == null ? Optional.empty() : refusalOf(amount, open), () -> {
            Money part = amount == null ? open : amount;
            return new Taken(hotelPayments.taken(reservation, part, method, clock.instant()), part.equals(open));
        });
    }

    /** @param all nothing is left to pay after it */
    private record Taken(PaymentAttempt payment, boolean all) {}

    private static Optional<Refusal> refusalOf(Money amount, Money open) {
        if (!amount.currency().equals(open.currency())) {
            return Optional.of(wrong("wrong_currency.desk", "/amount/currency", open));
        }
        return amount.isPositive() && amount.compareTo(open) <= 0
                ? Optional.empty()
                : Optional.of(wrong("wrong_amount.desk", "/amount/amount", open));
    }

    private static Refusal wrong(String code, String field, Money open) {
        return Refusal.invalid(code, field, open).withFacts(Map.of("open", open.toString()));
    }

    private static boolean isOver(Reservation reservation) {
        return !reservation.status().holdsNights();
    }

    private Money open(Reservation reservation) {
        String id = reservation.id();
        return BookingMoney.of(reservation, payments.attemptsOf(id), payments.refundsOf(id), folios.of(id))
                .due();
    }

    private boolean isBeingCharged(Reservation reservation) {
        return payments.attemptsOf(reservation.id()).stream().anyMatch(PaymentAttempt::isOpen);
    }

    private Result<String> store(Reservation reservation, Taken taken) {
        PaymentAttempt payment = taken.payment();
        boolean all = taken.all();
        Instant now = payment.createdAt();
        hotelPayments.store(
                payment,
                catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now));
        if (isOver(reservation) || reservation.status() == ReservationStatus.PAID) {
            reservation.receiveBalance(payment.amount(), all, now);
            if (all) {
                workItems.finish(reservation.id(), WorkItem.Kind.BALANCE_UNPAID, Sentence.of("outcome.taken"), now);
            }
        } else {
            reservation.payAtHotel(payment.amount(), all, now);
        }
        return Result.done(payment.id());
    }
}
