package io.lodgeflow.pages.find;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.workflows.operations.BookingSearch;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; absent fields do not limit. The words are personal data: they are never part of an address, see
 * {@link SavedFilters}.
 *
 * @param words a confirmation number, an id, an e-mail address, a reference, or how words of the guest's name begin
 * @param hotel id of a hotel
 * @param step id of a step where the booking stands now
 * @param from first arrival date
 * @param to last arrival date
 * @param incident only bookings with an open incident
 * @param cause fingerprint of the cause of an open incident
 * @param assignee who has taken the booking on, as the history names people
 */
record Criteria(
        @Nullable String words,
        @Nullable String hotel,
        @Nullable ReservationStatus status,
        @Nullable String step,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean incident,
        @Nullable String cause,
        @Nullable String assignee) {

    @JsonIgnore
    boolean isPersonal() {
        return words != null;
    }

    Criteria inHotel(String only) {
        return new Criteria(words, only, status, step, from, to, incident, cause, assignee);
    }

    Criteria takenBy(@Nullable String other) {
        return other == null ? this : new Criteria(words, hotel, status, step, from, to, incident, cause, other);
    }

    BookingSearch.Criteria searched() {
        return new BookingSearch.Criteria(
                words,
                hotel,
                status == null ? Set.of() : Set.of(status),
                step,
                incident || cause != null,
                cause,
                from,
                to,
                assignee);
    }
}
