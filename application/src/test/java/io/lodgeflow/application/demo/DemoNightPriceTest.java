package io.lodgeflow.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.catalogue.RoomType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Currency;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DemoNightPriceTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final LocalDate WEDNESDAY_IN_JULY = LocalDate.of(2026, 7, 15);
    private static final LocalDate WEDNESDAY_IN_JANUARY = LocalDate.of(2026, 1, 14);

    @Test
    void beachesAreDearInTheirSummer() {
        assertThat(price(CityKind.BEACH, false, WEDNESDAY_IN_JULY))
                .isGreaterThan(price(CityKind.BEACH, false, WEDNESDAY_IN_JANUARY));
        assertThat(price(CityKind.BEACH, true, WEDNESDAY_IN_JULY))
                .isLessThan(price(CityKind.BEACH, true, WEDNESDAY_IN_JANUARY));
    }

    @Test
    void weekendsAreDearForLeisureAndCheapForBusiness() {
        LocalDate saturday = WEDNESDAY_IN_JULY.with(DayOfWeek.SATURDAY);
        assertThat(price(CityKind.CULTURE, false, saturday))
                .isGreaterThan(price(CityKind.CULTURE, false, WEDNESDAY_IN_JULY));
        assertThat(price(CityKind.BUSINESS, false, saturday))
                .isLessThan(price(CityKind.BUSINESS, false, WEDNESDAY_IN_JULY));
    }

    @Test
    void theNightsAroundNewYearCostMore() {
        long ordinary = price(CityKind.CULTURE, false, LocalDate.of(2026, 12, 17));
        assertThat(price(CityKind.CULTURE, false, LocalDate.of(2026, 12, 24))).isGreaterThan(ordinary);
        assertThat(price(CityKind.CULTURE, false, LocalDate.of(2026, 12, 31))).isGreaterThan(ordinary);
        assertThat(price(CityKind.CULTURE, false, LocalDate.of(2027, 1, 1)))
                .isGreaterThan(price(CityKind.CULTURE, false, LocalDate.of(2027, 1, 8)));
    }

    @Test
    void roundsToTheStepOfTheCurrency() {
        assertThat(NightPrice.rounded(1_499, 1, Currency.getInstance("KRW"))).isEqualTo(1_000);
        assertThat(NightPrice.rounded(1_500, 1, Currency.getInstance("KRW"))).isEqualTo(2_000);
        assertThat(NightPrice.rounded(14_260, 1, Currency.getInstance("JPY"))).isEqualTo(14_300);
        assertThat(NightPrice.rounded(32_260, 1, Currency.getInstance("AED"))).isEqualTo(32_500);
        assertThat(NightPrice.rounded(3, 1, EURO)).isEqualTo(100);
    }

    @Test
    void everyRoomHasAPositiveWholePriceThatFollowsSeasonAndWeekday() {
        LocalDate first = LocalDate.of(2026, 3, 1);
        for (DemoHotel hotel : DemoCatalogue.create().hotels()) {
            long step = NightPrice.step(hotel.hotel().currency());
            for (RoomType type : hotel.roomTypes()) {
                long base = type.details().basePriceMinor();
                assertThat(base % step).as(type.id()).isZero();
                LongStream prices = first.datesUntil(first.plusDays(DemoCalendars.NIGHTS))
                        .mapToLong(night -> hotel.priceMinor(base, night));
                assertThat(prices.boxed().collect(Collectors.toUnmodifiableSet()))
                        .as(type.id())
                        .hasSizeGreaterThan(7)
                        .allMatch(price -> price > 0 && price % step == 0 && price < 4 * base);
            }
        }
    }

    private static long price(CityKind kind, boolean southern, LocalDate night) {
        return NightPrice.of(kind, southern, EURO, 100_00, night);
    }
}
