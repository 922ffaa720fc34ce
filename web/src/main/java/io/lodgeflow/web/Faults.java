package io.lodgeflow.web;

import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Gathers what is wrong with a request's values, to name everything at once (422). */
public final class Faults {

    private final List<FieldProblem> found = new ArrayList<>();

    public Faults body(boolean wrong, String pointer, String code, String detail) {
        if (wrong) {
            found.add(FieldProblem.inBody(pointer, code, detail));
        }
        return this;
    }

    public Faults parameter(boolean wrong, String name, String code, String detail) {
        if (wrong) {
            found.add(FieldProblem.inParameter(name, code, detail));
        }
        return this;
    }

    /** Parameters {@code arrival} and {@code departure} that are no stay at any hotel; see {@code PlacingPolicy}. */
    public Faults stay(LocalDate arrival, LocalDate departure) {
        return parameter(departure.isBefore(arrival), "departure", "dates_swapped", "Departure is before arrival.")
                .parameter(
                        arrival.getYear() > StayDates.LAST_YEAR,
                        "arrival",
                        "beyond_horizon",
                        "No hotel can be booked that far ahead.")
                .parameter(
                        ChronoUnit.DAYS.between(arrival, departure) > StayDates.MOST_NIGHTS,
                        "departure",
                        "stay_too_long",
                        "A stay is at most " + StayDates.MOST_NIGHTS + " nights.");
    }

    /** Goes on only if nothing was wrong. A single fault gives the problem its code. */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            FieldProblem first = found.getFirst();
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    found.size() == 1 ? first.code() : "validation_failed",
                    Sentence.said(
                            found.size() == 1
                                    ? first.detail()
                                    : "Values of the request are not acceptable; see errors."),
                    found,
                    Map.of(),
                    new HttpHeaders());
        }
    }
}
