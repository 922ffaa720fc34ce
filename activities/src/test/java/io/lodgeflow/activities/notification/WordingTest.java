package io.lodgeflow.activities.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.stay.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    private final Wording english = Wording.in(GuestLanguage.ENGLISH);
    private final Wording korean = Wording.in(GuestLanguage.KOREAN);

    @ParameterizedTest
    @CsvSource({
        "150000, KRW, '₩150,000'",
        "12050, EUR, '€120.50'",
        "-5, EUR, '-€0.05'",
        "0, EUR, '€0.00'",
        "123456789012345678, EUR, '€1,234,567,890,123,456.78'",
        "9007199254740993, KRW, '₩9,007,199,254,740,993'",
    })
    void moneyIsExactInBothLanguages(long minorUnits, String currency, String written) {
        assertThat(english.money(Money.ofMinor(minorUnits, currency))).isEqualTo(written);
        assertThat(korean.money(Money.ofMinor(minorUnits, currency))).isEqualTo(written);
    }

    @Test
    void decimalsAreThoseOfTheCurrency() {
        assertThat(english.money(Money.ofMinor(1500, "JPY"))).isEqualTo("¥1,500");
        assertThat(english.money(Money.ofMinor(1500, "KWD"))).endsWith("1.500");
        assertThat(english.money(Money.ofMinor(1500, "USD"))).isEqualTo("$15.00");
    }

    @Test
    void datesInTheirLongForm() {
        LocalDate date = LocalDate.of(2026, 7, 1);

        assertThat(english.date(date)).isEqualTo("Wednesday, July 1, 2026");
        assertThat(korean.date(date)).isEqualTo("2026년 7월 1일 수요일");
        assertThat(english.shortDate(date)).isEqualTo("Jul 1, 2026");
        assertThat(korean.shortDate(date)).isEqualTo("2026. 7. 1.");
    }

    @Test
    void instantsInTheHotelsZone() {
        Instant deadline = Instant.parse("2026-06-30T23:30:00Z");

        assertThat(english.moment(deadline, ZoneId.of("Asia/Seoul")))
                .startsWith("Wednesday, July 1, 2026, 08:30 (Korea");
        assertThat(korean.moment(deadline, ZoneId.of("Asia/Seoul"))).isEqualTo("2026년 7월 1일 수요일 08:30 (대한민국 시간)");
    }

    @ParameterizedTest
    @CsvSource({"0, day use, 당일 이용", "1, 1 night, 1박 2일", "3, 3 nights, 3박 4일"})
    void lengthOfStay(int nights, String inEnglish, String inKorean) {
        StayDates stay = StayDates.of(LocalDate.of(2026, 7, 1), nights);

        assertThat(english.nights(stay)).isEqualTo(inEnglish);
        assertThat(korean.nights(stay)).isEqualTo(inKorean);
    }

    @Test
    void counts() {
        assertThat(english.rooms(1)).isEqualTo("1 room");
        assertThat(english.rooms(2)).isEqualTo("2 rooms");
        assertThat(english.guests(1, 0)).isEqualTo("1 adult");
        assertThat(english.guests(2, 3)).isEqualTo("2 adults, 3 children");
        assertThat(korean.guests(2, 1)).isEqualTo("성인 2명, 어린이 1명");
    }

    @ParameterizedTest
    @CsvSource({
        "ko, KOREAN",
        "ko-KR, KOREAN",
        "ko_KR, KOREAN",
        "KO, KOREAN",
        "en, ENGLISH",
        "de, ENGLISH",
        "'', ENGLISH"
    })
    void languagesOfGuests(String code, GuestLanguage language) {
        assertThat(GuestLanguage.of(code)).isEqualTo(language);
    }
}
