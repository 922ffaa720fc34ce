package io.lodgeflow.domain.stay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The days on which the clocks are changed, and the ordinary ones. */
class HouseTimesTest {

    private static final HouseTimes LISBON = usual("Europe/Lisbon");
    private static final HouseTimes NEW_YORK = usual("America/New_York");
    private static final HouseTimes SEOUL = usual("Asia/Seoul");

    private static HouseTimes usual(String zone) {
        return new HouseTimes(ZoneId.of(zone), LocalTime.of(15, 0), LocalTime.of(11, 0), LocalTime.NOON);
    }

    private static StayDates stay(String arrival, int nights) {
        return StayDates.of(LocalDate.parse(arrival), nights);
    }

    private static Instant utc(String instant) {
        return Instant.parse(instant);
    }

    @Test
    void theHoursOfAnOrdinaryStay() {
        StayDates stay = stay("2026-06-10", 2);
        assertThat(SEOUL.roomAssignmentAt(stay)).isEqualTo(utc("2026-06-09T06:00:00Z"));
        assertThat(SEOUL.checkInAt(stay)).isEqualTo(utc("2026-06-10T06:00:00Z"));
        assertThat(SEOUL.noShowCutOffAt(stay)).isEqualTo(utc("2026-06-11T03:00:00Z"));
        assertThat(SEOUL.checkOutAt(stay)).isEqualTo(utc("2026-06-12T02:00:00Z"));
    }

    @Test
    void todayIsTheHotelsDay() {
        Instant now = utc("2026-06-01T23:30:00Z");
        assertThat(SEOUL.today(now)).isEqualTo("2026-06-02");
        assertThat(LISBON.today(now)).isEqualTo("2026-06-02");
        assertThat(NEW_YORK.today(now)).isEqualTo("2026-06-01");
    }

    @Test
    void aDayUseLeavesByMidnight() {
        StayDates dayUse = stay("2026-06-10", 0);
        assertThat(LISBON.checkOutAt(dayUse)).isEqualTo(utc("2026-06-10T23:00:00Z"));
        assertThat(LISBON.checkInAt(dayUse)).isEqualTo(utc("2026-06-10T14:00:00Z"));
        assertThat(LISBON.noShowCutOffAt(dayUse)).isEqualTo(utc("2026-06-11T11:00:00Z"));
    }

    @Test
    void assignmentIsADayEarlierByTheWallClockAlsoWhenTheDayHas23Or25Hours() {
        StayDates shortDay = stay("2026-03-29", 1); // Lisbon skips 01:00 to 02:00
        assertThat(LISBON.roomAssignmentAt(shortDay)).isEqualTo(utc("2026-03-28T15:00:00Z"));
        assertThat(LISBON.checkInAt(shortDay)).isEqualTo(utc("2026-03-29T14:00:00Z"));
        StayDates longDay = stay("2026-11-01", 1); // New York repeats 01:00 to 02:00
        assertThat(NEW_YORK.roomAssignmentAt(longDay)).isEqualTo(utc("2026-10-31T19:00:00Z"));
        assertThat(NEW_YORK.checkInAt(longDay)).isEqualTo(utc("2026-11-01T20:00:00Z"));
        assertThat(Duration.between(NEW_YORK.roomAssignmentAt(longDay), NEW_YORK.checkInAt(longDay)))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void stayAcrossBothKindsOfChangeEndsAtTheHotelsHour() {
        assertThat(NEW_YORK.checkOutAt(stay("2026-03-07", 1))).isEqualTo(utc("2026-03-08T15:00:00Z"));
        assertThat(NEW_YORK.checkOutAt(stay("2026-03-06", 1))).isEqualTo(utc("2026-03-07T16:00:00Z"));
        assertThat(LISBON.checkOutAt(stay("2026-10-24", 1))).isEqualTo(utc("2026-10-25T11:00:00Z"));
        assertThat(LISBON.checkOutAt(stay("2026-10-23", 1))).isEqualTo(utc("2026-10-24T10:00:00Z"));
        assertThat(LISBON.noShowCutOffAt(stay("2026-10-24", 3))).isEqualTo(utc("2026-10-25T12:00:00Z"));
    }

    @Test
    void seoulNeverChangesItsClocks() {
        for (LocalDate date = LocalDate.of(2026, 1, 1); date.getYear() == 2026; date = date.plusDays(1)) {
            StayDates stay = StayDates.of(date, 1);
            assertThat(Duration.between(SEOUL.roomAssignmentAt(stay), SEOUL.checkInAt(stay)))
                    .isEqualTo(Duration.ofHours(24));
        }
    }

    @Test
    void anHourInsideTheGapBecomesLaterByTheGap() {
        HouseTimes night = new HouseTimes(LISBON.zone(), LocalTime.of(1, 30), LocalTime.of(1, 15), LocalTime.of(1, 45));
        StayDates stay = stay("2026-03-29", 1);
        assertThat(night.checkInAt(stay)).isEqualTo(utc("2026-03-29T01:30:00Z")); // 02:30 summer time
        assertThat(night.checkOutAt(stay("2026-03-28", 1))).isEqualTo(utc("2026-03-29T01:15:00Z"));
        assertThat(night.noShowCutOffAt(stay("2026-03-28", 1))).isEqualTo(utc("2026-03-29T01:45:00Z"));
        HouseTimes newYork = new HouseTimes(NEW_YORK.zone(), LocalTime.of(2, 30), LocalTime.of(11, 0), LocalTime.NOON);
        assertThat(newYork.checkInAt(stay("2026-03-08", 1))).isEqualTo(utc("2026-03-08T07:30:00Z"));
    }

    @Test
    void ofARepeatedHourTheFirstRunCounts() {
        HouseTimes night = new HouseTimes(LISBON.zone(), LocalTime.of(1, 30), LocalTime.of(11, 0), LocalTime.NOON);
        assertThat(night.checkInAt(stay("2026-10-25", 1))).isEqualTo(utc("2026-10-25T00:30:00Z"));
        HouseTimes newYork = new HouseTimes(NEW_YORK.zone(), LocalTime.of(1, 30), LocalTime.of(11, 0), LocalTime.NOON);
        assertThat(newYork.checkInAt(stay("2026-11-01", 1))).isEqualTo(utc("2026-11-01T05:30:00Z"));
    }

    @Test
    void theHoursOfEveryStayOfAYearComeInOrder() {
        for (HouseTimes times : new HouseTimes[] {LISBON, NEW_YORK, SEOUL}) {
            for (LocalDate date = LocalDate.of(2026, 1, 1); date.getYear() == 2026; date = date.plusDays(1)) {
                StayDates stay = StayDates.of(date, 2);
                assertThat(times.roomAssignmentAt(stay)).isBefore(times.checkInAt(stay));
                assertThat(times.checkInAt(stay)).isBefore(times.noShowCutOffAt(stay));
                assertThat(times.noShowCutOffAt(stay)).isBefore(times.checkOutAt(stay));
                assertThat(times.today(times.checkInAt(stay))).isEqualTo(date);
            }
        }
    }

    @Test
    void canBeBookedUntilTheMomentBeforeTheCheckInHour() {
        StayDates stay = stay("2026-06-10", 1);
        Instant checkIn = LISBON.checkInAt(stay);
        assertThat(LISBON.canStillBeBooked(stay, checkIn.minusMillis(1))).isTrue();
        assertThat(LISBON.canStillBeBooked(stay, checkIn)).isFalse();
    }
}
