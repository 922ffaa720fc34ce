package io.lodgeflow.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void widthsAreRound() {
        assertThat(SearchFacets.niceWidth(1)).isEqualTo(1);
        assertThat(SearchFacets.niceWidth(3)).isEqualTo(5);
        assertThat(SearchFacets.niceWidth(1_001)).isEqualTo(2_000);
    }
}
