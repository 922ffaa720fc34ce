package io.lodgeflow.workflows.management;

import static io.lodgeflow.workflows.management.CatalogueChangesTest.refused;
import static io.lodgeflow.workflows.memory.CommandsInMemory.DESK;
import static io.lodgeflow.workflows.memory.CommandsInMemory.HOTEL;
import static io.lodgeflow.workflows.memory.CommandsInMemory.euros;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.workflows.management.CalendarChanges.Nights;
import io.lodgeflow.workflows.management.CalendarChanges.Prices;
import io.lodgeflow.workflows.memory.CommandsInMemory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CalendarChangesTest {

    /** A Monday. */
    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

    private static final Nights TWO_WEEKS = new Nights(MONDAY, MONDAY.plusDays(14));

    private final CommandsInMemory house = new CommandsInMemory();
    private final CalendarChanges calendar = house.get(CalendarChanges.class);
    private String type = "";

    @BeforeEach
    void aRoomTypeIsThere() {
        type = CatalogueChangesTest.roomType(house.get(CatalogueChanges.class), "DOUBLE");
    }

    @AfterEach
    void closed() {
        house.close();
    }

    @Test
    void weekdaysBecomeStretchesOfDates() {
        assertThat(CalendarChanges.runs(TWO_WEEKS, Set.of())).containsExactly(TWO_WEEKS);
        assertThat(CalendarChanges.runs(TWO_WEEKS, Set.of(DayOfWeek.values()))).containsExactly(TWO_WEEKS);
        assertThat(CalendarChanges.runs(TWO_WEEKS, Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)))
                .containsExactly(
                        new Nights(MONDAY.plusDays(4), MONDAY.plusDays(6)),
                        new Nights(MONDAY.plusDays(11), MONDAY.plusDays(13)));
        assertThat(CalendarChanges.runs(new Nights(MONDAY, MONDAY.plusDays(3)), Set.of(DayOfWeek.SUNDAY)))
                .isEmpty();
    }

    @Test
    void aCalendarIsOpenedOnceAndKeepsTheRoomsThatCameSince() {
        calendar.open(HOTEL, type, 0).orThrow();
        assertThat(house.calendar(type)).isEmpty();
        calendar.open(HOTEL, type, 3).orThrow();
        LocalDate today = LocalDate.of(2026, 6, 1);
        assertThat(house.calendar(type)).isEqualTo(Map.of(today, 0, today.plusDays(1), 0, today.plusDays(2), 0));
        house.built(type, 5);
        calendar.setRooms(HOTEL, type, new Nights(today, today.plusDays(1)), 5).orThrow();
        calendar.open(HOTEL, type, 400).orThrow();
        assertThat(house.calendar(type)).hasSize(3).containsEntry(today, 5);
    }

    @Test
    void neverFewerRoomsThanAreSold() {
        house.built(type, 2);
        house.sold(2);
        assertThat(refused(calendar.setRooms(HOTEL, type, TWO_WEEKS, 1)).code()).isEqualTo("nights_already_sold");
        calendar.setRooms(HOTEL, type, TWO_WEEKS, 2).orThrow();
    }

    @Test
    void neverMoreRoomsThanThereAre() {
        house.built(type, 2);
        Refusal refusal = refused(calendar.setRooms(HOTEL, type, TWO_WEEKS, 4));
        assertThat(refusal.code()).isEqualTo("more_than_rooms");
        assertThat(house.calendar(type)).isEmpty();
    }

    @Test
    void pricesAreSetOfAllRoomTypesOrNone() {
        Set<DayOfWeek> weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(calendar.setPrices(HOTEL, new Prices(List.of(type), TWO_WEEKS, weekend, euros(120)), DESK)
                        .orThrow())
                .isEqualTo(Map.of(type, 4));
        List<String> others = List.of(type, "typ_of_another_hotel");
        assertThat(refused(calendar.setPrices(HOTEL, new Prices(others, TWO_WEEKS, weekend, euros(120)), DESK))
                        .code())
                .isEqualTo("unknown_room_type");
        Money dollars = Money.ofMinor(120_00, "USD");
        assertThat(refused(calendar.setPrices(HOTEL, new Prices(List.of(type), TWO_WEEKS, weekend, dollars), DESK))
                        .code())
                .isEqualTo("wrong_currency");
    }
}
