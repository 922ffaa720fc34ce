package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.words.Sentences;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the payments and refunds that an event is about, by their instants: an event carries words, the payments carry
 * the amounts. The same event always finds the same ones, however late it is asked.
 */
@Component
class MoneyMovements {

    private final PointsLedger points;
    private final Reservations reservations;

    MoneyMovements(PointsLedger points, Reservations reservations) {
        this.points = points;
        this.reservations = reservations;
    }

    /** @throws IllegalStateException if no payment was captured at all */
    Money paymentReceivedBy(ReservationEvent event, ToldBookings told) {
        return lastDecided(event, told, PaymentAttempt.Status.CAPTURED)
                .map(PaymentAttempt::amount)
                .orElseThrow(() -> new IllegalStateException(event.reservationId() + " has no captured payment"));
    }

    /** Points that paid beside the money of that payment; 0 if none did. */
    long pointsUsedWith(ReservationEvent event, ToldBookings told) {
        return lastDecided(event, told, PaymentAttempt.Status.CAPTURED)
                .map(PaymentAttempt::points)
                .orElse(0L);
    }

    /** Points given back with the event or later; 0 if none were. */
    long pointsReturnedFrom(ReservationEvent event) {
        return points.of(event.reservationId()).stream()
                .filter(entry ->
                        entry.kind() == PointsEntry.Kind.RETURNED && !entry.at().isBefore(event.at()))
                .mapToLong(PointsEntry::points)
                .sum();
    }

    /** Points given back up to the event; 0 if none were. */
    long pointsReturnedBefore(ReservationEvent event) {
        return points.of(event.reservationId()).stream()
                .filter(entry ->
                        entry.kind() == PointsEntry.Kind.RETURNED && !entry.at().isAfter(event.at()))
                .mapToLong(PointsEntry::points)
                .sum();
    }

    /** The gateway's code, {@code other} if it is not known. */
    String declineCodeOf(ReservationEvent event, ToldBookings told) {
        return lastDecided(event, told, PaymentAttempt.Status.DECLINED)
                .map(PaymentAttempt::declineCode)
                .orElse("other");
    }

    /** Refunds promised with the event or later and nothing else: zero if there are none. */
    Money refundsPromisedFrom(ReservationEvent event, ToldBookings told) {
        return sum(
                event,
                told,
                told.refundsOf(event.reservationId()).stream()
                        .filter(refund -> !refund.createdAt().isBefore(event.at()))
                        .toList());
    }

    /**
     * Refunds confirmed since the reservation's previous refund event, up to this one. Of several events of one instant
     * each has the refund that its note names. Zero if only points went back.
     */
    Money refundsConfirmedBy(ReservationEvent event, ToldBookings told) {
        List<Instant> events = reservations.history(event.reservationId()).stream()
                .filter(other -> other.type() == ReservationEventType.REFUNDED)
                .map(ReservationEvent::at)
                .toList();
        Instant previous = events.stream()
                .filter(at -> at.isBefore(event.at()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        List<Refund> confirmed = told.refundsOf(event.reservationId()).stream()
                .filter(refund -> refund.status() == Refund.Status.SUCCEEDED)
                .toList();
        List<Refund> since = confirmed.stream()
                .filter(refund -> isWithin(refund.decidedAt(), previous, event.at()))
                .toList();
        boolean severalAtOnce = Collections.frequency(events, event.at()) > 1;
        return since.stream()
                .map(Refund::amount)
                .filter(amount ->
                        severalAtOnce && Sentences.english(event.note()).contains(amount.toString()))
                .findFirst()
                .orElseGet(() -> sum(event, told, since.isEmpty() ? confirmed : since));
    }

    private Optional<PaymentAttempt> lastDecided(
            ReservationEvent event, ToldBookings told, PaymentAttempt.Status status) {
        List<PaymentAttempt> decided = told.attemptsOf(event.reservationId()).stream()
                .filter(attempt -> attempt.status() == status)
                .toList();
        return decided.stream()
                .filter(attempt -> isWithin(attempt.decidedAt(), Instant.MIN, event.at()))
                .reduce((earlier, later) -> later)
                .or(() -> decided.stream().findFirst());
    }

    private static Money sum(ReservationEvent event, ToldBookings told, List<Refund> refunds) {
        Money nothing =
                Money.zero(told.reservation(event.reservationId()).orElseThrow().currency());
        return refunds.stream().map(Refund::amount).reduce(nothing, Money::plus);
    }

    private static boolean isWithin(@Nullable Instant decidedAt, Instant after, Instant upTo) {
        Instant decided = Objects.requireNonNullElse(decidedAt, Instant.MAX);
        return decided.isAfter(after) && !decided.isAfter(upTo);
    }
}
