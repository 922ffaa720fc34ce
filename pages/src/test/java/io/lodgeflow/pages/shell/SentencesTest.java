package io.lodgeflow.pages.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every sentence of the product has words in both languages, and every word is a sentence's. Reads the sentences out of the
 * sources, so that a new one without words is noticed by whoever writes it.
 */
class SentencesTest {

    private static final Pattern MADE =
            Pattern.compile("(?<![\\w.])(Sentence\\.of|Refusal\\.(?:invalid|conflict|forbidden))\\(");

    /** Of these the words are in the arguments alone. */
    private static final Set<String> ARGUMENTS_ONLY =
            Set.of("said", "legacy", "stay", "points.of_booking", "refusal.create_admin", "effect.amount");

    private final ResourceBundle english = ResourceBundle.getBundle("words/sentences", Locale.ROOT);
    private final ResourceBundle korean = ResourceBundle.getBundle("words/sentences", Locale.KOREAN);

    @Test
    void everySentenceIsSaidInBothLanguages() {
        assertThat(korean.getLocale()).isEqualTo(Locale.KOREAN);
        assertThat(own(korean)).isEqualTo(own(english));
        for (String code : own(english)) {
            String words = korean.getString(code);
            assertThat(places(english.getString(code))).as(code).containsAll(places(words));
            if (!ARGUMENTS_ONLY.contains(code)) {
                assertThat(words).as(code).containsPattern("[가-힣]");
                assertThat(words.replaceAll("en과 ko", "")).as(code).doesNotContainPattern("[A-Za-z]{3}");
            }
        }
    }

    @Test
    void everySentenceOfTheCodeHasItsWords() {
        List<Made> sentences = sources().flatMap(SentencesTest::sentences).toList();
        assertThat(sentences).as("sentences found in the sources").hasSizeGreaterThan(350);
        assertThat(sentences.stream().filter(made -> !english.containsKey(made.code())))
                .as("without words")
                .isEmpty();
        assertThat(sentences.stream()
                        .filter(made -> english.containsKey(made.code())
                                && places(english.getString(made.code())).size() != made.arguments()))
                .as("with more or fewer arguments than places")
                .isEmpty();
    }

    @Test
    void everyWordIsSomeSentences() {
        String said = sources().collect(Collectors.joining("\n"));
        assertThat(own(english).stream()
                        .filter(code -> Stream.of("", "refusal.", "refusal.forbidden.")
                                .noneMatch(family -> code.startsWith(family)
                                        && said.contains("\"" + code.substring(family.length()) + "\""))))
                .isEmpty();
    }

    @Test
    void readsArgumentsAsTheCompilerDoes() {
        assertThat(parts("of(\"a, b\", f(x, \"y\"), \"from \" + at(1, 2) + \" to \\\"\" + z)", 3))
                .containsExactly("\"a, b\"", "f(x, \"y\")", "\"from \" + at(1, 2) + \" to \\\"\" + z");
    }

    private record Made(String code, int arguments) {}

    /** Those whose code is written where they are made; one of two codes counts as both. */
    private static Stream<Made> sentences(String java) {
        return MADE.matcher(java).results().flatMap(made -> {
            List<String> parts = parts(java, made.end());
            String family = switch (made.group(1)) {
                case "Sentence.of" -> "";
                case "Refusal.forbidden" -> "refusal.forbidden.";
                default -> "refusal.";
            };
            int before = made.group(1).equals("Refusal.invalid") ? 2 : 1;
            return Pattern.compile("\"([a-z_.]+)\"(?! *[.+])")
                    .matcher(parts.getFirst())
                    .results()
                    .map(code -> new Made(family + code.group(1), parts.size() - before));
        });
    }

    /** What stands between the commas outside of brackets and strings, up to the bracket that ends the call. */
    private static List<String> parts(String java, int from) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = from;
        int at = from;
        while (at < java.length() && (depth > 0 || java.charAt(at) != ')')) {
            char sign = java.charAt(at);
            if (sign == '"') {
                at = endOfString(java, at);
            } else if (sign == '(' || sign == '{') {
                depth++;
            } else if (sign == ')' || sign == '}') {
                depth--;
            } else if (depth == 0 && sign == ',') {
                parts.add(java.substring(start, at).strip());
                start = at + 1;
            }
            at++;
        }
        parts.add(java.substring(start, at).strip());
        return parts;
    }

    private static int endOfString(String java, int quote) {
        int at = quote + 1;
        while (java.charAt(at) != '"') {
            at += java.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    /** Without what it would inherit from the other language. */
    private static Set<String> own(ResourceBundle words) {
        Set<String> own = new TreeSet<>();
        words.keySet().forEach(own::add);
        return own;
    }

    private static Set<String> places(String words) {
        return Pattern.compile("\\{\\d}")
                .matcher(words)
                .results()
                .map(place -> place.group())
                .collect(Collectors.toSet());
    }

    private static Stream<String> sources() {
        return Stream.of("domain", "workflows", "activities", "web", "api", "pages", "application")
                .flatMap(module -> SourceFiles.of(module, ".java").stream())
                .map(SourceFiles::text);
    }
}
