package io.lodgeflow.pages.guest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * When a guest means to arrive, which the desk reads as the first line of the special requests; the guest's pages ask for
 * it apart.
 *
 * @param hours such as {@code 18:00–19:00}; empty if it was not said
 * @param requests what was wished besides
 */
record ArrivalTime(String hours, String requests) {

    private static final Pattern LINE =
            Pattern.compile("(?:Arrival time|도착 예정 시간): ([0-9]{2}:00–[0-9]{2}:00)(?:\\n|$)(.*)", Pattern.DOTALL);

    /** The hours to choose from, in the order of an afternoon and night. */
    static List<String> choices() {
        return IntStream.range(0, 24)
                .map(hour -> (hour + 12) % 24)
                .mapToObj(hour -> "%02d:00–%02d:00".formatted(hour, (hour + 1) % 24))
                .toList();
    }

    static ArrivalTime in(String specialRequests) {
        Matcher line = LINE.matcher(specialRequests);
        return line.matches()
                ? new ArrivalTime(line.group(1), line.group(2).strip())
                : new ArrivalTime("", specialRequests);
    }

    /** @param language in which the guest is written to, and the desk reads it */
    String written(String language) {
        String label = language.equals("ko") ? "도착 예정 시간" : "Arrival time";
        return choices().contains(hours) ? (label + ": " + hours + "\n" + requests).strip() : requests;
    }
}
