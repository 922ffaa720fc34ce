package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.stay.StayDates;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something falls due in a booking; but for the payment all follow from the stay and the hotel's hours.
 *
 * @param payment until when the hold waits for money; absent when the guest pays at the hotel
 */
@Embeddable
public record Deadlines(
        @Column(name = "payment_deadline") @Nullable Instant payment,
        Instant roomAssignmentAt,
        Instant noShowCutOffAt,
        Instant checkOutDueAt) {

    /** For each VIP level, so that at full house the higher level chooses first; nobody else waits for it. */
    private static final Duration VIP_HEAD_START = Duration.ofMinutes(1);

    static Deadlines of(@Nullable Instant payment, StayDates stay, HouseTimes times, int vipLevel) {
        return new Deadlines(
                payment,
                times.roomAssignmentAt(stay).minus(VIP_HEAD_START.multipliedBy(vipLevel)),
                times.noShowCutOffAt(stay),
                times.checkOutAt(stay));
    }

    Deadlines payBy(Instant deadline) {
        return new Deadlines(deadline, roomAssignmentAt, noShowCutOffAt, checkOutDueAt);
    }

    Deadlines awaitUntil(Instant cutOff) {
        return new Deadlines(payment, roomAssignmentAt, cutOff, checkOutDueAt);
    }

    boolean isPaymentOver(Instant now) {
        return payment != null && !now.isBefore(payment);
    }
}
