package io.lodgeflow.web.security;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Finds reservations for callers: what they may not see is answered as if it did not exist. */
@Component
public class VisibleReservations {

    private final Reservations reservations;
    private final Transactions transactions;

    VisibleReservations(Reservations reservations, Transactions transactions) {
        this.reservations = reservations;
        this.transactions = transactions;
    }

    /** Reads within one transaction; a problem if the caller does not see the reservation. */
    public <T> T read(Caller caller, String id, Function<Reservation, T> reading) {
        Result<T> result = transactions.read(() -> reservations
                .find(id)
                .<Result<T>>map(reservation -> Access.refusalToSeeReservation(
                                caller, id, reservation.guest(), reservation.hotelId())
                        .<Result<T>>map(Result::refused)
                        .orElseGet(() -> Result.done(reading.apply(reservation))))
                .orElseGet(() -> Result.refused(Refusal.notFound("reservation", id))));
        return Answers.granted(result);
    }

    /** A problem if the caller does not see the reservation. */
    public void requireVisible(Caller caller, String id) {
        read(caller, id, Reservation::id);
    }

    /** A problem if the caller does not see the reservation, or it is another guest's. */
    public void requireGuestThemselves(Caller caller, String id) {
        boolean own = read(
                caller,
                id,
                reservation -> caller.accountId().equals(reservation.guest().guestAccountId()));
        Answers.unlessRefused(own ? Optional.empty() : Optional.of(Refusal.forbidden("points")));
    }

    /** A problem if the caller does not see the reservation, or is no staff of its hotel. */
    public void requireFrontDesk(Caller caller, String id) {
        String hotelId = read(caller, id, Reservation::hotelId);
        Answers.unlessRefused(Access.refusalToWorkAtFrontDesk(caller, hotelId));
    }
}
