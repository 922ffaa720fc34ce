package io.lodgeflow.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.web.DateRange;
import jakarta.validation.ConstraintValidatorContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class CalendarChangesTest {

    /** A Monday. */
    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

    @Test
    void weekdaysBecomeStretchesOfDates() {
        DateRange twoWeeks = new DateRange(MONDAY, MONDAY.plusDays(14));
        assertThat(CalendarChanges.runs(twoWeeks, Set.of())).containsExactly(twoWeeks);
        assertThat(CalendarChanges.runs(twoWeeks, Set.of(DayOfWeek.values()))).containsExactly(twoWeeks);
        assertThat(CalendarChanges.runs(twoWeeks, Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)))
                .containsExactly(
                        new DateRange(MONDAY.plusDays(4), MONDAY.plusDays(6)),
                        new DateRange(MONDAY.plusDays(11), MONDAY.plusDays(13)));
        assertThat(CalendarChanges.runs(new DateRange(MONDAY, MONDAY.plusDays(3)), Set.of(DayOfWeek.SUNDAY)))
                .isEmpty();
    }

    @Test
    void imagesAreWebAddresses() {
        WebAddress.Check check = new WebAddress.Check();
        ConstraintValidatorContext context = Mockito.mock();
        for (String good : new String[] {"https://example.org/a.jpg", "http://example.org", "/images/a.svg"}) {
            assertThat(check.isValid(good, context)).as(good).isTrue();
        }
        for (String bad : new String[] {
            "ftp://example.org/a",
            "javascript:alert(1)",
            "//example.org/a",
            "https:///a",
            "https://u:p@example.org/",
            "a b",
            ""
        }) {
            assertThat(check.isValid(bad, context)).as(bad).isFalse();
        }
    }

    @Test
    void guestsAreToldWhatIsLeftWhenItIsLittle() {
        assertThat(RoomsLeft.inWords(0)).isEqualTo("sold out");
        assertThat(RoomsLeft.inWords(3)).isEqualTo("3 left");
        assertThat(RoomsLeft.inWords(10)).isEqualTo("available");
        assertThat(RoomsLeft.told(9)).isEqualTo(9);
        assertThat(RoomsLeft.told(10)).isNull();
    }
}
