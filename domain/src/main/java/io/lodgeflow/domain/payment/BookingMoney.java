package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.PaymentStatus;
import io.lodgeflow.domain.reservation.Reservation;
import java.util.Collection;

/**
 * How the money of a booking stands. The one place that derives it, from what was captured, given back, taken by the guest's
 * bank, paid with points, forgone and posted; nobody remembers it.
 *
 * @param paid money and points that the hotel has now; promised refunds are in it until they are made
 * @param due what is open: of a booking that lives of its price and fees, of one that has ended on its folio
 * @param settled the state of payment when nothing is under way
 */
public record BookingMoney(Money paid, Money due, PaymentStatus settled) {

    /** @param refunds may be left out where no payment has given back or promised any */
    public static BookingMoney of(
            Reservation booking,
            Collection<PaymentAttempt> attempts,
            Collection<Refund> refunds,
            Collection<Posting> folio) {
        Money zero = Money.zero(booking.currency());
        Money paid = attempts.stream()
                .filter(attempt -> attempt.status() == PaymentAttempt.Status.CAPTURED)
                .map(attempt -> heldOf(attempt, refunds))
                .reduce(booking.pointsPaid(), Money::plus);
        Money open = booking.status().holdsNights() ? open(booking, attempts, refunds, folio) : sum(folio, zero);
        Money due = open.isNegative() ? zero : open;
        return new BookingMoney(paid, due, settled(booking, paid, due, gaveBack(attempts, refunds, folio)));
    }

    /** Of a stay that is still on: its price and the fees that its folio has, less what is paid, promised back or forgone. */
    private static Money open(
            Reservation booking,
            Collection<PaymentAttempt> attempts,
            Collection<Refund> refunds,
            Collection<Posting> folio) {
        Money zero = Money.zero(booking.currency());
        Money fees =
                sum(folio.stream().filter(posting -> posting.type().isCharge()).toList(), zero);
        return booking.total()
                .plus(fees)
                .minus(booking.pointsHeld())
                .minus(Payments.kept(attempts, booking.currency()))
                .minus(Payments.forgone(refunds, booking.currency()));
    }

    private static Money heldOf(PaymentAttempt attempt, Collection<Refund> refunds) {
        Money gone = refunds.stream()
                .filter(refund -> refund.status() == Refund.Status.SUCCEEDED)
                .filter(refund -> refund.paymentAttemptId().equals(attempt.id()))
                .map(Refund::amount)
                .reduce(attempt.disputed(), Money::plus);
        return gone.compareTo(attempt.amount()) < 0 ? attempt.amount().minus(gone) : gone.minus(gone);
    }

    /** A payment that was declined has given nothing back, whatever points it had taken. */
    private static boolean gaveBack(
            Collection<PaymentAttempt> attempts, Collection<Refund> refunds, Collection<Posting> folio) {
        boolean captured = attempts.stream().anyMatch(attempt -> attempt.status() == PaymentAttempt.Status.CAPTURED);
        boolean points = folio.stream()
                .anyMatch(posting -> posting.type() == Posting.Type.POINTS
                        && posting.amount().isPositive());
        return captured && (points || refunds.stream().anyMatch(refund -> refund.status() == Refund.Status.SUCCEEDED));
    }

    private static PaymentStatus settled(Reservation booking, Money paid, Money due, boolean gaveBack) {
        boolean lives = booking.status().holdsNights();
        if (booking.total().isZero() && !paid.isPositive() && due.isZero() && !gaveBack && !booking.isUnpaidHold()) {
            return PaymentStatus.PAID; // it costs nothing
        }
        if (!paid.isPositive()) {
            return gaveBack && !(lives && due.isPositive()) ? PaymentStatus.REFUNDED : PaymentStatus.UNPAID;
        }
        boolean deposit = booking.paymentPlan() == PaymentPlan.DEPOSIT && paid.compareTo(booking.dueWithinHold()) <= 0;
        if (due.isPositive()) {
            return deposit && lives ? PaymentStatus.DEPOSIT_PAID : PaymentStatus.PARTIALLY_PAID;
        }
        return gaveBack && !lives ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.PAID;
    }

    private static Money sum(Collection<Posting> postings, Money zero) {
        return postings.stream().map(Posting::amount).reduce(zero, Money::plus);
    }
}
