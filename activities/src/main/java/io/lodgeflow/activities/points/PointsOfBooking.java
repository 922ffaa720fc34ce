package io.lodgeflow.activities.points;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.points.PointsEntry;
import io.lodgeflow.domain.points.PointsEntry.Kind;
import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.reservation.Reservation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Moves points for a booking: ledger, folio and history together. The reservation says how many are where; it is locked
 * by every step, so each movement happens once, and its number makes the key of the entry.
 */
@Component
class PointsOfBooking {

    private final PointsLedger ledger;
    private final Folios folios;
    private final Catalogue catalogue;
    private final Clock clock;

    PointsOfBooking(PointsLedger ledger, Folios folios, Catalogue catalogue, Clock clock) {
        this.ledger = ledger;
        this.folios = folios;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    void use(Reservation reservation) {
        Instant now = clock.instant();
        int movement = reservation.usePoints(now);
        write(reservation, movement, Kind.USED, -reservation.points().used(), "Paid for the booking", now);
        post(reservation, movement, reservation.pointsValue().negated(), "Paid with points", now);
    }

    void giveBack(Reservation reservation, long points, String why) {
        Instant now = clock.instant();
        Money value =
                new Money(Math.multiplyExact(points, reservation.points().valueOfOneMinor()), reservation.currency());
        int movement = reservation.returnPoints(points, why, now);
        write(reservation, movement, Kind.RETURNED, points, why, now);
        post(reservation, movement, value, "Points given back", now);
    }

    void earn(Reservation reservation, long points) {
        Instant now = clock.instant();
        write(reservation, reservation.earnPoints(points, now), Kind.EARNED, points, "Earned", now);
    }

    void takeBack(Reservation reservation, long points, String why) {
        Instant now = clock.instant();
        write(reservation, reservation.takeBackPoints(points, why, now), Kind.TAKEN_BACK, -points, why, now);
    }

    private void write(Reservation reservation, int movement, Kind kind, long points, String note, Instant now) {
        ledger.write(new PointsEntry(
                key(reservation, movement),
                reservation.guest().accountId(),
                reservation.id(),
                kind,
                points,
                note + ", " + reservation.confirmationNumber(),
                now));
    }

    private void post(Reservation reservation, int movement, Money amount, String text, Instant now) {
        folios.post(List.of(new Posting(
                key(reservation, movement),
                reservation.id(),
                Posting.Type.POINTS,
                amount,
                text,
                catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now),
                now)));
    }

    private static String key(Reservation reservation, int movement) {
        return reservation.id() + ":points:" + movement;
    }
}
