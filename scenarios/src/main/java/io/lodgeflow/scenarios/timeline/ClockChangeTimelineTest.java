package io.lodgeflow.scenarios.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms are assigned at the check-in hour of the day before, by the hotel's own clock, whatever is done to it (W7). */
class ClockChangeTimelineTest extends Story {

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @ParameterizedTest
    @CsvSource({"Europe/Lisbon, EUR", "America/New_York, USD"})
    void aroundTheNextChangeOfTheClock(String zone, String currency) {
        TestHotel hotel = TestHotel.with(lodgeflow, zone, currency, 4, 1, 100).open(400);
        ZoneOffsetTransition change = hotel.zone().getRules().nextTransition(lodgeflow.now());
        LocalDate day = change.getInstant().atZone(hotel.zone()).toLocalDate();
        String onTheDay = paid(guest, hotel.wish("standard", "flexible", day, 1));
        String dayAfter = paid(guest, hotel.wish("standard", "flexible", day.plusDays(1), 1));

        assignedExactlyAt(onTheDay, hotel, day.minusDays(1));
        assertThat(Duration.between(hotel.at(day.minusDays(1), "15:00"), hotel.at(day, "15:00")))
                .isEqualTo(Duration.ofHours(24).minus(change.getDuration()));
        assignedExactlyAt(dayAfter, hotel, day);

        travelTo(hotel, day.plusDays(1), "11:59");
        assertThat(status(onTheDay)).isEqualTo("paid");
        travelTo(hotel, day.plusDays(1), "12:00");
        assertThat(status(onTheDay)).as("cut-off by the wall clock").isEqualTo("no_show");
    }

    @Test
    void whereTheClockNeverChanges() {
        TestHotel hotel =
                TestHotel.with(lodgeflow, "Asia/Seoul", "KRW", 2, 1, 100).open(400);
        LocalDate arrival = hotel.today().plusDays(5);
        String id = paid(korean, hotel.wish("standard", "flexible", arrival, 2));
        assertThat(read(id).at("/total/amount")).as("won have no decimals").isEqualTo("20000");
        assignedExactlyAt(id, hotel, arrival.minusDays(1));
    }

    private void assignedExactlyAt(String id, TestHotel hotel, LocalDate dayBefore) {
        Instant due = hotel.at(dayBefore, "15:00");
        assertThat(read(id).at("/roomAssignmentAt")).isEqualTo(due.toString());
        lodgeflow.travelTo(due.minusSeconds(1));
        assertThat(rooms(id)).isEmpty();
        lodgeflow.travelTo(due);
        assertThat(rooms(id)).hasSize(1);
        assertThat(messages(id)).endsWith(List.of("room_assigned", "reminder").toArray(String[]::new));
    }
}
