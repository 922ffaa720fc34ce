package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.result.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who stays, as far as the house was told.
 *
 * @param room which of the booking's rooms, from 1
 * @param name absent: not told yet
 * @param age in years on the day of arrival; told of children, below {@link #ADULT}
 */
public record Occupant(
        int room, @Nullable String name, @Nullable Integer age) {

    public static final int ADULT = 18;
    /** Of all that are told of one booking, as they are kept. */
    private static final int LONGEST = 4000;

    private static final String BETWEEN = "\t";

    public boolean isChild() {
        return age != null && age < ADULT;
    }

    /** One line; names hold no control characters. */
    String line() {
        return room + BETWEEN + (age == null ? "" : age) + BETWEEN + Objects.requireNonNullElse(name, "");
    }

    static Occupant of(String line) {
        String[] parts = line.split(BETWEEN, 3);
        return new Occupant(
                Integer.parseInt(parts[0]),
                parts[2].isEmpty() ? null : parts[2],
                parts[1].isEmpty() ? null : Integer.valueOf(parts[1]));
    }

    /** Nobody more than were booked, in rooms that were booked. */
    static Optional<Refusal> refusal(List<Occupant> told, int rooms, int adults, int children) {
        long young = told.stream().filter(Occupant::isChild).count();
        if (told.stream().anyMatch(one -> one.room() < 1 || one.room() > rooms)) {
            return Optional.of(Refusal.invalid("unknown_room.of_booking", "/guests", rooms));
        }
        if (young > children || told.size() - young > adults) {
            return Optional.of(Refusal.invalid("guest_count.told", "/guests", adults, children));
        }
        return told.stream().mapToInt(one -> one.line().length() + 1).sum() > LONGEST
                ? Optional.of(Refusal.invalid("too_long.guests", "/guests"))
                : Optional.empty();
    }
}
