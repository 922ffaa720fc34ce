package io.lodgeflow.workflows.frontdesk;

import io.lodgeflow.domain.money.Money;
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

/** Front desk takes what is still open of the price, in cash or at the card terminal. */
@Component
public class TakePayment {

    private final LockedReservation locked;
    private final HotelPayments hotelPayments;
    private final Payments payments;
    private final IdempotencyKeys keys;
    private final Clock clock;

    TakePayment(
            LockedReservation locked,
            HotelPayments hotelPayments,
            Payments payments,
            IdempotencyKeys keys,
            Clock clock) {
        this.locked = locked;
        this.hotelPayments = hotelPayments;
        this.payments = payments;
        this.keys = keys;
        this.clock = clock;
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
            if (reservation.status() != ReservationStatus.CONFIRMED
                    && reservation.status() != ReservationStatus.CHECKED_IN) {
                return Result.refused(Refusal.conflict(
                        "wrong_status", "The front desk takes money for confirmed bookings and guests in house."));
            }
            Instant now = clock.instant();
            Money open = reservation.toPayInMoney().minus(payments.kept(reservationId, reservation.currency()));
            if (!open.isPositive()) {
                return Result.refused(Refusal.conflict("nothing_due", "Nothing is left to pay."));
            }
            PaymentAttempt payment =
                    hotelPayments.take(reservation, open, method, hotel.times().today(now), now);
            if (request != null) {
                keys.claim(List.of(new Claim(request, payment.id(), 0, null)));
            }
            reservation.payAtHotel(open, now);
            return Result.done(payment.id());
        });
    }
}
