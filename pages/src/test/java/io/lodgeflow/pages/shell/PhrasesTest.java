package io.lodgeflow.pages.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** English sentences of the product are shown in Korean, and nothing else is touched. */
class PhrasesTest {

    @Test
    void severalSentencesWithAnAmount() {
        assertThat(
                        korean(
                                "The booking is canceled. 2 room(s), 2026-09-19 to 2026-09-20, go back on sale."
                                        + " Seven or more days before arrival: the full price is refunded. (100.00 EUR) The guest is told."))
                .isEqualTo("예약이 취소됩니다. 객실 2개(2026-09-19 ~ 2026-09-20)를 다시 판매합니다."
                        + " 도착 7일 전까지: 전액 환불됩니다. (100.00 EUR) 고객에게 알립니다.");
    }

    @Test
    void wordsOfPeopleStayAsTheyAre() {
        assertThat(korean("Called twice. Arrives late.")).isEqualTo("Called twice. Arrives late.");
        assertThat(korean("Called twice. The guest is told.")).isEqualTo("Called twice. 고객에게 알립니다.");
        assertThat(Phrases.in(Locale.ENGLISH, "The guest is told.")).isEqualTo("The guest is told.");
        assertThat(korean("")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("known")
    void isTurnedAsAWhole(String phrase) {
        String filled = phrase.replaceAll("\\{(\\d)}", "W$1W");
        String turned = korean(filled);
        assertThat(turned).isNotEqualTo(filled).doesNotContain("{").containsPattern("[가-힣]");
        assertThat(turned.replaceAll("W\\dW", ""))
                .as("nothing of it is left in English")
                .doesNotContainPattern("[A-Za-z]{3}");
    }

    /** A sentence that nobody says any more, or says otherwise, is not a translation. */
    @Test
    void everyPhraseIsSaidSomewhere() {
        String said = sources();
        List<String> unsaid = known().filter(phrase -> Stream.of(phrase.split("\\{\\d}"))
                        .map(String::strip)
                        .filter(part -> part.length() > 3)
                        .anyMatch(part -> !said.contains(part)))
                .toList();
        assertThat(unsaid).isEmpty();
    }

    private static Stream<String> known() {
        return Phrases.known().stream();
    }

    private static String korean(String text) {
        return Phrases.in(Locale.KOREAN, text);
    }

    /** The code and the decisions, with texts that are written over several lines in one. */
    private static String sources() {
        return Stream.of("domain", "workflows", "activities", "web", "api", "pages", "bpmn")
                .flatMap(
                        module -> Stream.of(".java", ".dmn").flatMap(ending -> SourceFiles.of(module, ending).stream()))
                .map(SourceFiles::text)
                .collect(Collectors.joining("\n"))
                .replaceAll("\"\\s*\\+\\s*\"", "");
    }
}
