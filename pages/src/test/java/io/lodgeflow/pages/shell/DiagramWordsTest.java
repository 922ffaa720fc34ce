package io.lodgeflow.pages.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reader of Korean sees every step and line of every diagram in Korean; a reader of English sees it as drawn. */
class DiagramWordsTest {

    private static final Pattern DRAWN = Pattern.compile("<(\\w+)(?=[^>]* id=\"[^\"]+\")[^>]* name=\"([^\"]*)\"");
    /** Named for the engine, drawn nowhere. */
    private static final List<String> NOT_DRAWN = List.of("process", "message", "error", "signal", "escalation");

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyNameIsKorean(Path diagram) {
        List<String> names = names(DiagramWords.in(words(Locale.KOREAN), SourceFiles.text(diagram)));
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(name).containsPattern("[가-힣]"));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void englishIsAsDrawn(Path diagram) {
        String drawn = SourceFiles.text(diagram);
        assertThat(names(DiagramWords.in(words(Locale.ENGLISH), drawn))).isEqualTo(names(drawn));
    }

    static List<Path> diagrams() {
        return SourceFiles.of("bpmn", ".bpmn");
    }

    private static List<String> names(String bpmn) {
        return DRAWN.matcher(bpmn)
                .results()
                .filter(element -> !NOT_DRAWN.contains(element.group(1)))
                .map(element -> element.group(2))
                .toList();
    }

    private static Words words(Locale locale) {
        return new Words(new PageConfiguration().messageSource(), locale, Instant.EPOCH, Map::of);
    }
}
