package io.lodgeflow.workflows.closure;

import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.ReservationStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Port to what operations read of closures; takes part in the running transaction, changes nothing. */
public interface ClosureReads {

    ClosurePreview preview(Hotel hotel, Instant now);

    ClosureReport report(HotelClosure closure);

    /** By arrival. */
    List<ClosureReport.Line> lines(String closureId, int afterPosition, int limit);

    /**
     * What closing a hotel now would mean.
     *
     * @param closed the hotel takes no bookings any more already
     * @param upcoming bookings whose guests have not arrived, by status
     * @param reservations how many those are
     * @param roomNights that they hold
     * @param paid what their guests have paid and would get back at most, in money
     * @param pointsPaid the same in points
     * @param unasked how many arrive so soon that their guests get the refund without being asked
     * @param inHouse guests who stay now: they are not touched, the front desk looks after them
     */
    record ClosurePreview(
            String hotelId,
            String hotelName,
            boolean closed,
            List<Line> upcoming,
            int reservations,
            int roomNights,
            Money paid,
            long pointsPaid,
            int unasked,
            List<Guest> inHouse) {

        public record Line(ReservationStatus status, int reservations, int roomNights, Money paid) {}

        public record Guest(String reservationId, String confirmationNumber, String name, LocalDate departure) {}
    }
}
