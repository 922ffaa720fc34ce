package io.lodgeflow.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.application.replay.HotelDay.Hour;
import io.lodgeflow.application.replay.RecordedBooking.Deposit;
import io.lodgeflow.application.replay.RecordedBooking.Outcome;
import io.lodgeflow.domain.stay.StayDates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On which day and hour the replay lets each recorded thing happen, and how many rooms the book needs for it. */
@Tag("no-database")
class HotelDayTest {

    private static final LocalDate ARRIVAL = LocalDate.of(2015, 7, 10);

    private static RecordedBooking booking(int nights, Outcome outcome, LocalDate endedOn) {
        return booking("A", ARRIVAL, nights, outcome, endedOn);
    }

    private static RecordedBooking booking(
            String type, LocalDate arrival, int nights, Outcome outcome, LocalDate endedOn) {
        return new RecordedBooking(
                2,
                arrival.minusDays(30),
                StayDates.of(arrival, nights),
                type,
                2,
                0,
                BigDecimal.TEN,
                Deposit.NONE,
                outcome,
                endedOn);
    }

    /** Such as {@code 2015-07-10 CHECK_INS}. */
    private static List<String> story(RecordedBooking booking) {
        NavigableMap<LocalDate, HotelDay> days = HotelDay.calendar(List.of(booking));
        List<String> story = new ArrayList<>();
        days.forEach((date, day) -> Arrays.stream(Hour.values())
                .filter(hour -> !day.at(hour).isEmpty())
                .forEach(hour -> story.add(date + " " + hour)));
        return story;
    }

    @Test
    void anOrdinaryStay() {
        assertThat(story(booking(2, Outcome.CHECK_OUT, ARRIVAL.plusDays(2))))
                .containsExactly("2015-06-10 BOOKINGS", "2015-07-10 CHECK_INS", "2015-07-12 CHECK_OUTS");
    }

    @Test
    void whoIsAwaitedLastAndNeverComesHasADayToo() {
        RecordedBooking noShow = booking(2, Outcome.NO_SHOW, ARRIVAL);
        assertThat(story(noShow)).containsExactly("2015-06-10 BOOKINGS");
        assertThat(HotelDay.calendar(List.of(noShow)).lastKey()).isEqualTo(ARRIVAL);
    }

    @Test
    void anEarlyDeparture() {
        RecordedBooking early = booking(5, Outcome.CHECK_OUT, ARRIVAL.plusDays(1));
        assertThat(early.isExtended()).isFalse();
        assertThat(story(early))
                .containsExactly("2015-06-10 BOOKINGS", "2015-07-10 CHECK_INS", "2015-07-11 CHECK_OUTS");
    }

    @Test
    void aLateCheckOutIsAnExtensionOnTheDayOfDeparture() {
        RecordedBooking late = booking(2, Outcome.CHECK_OUT, ARRIVAL.plusDays(4));
        assertThat(late.isExtended()).isTrue();
        assertThat(late.longestStay()).isEqualTo(StayDates.of(ARRIVAL, 4));
        assertThat(story(late))
                .containsExactly(
                        "2015-06-10 BOOKINGS",
                        "2015-07-10 CHECK_INS",
                        "2015-07-12 EXTENSIONS",
                        "2015-07-14 CHECK_OUTS");
    }

    @Test
    void aDayUse() {
        RecordedBooking dayUse = booking(0, Outcome.CHECK_OUT, ARRIVAL);
        assertThat(dayUse.isExtended()).isFalse();
        assertThat(story(dayUse))
                .containsExactly("2015-06-10 BOOKINGS", "2015-07-10 CHECK_INS", "2015-07-10 SAME_DAY_CHECK_OUTS");
    }

