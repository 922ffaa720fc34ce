package io.lodgeflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.domain.money.Money;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TextsAndNumbersTest {

    private static final JsonMapper JSON = new HttpJson(JsonMapper.shared()).mapper();

    @Test
    void moneyIsReadAndWrittenExactly() {
        Money money = JSON.readValue("{\"amount\":\"120.50\",\"currency\":\"EUR\"}", Money.class);
        assertThat(money).isEqualTo(Money.ofMinor(12050, "EUR"));
        assertThat(JSON.writeValueAsString(money)).isEqualTo("{\"amount\":\"120.50\",\"currency\":\"EUR\"}");
        assertThat(JSON.readValue("{\"currency\":\"KRW\",\"amount\":\"150000\"}", Money.class))
                .isEqualTo(Money.ofMinor(150000, "KRW"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":\"1.505\",\"currency\":\"EUR\"}|too_many_decimals|/amount",
                "{\"amount\":\"1.5\",\"currency\":\"KRW\"}|too_many_decimals|/amount",
                "{\"amount\":\"1e3\",\"currency\":\"EUR\"}|invalid_amount|/amount",
                "{\"amount\":\"1,000\",\"currency\":\"EUR\"}|invalid_amount|/amount",
                "{\"amount\":\"٣\",\"currency\":\"EUR\"}|invalid_amount|/amount",
                "{\"amount\":\"99999999999999999999\",\"currency\":\"EUR\"}|invalid_amount|/amount",
                "{\"currency\":\"EUR\"}|invalid_amount|/amount",
                "{\"amount\":\"1\",\"currency\":\"EURO\"}|unknown_currency|/currency",
                "{\"amount\":\"1\",\"currency\":\"eur\"}|unknown_currency|/currency",
                "{\"amount\":\"1\",\"currency\":\"XXX\"}|unknown_currency|/currency",
                "{\"amount\":1.5,\"currency\":\"EUR\"}|wrong_type|/amount",
                "{\"amount\":\"1\",\"currency\":\"EUR\",\"tax\":1}|unknown_field|/tax",
                "5|wrong_type|''"
            })
    void otherMoneyIsRefusedByName(String json, String code, String pointer) {
        assertThatThrownBy(() -> JSON.readValue(json, Money.class))
                .isInstanceOfSatisfying(RefusedValue.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(JsonProblems.pointer(refused)).isEqualTo(pointer);
                });
    }

    @Test
    void textsAreTakenInOneForm() {
        assertThat(TextReader.normalised("  Zoe\u0301 ")).isEqualTo("Zoé");
        assertThat(TextReader.normalised("a\r\nb\rc")).isEqualTo("a\nb\nc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a\u0000", "a\nb", "a\u001b[31m", "\ud800", "x\udc00y", "\u202Egnp.exe", "\uFEFFa", "\uFFFE"
            })
    void badTextsAreRefused(String text) {
        assertThat(TextValidator.fault(text, 1, 10, false)).isPresent();
    }

    @Test
    void lengthsAreCountedInCharactersAsPeopleSeeThem() {
        assertThat(TextValidator.fault("😀😀😀", 1, 3, false)).isEmpty();
        assertThat(TextValidator.fault("😀😀😀😀", 1, 3, false)).isPresent();
        assertThat(TextValidator.fault("a\nb\tc", 1, 10, true)).isEmpty();
        assertThat(TextValidator.fault("서울 호텔", 1, 10, false)).isEmpty();
    }

    @Test
    void cursorsComeBackAndOthersAreRefused() {
        Cursor cursor = new Cursor("hotels", List.of("Zum Löwen", "hot_1"));
        assertThat(Cursor.parse(cursor.text(), "hotels", 2)).isEqualTo(cursor);
        for (String other : List.of(
                "",
                "abc",
                "!!",
                "bnVsbA",
                "e30",
                new Cursor("rooms", List.of("a", "b")).text(),
                new Cursor("hotels", List.of("a")).text(),
                "a".repeat(2000))) {
            assertThatThrownBy(() -> Cursor.parse(other, "hotels", 2)).as(other).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void pagesTellWhetherThereIsMore() {
        assertThat(Page.of(List.of(1, 2), 2, last -> new Cursor("n", List.of("" + last)))
                        .nextCursor())
                .isNull();
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, last -> new Cursor("n", List.of("" + last)));
        assertThat(page.items()).containsExactly(1, 2);
        assertThat(Cursor.parse(String.valueOf(page.nextCursor()), "n", 1).values())
                .containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "respond-async|true|-1|respond-async",
                "respond-async, wait=10|true|10|respond-async, wait=10",
                "wait=\"5\"; foo=bar, Respond-Async|true|5|respond-async, wait=5",
                "wait=5, wait=9|false|5|wait=5",
                "wait=9999|false|60|wait=60",
                "wait=-1|false|-1|''",
                "return=minimal, handling=lenient|false|-1|''",
                "',,='|false|-1|''"
            })
    void preferencesAreReadAsTheStandardSays(String header, boolean async, long wait, String applied) {
        Preference preference = Preference.of(List.of(header));
        assertThat(preference.respondAsync()).isEqualTo(async);
        assertThat(preference.patience()).isEqualTo(wait < 0 ? null : Duration.ofSeconds(wait));
        assertThat(preference.applied()).isEqualTo(applied);
    }

    @Test
    void versionsAreReadFromIfMatch() {
        assertThat(SeenVersion.of("\"7\"").required()).isEqualTo(7);
        assertThat(SeenVersion.of("*").required()).isNull();
        assertThat(SeenVersion.of(null).ifGiven()).isNull();
        assertThat(statusOf(null)).isEqualTo(428);
        assertThat(statusOf("7")).isEqualTo(400);
        assertThat(statusOf("")).isEqualTo(400);
        assertThat(statusOf("\"7\" \"8\"")).isEqualTo(400);
        assertThat(statusOf("\"7\", \"8\"")).isEqualTo(400);
        assertThat(statusOf("W/\"7\"")).isEqualTo(412);
        assertThat(statusOf("\"abc\"")).isEqualTo(412);
    }

    private static int statusOf(@Nullable String header) {
        try {
            var unused = SeenVersion.of(header).required();
            return 200;
        } catch (ProblemException problem) {
            return problem.status().value();
        }
    }
}
