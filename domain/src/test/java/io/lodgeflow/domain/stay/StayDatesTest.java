package io.lodgeflow.domain.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StayDatesTest {

    private static final LocalDate FEBRUARY_27 = LocalDate.of(2028, 2, 27);

    @Test
    void theDepartureDayIsNotANight() {
        StayDates stay = StayDates.of(FEBRUARY_27, 3);
        assertThat(stay.departure()).isEqualTo(LocalDate.of(2028, 3, 1));
        assertThat(stay.nights()).isEqualTo(3);
        assertThat(stay.isDayUse()).isFalse();
        assertThat(stay.roomDates()).containsExactly(FEBRUARY_27, LocalDate.of(2028, 2, 28), LocalDate.of(2028, 2, 29));
        assertThat(stay.roomFreeFrom()).isEqualTo(stay.departure());
        assertThat(stay).hasToString("2028-02-27 to 2028-03-01");
    }

    @Test
    void aDayUseTakesTheRoomForThatDate() {
        StayDates dayUse = StayDates.of(FEBRUARY_27, 0);
        assertThat(dayUse.isDayUse()).isTrue();
        assertThat(dayUse.nights()).isZero();
        assertThat(dayUse.roomDates()).containsExactly(FEBRUARY_27);
        assertThat(dayUse.roomFreeFrom()).isEqualTo(FEBRUARY_27.plusDays(1));
    }

    @Test
    void departureBeforeArrivalIsNoStay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StayDates(FEBRUARY_27, FEBRUARY_27.minusDays(1)))
                .withMessageContaining("2028-02-26");
    }

    @Test
    void staysOverlapExactlyWhenTheyShareARoomDate() {
        for (int first = 0; first < 6; first++) {
            for (int nights = 0; nights < 4; nights++) {
                for (int second = 0; second < 6; second++) {
                    for (int otherNights = 0; otherNights < 4; otherNights++) {
                        StayDates stay = StayDates.of(FEBRUARY_27.plusDays(first), nights);
                        StayDates other = StayDates.of(FEBRUARY_27.plusDays(second), otherNights);
                        boolean shared = stay.roomDates().stream().anyMatch(other.roomDates()::contains);
                        assertThat(stay.overlaps(other)).as(stay + ", " + other).isEqualTo(shared);
                        assertThat(other.overlaps(stay)).isEqualTo(shared);
                    }
                }
            }
        }
    }
}
