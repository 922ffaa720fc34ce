package io.lodgeflow.api.pages.find;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.lodgeflow.domain.reservation.ReservationStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; absent fields do not limit. The words are personal data: they are never part of an address, see
 * {@link SavedFilters}.
 *
 * @param words all of them occur at the beginning of words of guest, e-mail, reference or wishes
 * @param number confirmation number or reservation id
 * @param hotel id of a hotel
 * @param step id of a step where the booking stands now
 * @param from first arrival date
 * @param to last arrival date
 * @param incident only bookings with an open incident
 */
record Criteria(
        @Nullable String words,
        @Nullable String number,
        @Nullable String hotel,
        @Nullable ReservationStatus status,
        @Nullable String step,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean incident) {

    static Criteria none() {
        return new Criteria(null, null, null, null, null, null, null, false);
    }

    @JsonIgnore
    boolean isPersonal() {
        return words != null;
    }

    Criteria inHotel(String only) {
        return new Criteria(words, number, only, status, step, from, to, incident);
    }
}
