package io.lodgeflow.domain.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTest {

    @Test
    void isStoredAsAJsonArray() {
        Sentence sentence =
                Sentence.of("change", Sentence.of("stay", "2026-09-19", "2026-09-20"), 2, "a \"b\" \\ \n가😀");
        assertThat(sentence.stored())
                .isEqualTo(
                        "[\"change\",[\"stay\",\"2026-09-19\",\"2026-09-20\"],\"2\",\"a \\\"b\\\" \\\\ \\u000a가😀\"]");
        assertThat(Sentence.from(sentence.stored())).isEqualTo(sentence);
        assertThat(Sentence.from("[\"history.expired\"]")).isEqualTo(Sentence.of("history.expired"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Checked in",
                "[",
                "[]",
                "[\"a\"",
                "[\"a",
                "[\"a\"]b",
                "[\"a\",]",
                "[\"a\",b]",
                "[[\"a\"]]",
                "[\"a\\u00\"]",
                "[\"a\\uwxyz\"]"
            })
    void whatItDidNotWriteIsATextOfBefore(String text) {
        assertThat(Sentence.from(text)).isEqualTo(Sentence.of("legacy", text));
    }
}
