package io.lodgeflow.application.replay;

import io.lodgeflow.application.replay.RecordedBooking.Deposit;
import io.lodgeflow.application.replay.RecordedBooking.Outcome;
import io.lodgeflow.domain.stay.StayDates;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a file in the form of the "Hotel booking demand datasets" (Antonio, de Almeida, Nunes, Data in Brief 22, 2019),
 * plain or gzipped. A row that cannot be read is listed with its line and reason and stops nothing.
 */
final class BookingFile {

    /** A row that was left out. */
    record Unreadable(int line, String reason) {}

    private final List<RecordedBooking> bookings = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final List<Unreadable> readWithAssumption = new ArrayList<>();

    static BookingFile read(Path file) throws IOException {
        BookingFile content = new BookingFile();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(false)
                .get();
        try (Reader reader = open(file);
                CSVParser rows = CSVParser.parse(reader, format)) {
            int line = 2;
            for (CSVRecord row : rows) {
                content.add(line, row);
                line = Math.toIntExact(rows.getCurrentLineNumber()) + 1; // a quoted value may span lines
            }
        }
        return content;
    }

    List<RecordedBooking> bookings() {
        return bookings;
    }

    List<Unreadable> unreadable() {
        return unreadable;
    }

    /** Rows that were read, but where a value was missing or impossible and replaced by the stated one. */
    List<Unreadable> readWithAssumption() {
        return readWithAssumption;
    }

    private static Reader open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean zipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return new InputStreamReader(zipped ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
    }

    private void add(int line, CSVRecord row) {
        try {
            bookings.add(booking(line, row));
        } catch (RuntimeException wrong) {
            unreadable.add(new Unreadable(line, String.valueOf(wrong.getMessage())));
        }
    }

    private RecordedBooking booking(int line, CSVRecord row) {
        LocalDate arrival = LocalDate.of(
                number(row, "arrival_date_year"),
                month(text(row, "arrival_date_month")),
                number(row, "arrival_date_day_of_month"));
        int nights = number(row, "stays_in_weekend_nights") + number(row, "stays_in_week_nights");
        int leadTime = number(row, "lead_time");
        Outcome outcome = outcome(text(row, "reservation_status"));
        LocalDate endedOn = LocalDate.parse(text(row, "reservation_status_date"));
        if (outcome == Outcome.CHECK_OUT && endedOn.isBefore(arrival)) {
            throw new IllegalArgumentException("checked out on " + endedOn + ", before the arrival on " + arrival);
        }
        LocalDate bookedOn = arrival.minusDays(leadTime);
        if (outcome == Outcome.CANCELED && endedOn.isBefore(bookedOn)) {
            assume(line, "canceled on " + endedOn + ", before it was booked, read as canceled at once");
            endedOn = bookedOn;
        }
        int adults = number(row, "adults");
        int children = children(line, row);
        if (adults + children == 0) {
            assume(line, "no guests, read as one adult");
            adults = 1;
        }
        return new RecordedBooking(
                line,
                bookedOn,
                StayDates.of(arrival, nights),
                text(row, "reserved_room_type"),
                adults,
                children,
                rate(line, row),
                deposit(text(row, "deposit_type")),
                outcome,
                endedOn);
    }

    private int children(int line, CSVRecord row) {
        String children = text(row, "children");
        if (children.equals("NA") || children.equals("NULL")) {
            assume(line, "number of children unknown, read as none");
            return 0;
        }
        return number(row, "children");
    }

    private BigDecimal rate(int line, CSVRecord row) {
        BigDecimal rate = new BigDecimal(text(row, "adr"));
        if (rate.signum() < 0) {
            assume(line, "rate " + rate + " is negative, read as 0");
            return BigDecimal.ZERO;
        }
        return rate;
    }

    private void assume(int line, String what) {
        readWithAssumption.add(new Unreadable(line, what));
    }

    private static Month month(String name) {
        return Arrays.stream(Month.values())
                .filter(month -> month.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("arrival_date_month is no month: '" + name + "'"));
    }

    private static Outcome outcome(String status) {
        return switch (status) {
            case "Check-Out" -> Outcome.CHECK_OUT;
            case "Canceled" -> Outcome.CANCELED;
            case "No-Show" -> Outcome.NO_SHOW;
            default -> throw new IllegalArgumentException("unknown reservation_status '" + status + "'");
        };
    }

    private static Deposit deposit(String type) {
        return switch (type) {
            case "No Deposit" -> Deposit.NONE;
            case "Non Refund" -> Deposit.NON_REFUND;
            case "Refundable" -> Deposit.REFUNDABLE;
            default -> throw new IllegalArgumentException("unknown deposit_type '" + type + "'");
        };
    }

    private static int number(CSVRecord row, String column) {
        BigDecimal number;
        try {
            number = new BigDecimal(text(row, column));
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(column + " is no number: '" + text(row, column) + "'", noNumber);
        }
        int value;
        try {
            value = number.intValueExact();
        } catch (ArithmeticException fraction) {
            throw new IllegalArgumentException(column + " is no whole number: '" + number + "'", fraction);
        }
        if (value < 0) {
            throw new IllegalArgumentException(column + " is negative: " + number);
        }
        return value;
    }

    private static String text(CSVRecord row, String column) {
        if (!row.isMapped(column)) {
            throw new IllegalArgumentException("column " + column + " is missing in the file");
        }
        if (!row.isSet(column) || row.get(column).isEmpty()) {
            throw new IllegalArgumentException("column " + column + " is empty");
        }
        return row.get(column);
    }

    private BookingFile() {}
}
