package io.lodgeflow.pages.find;

import io.lodgeflow.pages.find.Waits.Wait;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.workflows.operations.BookingSearch.BookingHit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bookings as comma-separated values, heads and states in the reader's language; dates and instants as programs write them. */
final class BookingTable {

    private final StringBuilder text = new StringBuilder("\uFEFF"); // without it Excel takes the text for Latin-1
    private final Words words;
    private final Map<String, String> stepNames;

    BookingTable(Words words, Map<String, String> stepNames) {
        this.words = words;
        this.stepNames = stepNames;
        line(Stream.of(
                        "desk.confirmation",
                        "desk.guest",
                        "desk.hotel",
                        "find.from.head",
                        "find.to.head",
                        "find.step",
                        "find.since",
                        "find.until",
                        "find.total",
                        "find.currency",
                        "desk.state",
                        "find.payment",
                        "overview.incidentsHead")
                .map(key -> words.text(key)));
    }

    void add(List<BookingHit> hits, Map<String, List<Wait>> waits) {
        for (BookingHit hit : hits) {
            List<Wait> here = waits.getOrDefault(hit.reservationId(), List.of());
            Wait first = here.isEmpty() ? null : here.getFirst();
            line(Stream.of(
                    hit.confirmationNumber(),
                    hit.guestName(),
                    Objects.requireNonNullElse(hit.hotelName(), hit.hotelId()),
                    hit.arrival().toString(),
                    hit.departure().toString(),
                    here.stream()
                            .map(wait -> words.step(wait.step(), stepNames.getOrDefault(wait.step(), wait.step())))
                            .collect(Collectors.joining("; ")),
                    plain(first == null ? null : first.since()),
                    plain(first == null ? null : first.until()),
                    hit.total().decimal(),
                    hit.total().currencyCode(),
                    words.name("status", hit.status().name()),
                    words.name("payment", hit.paymentStatus().toUpperCase(Locale.ROOT)),
                    Integer.toString(hit.incidents())));
        }
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private void line(Stream<String> cells) {
        text.append(cells.map(BookingTable::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** What a guest has written is never run as a formula. */
    private static String cell(String value) {
        String harmless = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
