package io.lodgeflow.application.replay;

import io.lodgeflow.application.replay.RecordedBooking.Outcome;
import io.lodgeflow.domain.reservation.ReservationStatus;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts how bookings ended, by month of arrival, in the file and in Lodgeflow. */
final class OutcomeTable {

    private static final class Month {
        private final Map<Outcome, Integer> recorded = new EnumMap<>(Outcome.class);
        private final Map<Outcome, Integer> lived = new EnumMap<>(Outcome.class);
        private int other;
    }

    private final TreeMap<YearMonth, Month> months = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    void add(RecordedBooking booking, @Nullable ReservationStatus status) {
        Month month = months.computeIfAbsent(YearMonth.from(booking.stay().arrival()), none -> new Month());
        month.recorded.merge(booking.outcome(), 1, Integer::sum);
        Outcome lived = status == null ? null : outcome(status);
        if (lived == null) {
            month.other++;
        } else {
            month.lived.merge(lived, 1, Integer::sum);
        }
        if (lived != booking.outcome()) {
            differences.add("line " + booking.line() + ": recorded " + booking.outcome() + ", lived "
                    + (status == null ? "not booked" : status));
        }
    }

    List<String> differences() {
        return differences;
    }

    String print() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format("%-9s %21s %21s %21s %8s%n", "arrival", "checked out", "canceled", "no-show", "other"));
        text.append(String.format(
                "%-9s %21s %21s %21s %8s%n", "month", "file / lived", "file / lived", "file / lived", "lived"));
        Month all = new Month();
        months.forEach((month, counts) -> {
            text.append(line(month.toString(), counts));
            counts.recorded.forEach((outcome, count) -> all.recorded.merge(outcome, count, Integer::sum));
            counts.lived.forEach((outcome, count) -> all.lived.merge(outcome, count, Integer::sum));
            all.other += counts.other;
        });
        return text.append(line("all", all)).toString();
    }

    private static String line(String name, Month counts) {
        return String.format(
                Locale.ROOT,
                "%-9s %21s %21s %21s %8d%n",
                name,
                pair(counts, Outcome.CHECK_OUT),
                pair(counts, Outcome.CANCELED),
                pair(counts, Outcome.NO_SHOW),
                counts.other);
    }

    private static String pair(Month counts, Outcome outcome) {
        int recorded = counts.recorded.getOrDefault(outcome, 0);
        int lived = counts.lived.getOrDefault(outcome, 0);
        return String.format(Locale.ROOT, "%,d / %,d %s", recorded, lived, recorded == lived ? "=" : "!");
    }

    private static @Nullable Outcome outcome(ReservationStatus status) {
        return switch (status) {
            case CHECKED_OUT -> Outcome.CHECK_OUT;
            case CANCELED, REFUNDED -> Outcome.CANCELED;
            case NO_SHOW -> Outcome.NO_SHOW;
            case PENDING, CONFIRMED, PAID, CHECKED_IN -> null;
        };
    }
}
