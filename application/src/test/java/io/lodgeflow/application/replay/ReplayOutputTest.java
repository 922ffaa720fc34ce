package io.lodgeflow.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.application.replay.RecordedBooking.Deposit;
import io.lodgeflow.application.replay.RecordedBooking.Outcome;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.stay.StayDates;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the replay prints: its progress, and outcomes by month. */
@Tag("no-database")
class ReplayOutputTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void steps(ProgressBar bar, int number) {
        IntStream.range(0, number).forEach(step -> bar.step());
    }

    @Test
    void inAFileALineForEveryTwentiethPart() {
        ProgressBar bar = new ProgressBar(out, false, "bookings", 1_000);
        for (int done = 0; done < 1_000; done++) {
            bar.step();
            bar.draw("2015-07-01");
        }
        bar.finish();
        List<String> lines = printed().lines().toList();
        assertThat(lines).hasSize(21);
        assertThat(lines.getFirst())
                .startsWith("[#.............................]   5% 50/1,000 bookings, ")
                .contains("/s, ")
                .contains(" left, 2015-07-01");
        assertThat(lines.getLast())
                .startsWith("[##############################] 100% 1,000/1,000 bookings")
                .contains("0:00 left, done");
        assertThat(printed()).doesNotContain("\r").endsWith("\n");
    }

    @Test
    void onATerminalOneLineThatRedrawsItself() {
        ProgressBar bar = new ProgressBar(out, true, "bookings", 10);
        steps(bar, 5);
        bar.draw("half");
        bar.finish();
        assertThat(printed()).startsWith("\r[").endsWith("\n");
        assertThat(printed().chars().filter(letter -> letter == '\n').count()).isEqualTo(1);
        assertThat(printed()).contains(" 50% 5/10 bookings");
    }

    @Test
    void nothingToDoAndMoreThanExpectedAreNoError() {
        ProgressBar nothing = new ProgressBar(out, false, "bookings", 0);
        nothing.draw("start");
        nothing.finish();
        assertThat(printed()).contains("  0% 0/1 bookings");
        ProgressBar more = new ProgressBar(out, false, "bookings", 2);
        steps(more, 5);
        more.finish();
        assertThat(printed()).contains("100% 2/2 bookings");
    }

    private static RecordedBooking booking(int line, LocalDate arrival, Outcome outcome) {
        return new RecordedBooking(
                line,
                arrival.minusDays(1),
                StayDates.of(arrival, 1),
                "A",
                1,
                0,
                BigDecimal.ONE,
                Deposit.NONE,
                outcome,
                arrival.plusDays(1));
    }

    @Test
    void outcomesByMonthOfArrivalInOrder() {
        OutcomeTable table = new OutcomeTable();
        LocalDate july = LocalDate.of(2015, 7, 31);
        LocalDate august = LocalDate.of(2015, 8, 1);
        add(table, booking(2, august, Outcome.CHECK_OUT), ReservationStatus.CHECKED_OUT);
        add(table, booking(3, july, Outcome.CHECK_OUT), ReservationStatus.CHECKED_OUT);
        add(table, booking(4, july, Outcome.CANCELED), ReservationStatus.REFUNDED);
        add(table, booking(5, july, Outcome.CANCELED), ReservationStatus.CANCELED);
        add(table, booking(6, july, Outcome.NO_SHOW), ReservationStatus.NO_SHOW);
        assertThat(table.differences()).isEmpty();
        List<String> lines = table.print()
                .lines()
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList();
        assertThat(lines)
                .containsExactly(
                        "arrival checked out canceled no-show other",
                        "month file / lived file / lived file / lived lived",
                        "2015-07 1 / 1 = 2 / 2 = 1 / 1 = 0",
                        "2015-08 1 / 1 = 0 / 0 = 0 / 0 = 0",
                        "all 2 / 2 = 2 / 2 = 1 / 1 = 0");
    }

    @Test
    void whatEndedOtherwiseIsMarkedAndListed() {
        OutcomeTable table = new OutcomeTable();
        LocalDate july = LocalDate.of(2015, 7, 1);
        add(table, booking(2, july, Outcome.CHECK_OUT), ReservationStatus.NO_SHOW);
        add(table, booking(3, july, Outcome.CANCELED), null);
        add(table, booking(4, july, Outcome.CHECK_OUT), ReservationStatus.PAID);
        assertThat(table.differences())
                .containsExactly(
                        "line 2: recorded CHECK_OUT, lived NO_SHOW",
                        "line 3: recorded CANCELED, lived not booked",
                        "line 4: recorded CHECK_OUT, lived PAID");
        assertThat(table.print().replaceAll(" +", " ")).contains("all 2 / 0 ! 1 / 0 ! 0 / 1 ! 2");
    }

    private static void add(OutcomeTable table, RecordedBooking booking, @Nullable ReservationStatus status) {
        table.add(booking, status);
    }
}
