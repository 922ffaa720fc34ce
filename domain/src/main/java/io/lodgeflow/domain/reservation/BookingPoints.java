package io.lodgeflow.domain.reservation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The points of one booking: how many the guest wants to pay with, has paid with, gets back, and has earned by it. Each
 * movement has a number of its own, from which the key of its ledger entry is made.
 */
@Embeddable
public class BookingPoints {

    @Column(name = "points_wanted")
    private long wanted;

    @Column(name = "points_used")
    private long used;

    @Column(name = "point_value_minor")
    private long valueOfOneMinor;

    @Column(name = "points_to_return")
    private long toReturn;

    @Column(name = "points_earned")
    private long earned;

    @Column(name = "points_movements")
    private int movements;

    public BookingPoints() {}

    /** @param valueOfOneMinor what one point pays, agreed with this payment and kept for what comes back later */
    public void want(long points, long valueOfOneMinor) {
        require(points >= 0 && valueOfOneMinor > 0 && used == 0, "want " + points);
        this.wanted = points;
        this.valueOfOneMinor = valueOfOneMinor;
    }

    /** @return number of the movement */
    public int use() {
        require(wanted > 0 && used == 0, "use");
        used = wanted;
        wanted = 0;
        return ++movements;
    }

    public void promise(long points) {
        require(points >= 0 && toReturn + points <= used, "promise " + points);
        toReturn += points;
    }

    /** @return number of the movement */
    public int giveBack(long points) {
        require(points > 0 && points <= used, "give back " + points);
        used -= points;
        toReturn = Math.max(0, toReturn - points);
        return ++movements;
    }

    /** @return number of the movement */
    public int earn(long points) {
        require(points > 0, "earn " + points);
        earned += points;
        return ++movements;
    }

    /** @return number of the movement */
    public int takeBack(long points) {
        require(points > 0 && points <= earned, "take back " + points);
        earned -= points;
        return ++movements;
    }

    /** Asked for by the payment that is under way. */
    public long wanted() {
        return wanted;
    }

    /** Paid with and not given back. */
    public long used() {
        return used;
    }

    /** Paid with and neither given back nor promised back. */
    public long held() {
        return used - toReturn;
    }

    /** What the wanted or held points pay, in minor units of the booking's currency. */
    public long valueMinor() {
        return Math.multiplyExact(Math.addExact(wanted, held()), valueOfOneMinor);
    }

    /** What one point of this booking pays, in minor units; 0 if none was ever wanted. */
    public long valueOfOneMinor() {
        return valueOfOneMinor;
    }

    /** Promised back and not on the guest's account yet. */
    public long toReturn() {
        return toReturn;
    }

    /** Earned by this booking and not taken back. */
    public long earned() {
        return earned;
    }

    private void require(boolean allowed, String action) {
        if (!allowed) {
            throw new IllegalStateException("cannot " + action + ": wanted " + wanted + ", used " + used + ", promised "
                    + toReturn + ", earned " + earned);
        }
    }
}
