package io.lodgeflow.scenarios.kill;

import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.scenarios.Http.Answer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an answer said of a reservation.
 *
 * @param version from the ETag; -1 for the answer to placing it, which has none: older than whatever is read later
 * @param terms dates, room type, rooms and price in one text
 */
record Booking(
        String id,
        String account,
        int version,
        ReservationStatus status,
        String paymentStatus,
        boolean changing,
        String confirmationNumber,
        LocalDate arrival,
        LocalDate departure,
        String terms) {

    static Booking of(String account, Answer answer) {
        JsonNode view = answer.json();
        String terms = String.join(
                " ",
                text(view, "/hotelId"),
                text(view, "/roomTypeId"),
                text(view, "/arrival"),
                text(view, "/departure"),
                text(view, "/rooms"),
                text(view, "/total/amount"));
        return new Booking(
                text(view, "/id"),
                account,
                answer.header("ETag")
                        .map(tag -> Integer.parseInt(tag.replaceAll("[^0-9]", "")))
                        .orElse(-1),
                ReservationStatus.valueOf(text(view, "/status").toUpperCase(Locale.ROOT)),
                text(view, "/paymentStatus"),
                text(view, "/modification/status").equals("open"),
                text(view, "/confirmationNumber"),
                LocalDate.parse(text(view, "/arrival")),
                LocalDate.parse(text(view, "/departure")),
                terms);
    }

    private static String text(JsonNode view, String pointer) {
        return view.at(pointer).asString("");
    }

    boolean isUpcoming() {
        return status.isUpcoming();
    }

    /** Money or a change is on its way. */
    boolean isSettled() {
        return !paymentStatus.equals("processing") && !paymentStatus.equals("refund_pending") && !changing;
    }

    /** How this, read later, contradicts what was known before; empty if it can have followed. */
    Optional<String> contradicts(Booking before) {
        String change = before + " and later " + this;
        if (version < before.version) {
            return Optional.of("an acknowledged change is lost: " + change);
        }
        if (!reachable(before.status).contains(status)) {
            return Optional.of("no way leads from one state to the other: " + change);
        }
        if (!confirmationNumber.equals(before.confirmationNumber)) {
            return Optional.of("another confirmation number: " + change);
        }
        boolean same = status == before.status && terms.equals(before.terms);
        return version == before.version && !same
                ? Optional.of("one version, two truths: " + change)
                : Optional.empty();
    }

    private static Set<ReservationStatus> reachable(ReservationStatus from) {
        Set<ReservationStatus> found = new HashSet<>();
        collect(from, found);
        return found;
    }

    private static void collect(ReservationStatus status, Set<ReservationStatus> found) {
        if (found.add(status)) {
            status.next().forEach(next -> collect(next, found));
        }
    }
}