    @Test
    void aDayUseThatStaysTheNight() {
        RecordedBooking night = booking(0, Outcome.CHECK_OUT, ARRIVAL.plusDays(1));
        assertThat(night.isExtended())
                .as("the room of that date is theirs anyhow")
                .isFalse();
        RecordedBooking nights = booking(0, Outcome.CHECK_OUT, ARRIVAL.plusDays(2));
        assertThat(nights.isExtended()).isTrue();
        assertThat(story(nights))
                .containsExactly(
                        "2015-06-10 BOOKINGS",
                        "2015-07-10 CHECK_INS",
                        "2015-07-10 SAME_DAY_CHECK_OUTS",
                        "2015-07-12 CHECK_OUTS");
    }

    @Test
    void cancellationsHappenOnTheirDayAtTheLatestOnTheDayOfArrival() {
        assertThat(story(booking(2, Outcome.CANCELED, ARRIVAL.minusDays(5))))
                .containsExactly("2015-06-10 BOOKINGS", "2015-07-05 CANCELLATIONS");
        assertThat(story(booking(2, Outcome.CANCELED, ARRIVAL.plusDays(1))))
                .containsExactly("2015-06-10 BOOKINGS", "2015-07-10 CANCELLATIONS");
    }

    @Test
    void aNoShowIsLeftToTheWorkflowWhateverItsDate() {
        for (LocalDate date : List.of(ARRIVAL.minusDays(3), ARRIVAL, ARRIVAL.plusDays(1))) {
            assertThat(story(booking(2, Outcome.NO_SHOW, date))).containsExactly("2015-06-10 BOOKINGS");
        }
    }

    // ---- rooms needed

    @Test
    void overlappingStaysNeedARoomEachStaysInARowShareOne() {
        RecordedBooking first = booking(2, Outcome.CHECK_OUT, ARRIVAL.plusDays(2));
        RecordedBooking overlapping = booking("A", ARRIVAL.plusDays(1), 2, Outcome.CHECK_OUT, ARRIVAL.plusDays(3));
        RecordedBooking after = booking("A", ARRIVAL.plusDays(2), 2, Outcome.CHECK_OUT, ARRIVAL.plusDays(4));
        RecordedBooking otherType = booking("B", ARRIVAL, 2, Outcome.CHECK_OUT, ARRIVAL.plusDays(2));
        assertThat(RoomsNeeded.byType(List.of(first, after))).containsEntry("A", 1);
        assertThat(RoomsNeeded.byType(List.of(first, overlapping, after, otherType)))
                .containsEntry("A", 2)
                .containsEntry("B", 1)
                .hasSize(2);
    }

    @Test
    void aCanceledBookingNeedsItsRoomUntilItIsCanceled() {
        RecordedBooking canceled = booking(2, Outcome.CANCELED, ARRIVAL.minusDays(20));
        RecordedBooking stayed = booking(2, Outcome.CHECK_OUT, ARRIVAL.plusDays(2));
        assertThat(RoomsNeeded.byType(List.of(canceled, stayed))).containsEntry("A", 2);
        RecordedBooking late = new RecordedBooking(
                3,
                ARRIVAL.minusDays(10),
                stayed.stay(),
                "A",
                2,
                0,
                BigDecimal.TEN,
                Deposit.NONE,
                Outcome.CHECK_OUT,
                ARRIVAL.plusDays(2));
        assertThat(RoomsNeeded.byType(List.of(canceled, late))).containsEntry("A", 1);
    }

    @Test
    void anExtensionNeedsTheNightsMore() {
        RecordedBooking extended = booking(1, Outcome.CHECK_OUT, ARRIVAL.plusDays(2));
        RecordedBooking next = booking("A", ARRIVAL.plusDays(1), 1, Outcome.CHECK_OUT, ARRIVAL.plusDays(2));
        assertThat(RoomsNeeded.byType(List.of(extended, next))).containsEntry("A", 2);
    }

    @Test
    void everyTypeHasAtLeastOneRoom() {
        assertThat(RoomsNeeded.byType(List.of(booking(0, Outcome.CANCELED, ARRIVAL.minusDays(30)))))
                .containsEntry("A", 1);
    }
}
