package io.lodgeflow.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.application.replay.BookingFile.Unreadable;
import io.lodgeflow.application.replay.RecordedBooking.Deposit;
import io.lodgeflow.application.replay.RecordedBooking.Outcome;
import io.lodgeflow.domain.stay.StayDates;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("no-database")
class BookingFileTest {

    private static final BookingRow GOOD = BookingRow.of(LocalDate.of(2015, 7, 1), 2);

    @TempDir
    private Path directory = Path.of("");

    private BookingFile read(String... lines) throws IOException {
        Path file = directory.resolve("bookings.csv");
        Files.write(file, Arrays.asList(lines));
        return BookingFile.read(file);
    }

    @Test
    void aRowAsTheReplayNeedsIt() throws IOException {
        BookingFile file = read(
                BookingRow.HEADER,
                GOOD.with("lead_time", "10")
                        .with("adr", "75.5")
                        .with("deposit_type", "Non Refund")
                        .line());
        assertThat(file.unreadable()).isEmpty();
        assertThat(file.readWithAssumption()).isEmpty();
        assertThat(file.bookings())
                .containsExactly(new RecordedBooking(
                        2,
                        LocalDate.of(2015, 6, 21),
                        StayDates.of(LocalDate.of(2015, 7, 1), 2),
                        "A",
                        2,
                        0,
                        new BigDecimal("75.5"),
                        Deposit.NON_REFUND,
                        Outcome.CHECK_OUT,
                        LocalDate.of(2015, 7, 3)));
    }

    @Test
    void zippedOrPlainByItsContentNotItsName() throws IOException {
        Path zipped = directory.resolve("bookings.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write((BookingRow.HEADER + "\n" + GOOD.line() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Path plain = directory.resolve("bookings.csv.gz");
        Files.writeString(plain, BookingRow.HEADER + "\n" + GOOD.line() + "\n");
        assertThat(BookingFile.read(zipped).bookings()).hasSize(1);
        assertThat(BookingFile.read(plain).bookings())
                .isEqualTo(BookingFile.read(zipped).bookings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arrival_date_month        | Juli        | arrival_date_month is no month: 'Juli'",
                "arrival_date_month        |             | column arrival_date_month is empty",
                "arrival_date_day_of_month | 32          | 32",
                "arrival_date_day_of_month | first       | arrival_date_day_of_month is no number: 'first'",
                "arrival_date_year         | NULL        | arrival_date_year is no number: 'NULL'",
                "stays_in_week_nights      | 1.5         | stays_in_week_nights is no whole number: '1.5'",
                "stays_in_week_nights      | -1          | stays_in_week_nights is negative: -1",
                "lead_time                 | 1E12        | lead_time is no whole number: '1E+12'",
                "adults                    | two         | adults is no number: 'two'",
                "children                  | some        | children is no number: 'some'",
                "adr                       | free        | ",
                "deposit_type              | Cash        | unknown deposit_type 'Cash'",
                "reservation_status        | Vanished    | unknown reservation_status 'Vanished'",
                "reservation_status        | check-out   | unknown reservation_status 'check-out'",
                "reservation_status_date   | 03/07/2015  | 03/07/2015",
                "reservation_status_date   | 2015-06-30  | checked out on 2015-06-30, before the arrival on 2015-07-01",
                "reserved_room_type        |             | column reserved_room_type is empty"
            })
    void aBrokenRowIsListedAndStopsNothing(String column, String value, String reason) throws IOException {
        BookingFile file = read(
                BookingRow.HEADER,
                GOOD.line(),
                GOOD.with(column, value == null ? "" : value).line(),
                GOOD.line());
        assertThat(file.bookings()).extracting(RecordedBooking::line).containsExactly(2, 4);
        assertThat(file.unreadable()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.reason()).contains(reason == null ? "" : reason).isNotBlank();
            assertThat(row.reason()).isNotEqualTo("null");
        });
    }

    @Test
    void emptyAndShortLinesAreListed() throws IOException {
        BookingFile file = read(BookingRow.HEADER, "", GOOD.line(), "Resort Hotel,0,1", GOOD.line(), ",,,");
        assertThat(file.bookings()).extracting(RecordedBooking::line).containsExactly(3, 5);
        assertThat(file.unreadable()).extracting(Unreadable::line).containsExactly(2, 4, 6);
        assertThat(file.unreadable()).allSatisfy(row -> assertThat(row.reason()).contains("is empty"));
    }

    @Test
    void aFileWithoutAColumnSaysWhichOne() throws IOException {
        BookingFile file = read("hotel,lead_time", "Resort Hotel,7");
        assertThat(file.bookings()).isEmpty();
        assertThat(file.unreadable())
                .containsExactly(new Unreadable(2, "column arrival_date_year is missing in the file"));
    }

    @Test
    void nothingButAHeaderHasNoBookings() throws IOException {
        assertThat(read(BookingRow.HEADER).bookings()).isEmpty();
        assertThat(read(BookingRow.HEADER).unreadable()).isEmpty();
    }

    @Test
    void whatIsMissingOrImpossibleIsReplacedAndSaid() throws IOException {
        BookingFile file = read(
                BookingRow.HEADER,
                GOOD.with("children", "NA").line(),
                GOOD.with("adr", "-6.38").line(),
                GOOD.with("adults", "0").line());
        assertThat(file.unreadable()).isEmpty();
        assertThat(file.bookings()).extracting(RecordedBooking::children).containsExactly(0, 0, 0);
        assertThat(file.bookings()).extracting(RecordedBooking::adults).containsExactly(2, 2, 1);
        assertThat(file.bookings().get(1).rate()).isZero();
        assertThat(file.readWithAssumption())
                .containsExactly(
                        new Unreadable(2, "number of children unknown, read as none"),
                        new Unreadable(3, "rate -6.38 is negative, read as 0"),
                        new Unreadable(4, "no guests, read as one adult"));
    }

    @Test
    void canceledBeforeItWasBookedIsCanceledAtOnce() throws IOException {
        BookingRow canceled = GOOD.with("lead_time", "5").with("reservation_status", "Canceled");
        BookingFile file = read(
                BookingRow.HEADER,
                canceled.with("reservation_status_date", "2015-06-25").line(),
                canceled.with("reservation_status_date", "2015-06-26").line());
        assertThat(file.unreadable()).isEmpty();
        assertThat(file.bookings()).extracting(RecordedBooking::endedOn).containsOnly(LocalDate.of(2015, 6, 26));
        assertThat(file.readWithAssumption())
                .containsExactly(
                        new Unreadable(2, "canceled on 2015-06-25, before it was booked, read as canceled at once"));
    }

    @Test
    void aLineBreakWithinQuotesIsPartOfTheRow() throws IOException {
        BookingFile file = read(
                BookingRow.HEADER,
                GOOD.with("reserved_room_type", "\"A\nB\"").line(),
                GOOD.with("adults", "x").line());
        assertThat(file.bookings()).hasSize(1);
        List<Unreadable> wrong = file.unreadable();
        assertThat(wrong)
                .extracting(Unreadable::line)
                .as("line as an editor shows it")
                .containsExactly(4);
    }
}
