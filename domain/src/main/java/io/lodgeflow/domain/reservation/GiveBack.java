package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.money.Money;

/**
 * What goes back to a guest: money first, then points at the value they were taken for. Points never become money, since no
 * more money goes back than was paid.
 *
 * @param value of both together
 */
public record GiveBack(Money money, long points, Money value) {

    /**
     * Divides an amount.
     *
     * @param kept money of the guest that the hotel has
     */
    public static GiveBack of(Reservation reservation, Money amount, Money kept) {
        Money money = amount.compareTo(kept) > 0 ? kept : amount;
        long valueOfOne = reservation.points().valueOfOneMinor();
        long points = valueOfOne == 0
                ? 0
                : Math.min(reservation.points().held(), amount.minus(money).minorUnits() / valueOfOne);
        Money value = money.plus(new Money(Math.multiplyExact(points, valueOfOne), reservation.currency()));
        return new GiveBack(money, points, value);
    }
}
