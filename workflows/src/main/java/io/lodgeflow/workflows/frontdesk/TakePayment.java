package io.lodgeflow.workflows.frontdesk;

import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.operations.WorkItem;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Claim;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Front desk takes what is still open of the price, in cash or at the card terminal; of a booking that is over, what its
 * folio still shows as owed.
 */
@Component
public class TakePayment {

    private final LockedReservation locked;
    private final HotelPayments hotelPayments;
    private final Payments payments;
    private final Folios folios;
    private final WorkItems workItems;
    private final IdempotencyKeys keys;
    private final Clock clock;

    TakePayment(
            LockedReservation locked,
            HotelPayments hotelPayments,
            Payments payments,
            Folios folios,
            WorkItems workItems,
            IdempotencyKeys keys,
            Clock clock) {
        this.locked = locked;
        this.hotelPayments = hotelPayments;
        this.payments = payments;
        this.folios = folios;
        this.workItems = workItems;
        this.keys = keys;
        this.clock = clock;
    }

    private boolean isBeingCharged(String reservationId) {
        return payments.attemptsOf(reservationId).stream().anyMatch(PaymentAttempt::isOpen);
    }

    private void finishWork(String reservationId, Instant now) {
        workItems.finish(reservationId, WorkItem.Kind.BALANCE_UNPAID, "Taken at the hotel", now);
    }

    /** @return the id of the payment */
    public Result<String> take(String reservationId, PaymentMethod method, @Nullable IdempotentRequest request) {
        return keys.once(
                request,
                () -> takeLocked(reservationId, method, request),
                earlier -> Result.done(earlier.resourceId()));
    }

    private Result<String> takeLocked(String reservationId, PaymentMethod method, @Nullable IdempotentRequest request) {
        return locked.decide(reservationId, null, (reservation, hotel) -> {
            if (method == PaymentMethod.CARD_ON_FILE) {
                return Result.refused(Refusal.conflict(
                        "only_at_check_out", "The card on file is charged at check-out. Name cash or card_terminal."));
            }
            boolean over = !reservation.status().holdsNights();
            if (!over
                    && reservation.status() != ReservationStatus.CONFIRMED
                    && reservation.status() != ReservationStatus.CHECKED_IN) {
                return Result.refused(Refusal.conflict(
                        "wrong_status", "The front desk takes money for confirmed bookings and guests in house."));
            }
            Instant now = clock.instant();
            Money open = over
                    ? folios.balance(reservationId, reservation.currency())
                    : reservation
                            .toPayInMoney()
                            .minus(payments.kept(reservationId, reservation.currency()))
                            .minus(payments.forgone(reservationId, reservation.currency()));
            if (!open.isPositive() || isBeingCharged(reservationId)) {
                return Result.refused(Refusal.conflict("nothing_due", "Nothing is left to pay."));
            }
            PaymentAttempt payment =
                    hotelPayments.take(reservation, open, method, hotel.times().today(now), now);
            if (request != null) {
                keys.claim(List.of(new Claim(request, payment.id(), 0, null)));
            }
            if (over) {
                reservation.receiveBalance(open, now);
                finishWork(reservationId, now);
            } else {
                reservation.payAtHotel(open, now);
            }
            return Result.done(payment.id());
        });
    }
}
