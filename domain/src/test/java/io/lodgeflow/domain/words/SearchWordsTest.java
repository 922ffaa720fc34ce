package io.lodgeflow.domain.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    private static final List<String> HOTEL =
            SearchWords.of("Zum Löwen", "München", "Straße des 17. Juni 5", "DE", "Germany", "독일");

    @Test
    void wordsMatchWhateverTheirCaseAccentsAndEnds() {
        for (String wanted :
                List.of("munchen", "MÜNCH", "lowen germ", "löwen", "strasse juni", "  ", "독일", "도", "ＬＯＷ")) {
            assertThat(SearchWords.allMatch(SearchWords.of(wanted), HOTEL))
                    .as(wanted)
                    .isTrue();
        }
    }

    @Test
    void allWordsMustMatchFromTheirBeginning() {
        for (String wanted : List.of("munchen france", "unchen", "munchenx", "한국")) {
            assertThat(SearchWords.allMatch(SearchWords.of(wanted), HOTEL))
                    .as(wanted)
                    .isFalse();
        }
    }

    @Test
    void apostrophesDoNotCutWords() {
        assertThat(SearchWords.of("L’Hôtel de l'Île")).containsExactly("lhotel", "de", "lile");
    }

    @ParameterizedTest
    @CsvSource({
        "Zoë, zoe",
        "ZOË, zoe",
        "Zoe\u0308, zoe",
        "ＺＯＥ, zoe",
        "Müller, muller",
        "Mueller, mueller",
        "Łukasz, lukasz",
        "Straße, strasse",
        "İstanbul, istanbul",
        "ΟΔΟΣ, οδοσ",
        "οδός, οδοσ",
        "Hà Nội, ha noi",
        "O’Brien, obrien",
        "O´Brien, obrien",
        "' van\u00a0der--Berg\u2010Ö,', van der berg o",
        "soft\u00adly, softly",
        "탁 라온, 탁 라온"
    })
    void aNameHasOneKeyHoweverItIsWritten(String name, String key) {
        assertThat(SearchWords.key(name)).isEqualTo(key);
        assertThat(SearchWords.key(key)).as("folded again").isEqualTo(key);
    }

    @Test
    void aKeyHasAtMostTwoHundredLettersAndNoHalfOnes() {
        assertThat(SearchWords.key("ß".repeat(200))).isEqualTo("s".repeat(200));
        assertThat(SearchWords.key("라".repeat(200))).isEqualTo("라".repeat(200));
        assertThat(SearchWords.key("a".repeat(199) + "\uD840\uDC00")).isEqualTo("a".repeat(199));
        assertThat(SearchWords.key("-- ★ ")).isEmpty();
    }
}
