package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.ReservationStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port: finds bookings for operations. Answers at once however many there are. */
public interface BookingSearch {

    /**
     * What is looked for; all that is present must be so.
     *
     * @param text a confirmation number, a reservation id, an e-mail address, the client's own reference, or how words of
     *     the guest's name begin, in any order; whatever their case, names also whatever their accents
     * @param statuses empty: any
     * @param step where a token of the main process is now
     * @param cause fingerprint of a cause it has an open incident of
     * @param arrivalFrom first date of arrival
     * @param arrivalTo last date of arrival
     */
    record Criteria(
            @Nullable String text,
            @Nullable String hotelId,
            Set<ReservationStatus> statuses,
            @Nullable String step,
            boolean incidentOnly,
            @Nullable String cause,
            @Nullable LocalDate arrivalFrom,
            @Nullable LocalDate arrivalTo,
            @Nullable String assignee) {}

    /**
     * @param hits newest booking first
     * @param next where the next page begins; absent at the end. A page may hold fewer hits than asked for, even none,
     *     and still have a next one: then what was looked through so far was enough for one answer
     */
    record Hits(List<BookingHit> hits, @Nullable String next) {}

    /** @param afterId where to go on, as {@link Hits#next} said; absent to begin */
    Hits find(Criteria criteria, @Nullable String afterId, int limit);

    /**
     * How many there are.
     *
     * @param more there are more than were counted: at the most that was asked for, or what one answer may look through
     */
    record Count(int counted, boolean more) {}

    Count count(Criteria criteria, int most);

    /**
     * A booking that was found.
     *
     * @param steps where its workflows are now
     * @param incidents open ones
     */
    record BookingHit(
            String reservationId,
            String confirmationNumber,
            String guestName,
            String hotelId,
            @Nullable String hotelName,
            LocalDate arrival,
            LocalDate departure,
            ReservationStatus status,
            String paymentStatus,
            Money total,
            Instant createdAt,
            List<String> steps,
            int incidents,
            @Nullable String assignee) {}
}
