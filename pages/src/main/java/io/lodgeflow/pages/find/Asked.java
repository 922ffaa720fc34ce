package io.lodgeflow.pages.find;

import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.TextReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The fields of the search as a form holds them, nothing checked yet; an empty field does not limit. */
record Asked(
        @Nullable String words,
        @Nullable String hotel,
        @Nullable String status,
        @Nullable String step,
        @Nullable String from,
        @Nullable String to,
        @Nullable String incident,
        @Nullable String cause,
        @Nullable String takenBy) {

    private static final int LONGEST = 120;

    /** @throws ProblemException 422 if a field cannot be read */
    Criteria criteria() {
        return new Criteria(
                given(words),
                given(hotel),
                status(given(status)),
                given(step),
                date(given(from)),
                date(given(to)),
                "true".equals(incident),
                given(cause),
                given(takenBy));
    }

    static @Nullable String given(@Nullable String text) {
        String normal = text == null ? "" : TextReader.normalised(text);
        if (normal.length() > LONGEST) {
            throw unacceptable();
        }
        return normal.isEmpty() ? null : normal;
    }

    static ProblemException unacceptable() {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "bad_search", Sentence.of("refusal.bad_search"));
    }

    private static @Nullable ReservationStatus status(@Nullable String given) {
        try {
            return given == null ? null : ReservationStatus.valueOf(given);
        } catch (IllegalArgumentException unknown) {
            throw unacceptable();
        }
    }

    private static @Nullable LocalDate date(@Nullable String given) {
        try {
            return given == null ? null : LocalDate.parse(given);
        } catch (DateTimeParseException malformed) {
            throw unacceptable();
        }
    }
}
