package io.lodgeflow.activities.points;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry.Kind;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.payment.PointsSettings;
import io.lodgeflow.workflows.payment.PointsSettings.EarnAt;
import io.lodgeflow.workflows.reservation.StepRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Moves points for a booking: ledger, folio and history together. The reservation says how many are where; it is
 * locked by every step, so each movement happens once, and its number makes the key of the entry: booking, "points",
 * number.
 */
@Component
public class PointsSteps {

    private final Reservations reservations;
    private final Payments payments;
    private final PointsLedger ledger;
    private final Folios folios;
    private final Catalogue catalogue;
    private final PointsSettings settings;
    private final Clock clock;

    PointsSteps(
            Reservations reservations,
            Payments payments,
            PointsLedger ledger,
            Folios folios,
            Catalogue catalogue,
            PointsSettings settings,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.ledger = ledger;
        this.folios = folios;
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Are there as many points as the guest wants to pay with? Reads nothing when none are wanted.
     * <p>Key: none, it changes nothing. Compensation: none. Refusals: not enough points, to the payer's request.
     */
    public void lookUpPoints(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        long wanted = reservation.points().wanted();
        if (wanted == 0) {
            return;
        }
        String account = reservation.guest().guestAccountId();
        long balance = account == null ? 0 : ledger.account(account).balance();
        if (balance < wanted) {
            throw new StepRefused(new Refusal(
                    Refusal.Kind.CONFLICT,
                    "not_enough_points",
                    Sentence.of("refusal.not_enough_points", balance),
                    "/points",
                    Map.of("points", Long.toString(balance))));
        }
    }

    /**
     * Takes the points that the guest wants to pay with. Does nothing when none are wanted.
     * <p>Key: of the movement. Compensation: cancelPointsUse. Refusals: when another use was faster the whole payment
     * is submitted again and looks up anew.
     */
    public void usePoints(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.points().wanted() > 0) {
            Instant now = clock.instant();
            int movement = reservation.usePoints(now);
            write(reservation, movement, Kind.USED, -reservation.points().used(), Sentence.of("points.used"), now);
            post(reservation, movement, reservation.pointsValue().negated(), Sentence.of("folio.points"), now);
        }
    }

    /**
     * Compensates usePoints: the payment was declined or undone, all points used for it go back. Does nothing when
     * none were.
     * <p>Key: of the movement. Compensation: none. Refusals: none.
     */
    public void cancelPointsUse(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        giveBack(reservation, reservation.points().used(), Sentence.of("points.not_paid"));
    }

    /**
     * Gives back the used points that were promised with a cancellation or a lower price. Does nothing when none were.
     * <p>Key: of the movement. Compensation: none. Refusals: none.
     */
    public void returnPoints(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        giveBack(reservation, reservation.points().toReturn(), Sentence.of("points.refunded"));
    }

    private void giveBack(Reservation reservation, long points, Sentence why) {
        if (points > 0) {
            Instant now = clock.instant();
            long minor = Math.multiplyExact(points, reservation.points().valueOfOneMinor());
            int movement = reservation.returnPoints(points, why, now);
            write(reservation, movement, Kind.RETURNED, points, why, now);
            post(
                    reservation,
                    movement,
                    new Money(minor, reservation.currency()),
                    Sentence.of("folio.points_back"),
                    now);
        }
    }

    /**
     * Gives the guest points for the money paid: once at the moment the settings name, with the payment or after the
     * stay. At the other moment it does nothing and reads nothing.
     * <p>Key: of the movement; only what is missing is earned. Compensation: cancelPointsEarn. Refusals: none.
     */
    public void earnPoints(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        EarnAt moment = reservation.status() == ReservationStatus.CHECKED_OUT ? EarnAt.CHECK_OUT : EarnAt.PAYMENT;
        if (moment != settings.earnAt() || reservation.guest().guestAccountId() == null) {
            return;
        }
        long missing = earnedByKeptMoney(reservation) - reservation.points().earned();
        if (missing > 0) {
            Instant now = clock.instant();
            write(
                    reservation,
                    reservation.earnPoints(missing, now),
                    Kind.EARNED,
                    missing,
                    Sentence.of("points.earned"),
                    now);
        }
    }

    /**
     * Compensates earnPoints: takes back all that the booking earned. Does nothing when it earned none.
     * <p>Key: of the movement. Compensation: none. Refusals: none; points already spent are owed.
     */
    public void cancelPointsEarn(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        takeBack(reservation, reservation.points().earned(), Sentence.of("points.payment_undone"));
    }

    /**
     * Takes back the points that were earned with money that went back: what the kept money earns is left. Reads
     * nothing when the booking has earned none.
     * <p>Key: of the movement. Compensation: none. Refusals: none; points already spent are owed.
     */
    public void takeBackPoints(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        long earned = reservation.points().earned();
        if (earned > 0) {
            long back = earned - earnedByKeptMoney(reservation);
            takeBack(reservation, back, Sentence.of("points.money_went_back"));
        }
    }

    private long earnedByKeptMoney(Reservation reservation) {
        return settings.rates().earnedOn(payments.kept(reservation.id(), reservation.currency()));
    }

    private void takeBack(Reservation reservation, long points, Sentence why) {
        if (points > 0) {
            Instant now = clock.instant();
            write(reservation, reservation.takeBackPoints(points, why, now), Kind.TAKEN_BACK, -points, why, now);
        }
    }

    private void write(Reservation reservation, int movement, Kind kind, long points, Sentence note, Instant now) {
        ledger.write(new PointsEntry(
                key(reservation, movement),
                Objects.requireNonNull(reservation.guest().guestAccountId()),
                reservation.id(),
                kind,
                points,
                Sentence.of("points.of_booking", note, reservation.confirmationNumber()),
                now));
    }

    private void post(Reservation reservation, int movement, Money amount, Sentence text, Instant now) {
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
