package io.lodgeflow.pages.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Whatever a command or a page may refuse is said in Korean to a reader of Korean. Reads the refusals out of the sources,
 * so that a new one without Korean words is noticed by whoever writes it.
 */
class KoreanRefusalsTest {

    private static final Pattern MADE =
            Pattern.compile("(Refusal\\.(?:invalid|conflict|forbidden)|new Refusal|new ProblemException)\\(");

    private final ResourceBundleMessageSource messages =
            (ResourceBundleMessageSource) new PageConfiguration().messageSource();

    @Test
    void everyRefusalHasKoreanWords() {
        List<Said> refusals = sources().stream()
                .flatMap(source -> refusals(SourceFiles.text(source)))
                .toList();
        assertThat(refusals).as("refusals found in the sources").hasSizeGreaterThan(100);
        assertThat(refusals.stream().filter(said -> !isKorean(said))).isEmpty();
    }

    @Test
    void readsArgumentsAsTheCompilerDoes() {
        List<String> arguments = parts("of(\"a, b\", f(x, \"y\"), \"from \" + at(1, 2) + \" to \\\"\" + z)", 3, ',');
        assertThat(arguments).containsExactly("\"a, b\"", "f(x, \"y\")", "\"from \" + at(1, 2) + \" to \\\"\" + z");
        assertThat(sentence(arguments.getLast())).isEqualTo("from W to \"W");
    }

    /** @param code one word; a refusal without has the code {@code forbidden} */
    private record Said(String code, String sentence) {}

    private static Stream<Said> refusals(String java) {
        return MADE.matcher(java).results().flatMap(made -> {
            List<String> arguments = parts(java, made.end(), ',').stream()
                    .map(KoreanRefusalsTest::sentence)
                    .toList();
            String code = arguments.stream()
                    .filter(one -> one.matches("[a-z_]{4,}"))
                    .findFirst()
                    .orElse("forbidden");
            return arguments.stream()
                    .filter(one -> one.contains(" "))
                    .limit(1)
                    .map(sentence -> new Said(code, sentence));
        });
    }

    private boolean isKorean(Said said) {
        return messages.getMessage("problem." + said.code(), null, null, Locale.KOREAN) != null
                || !Phrases.in(Locale.KOREAN, said.sentence()).matches("(?s).*[A-Za-z]{3}.*");
    }

    /** What stands between the separators outside of brackets and strings, up to the bracket that ends the call. */
    private static List<String> parts(String java, int from, char separator) {
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
            } else if (depth == 0 && sign == separator) {
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

    /** The literals of a concatenation, with W for what is put between them. */
    private static String sentence(String expression) {
        return parts(expression, 0, '+').stream()
                .map(part -> part.startsWith("\"")
                        ? part.substring(1, part.length() - 1).replace("\\\"", "\"")
                        : "W")
                .collect(Collectors.joining());
    }

    private static List<Path> sources() {
        return Stream.of("domain", "workflows", "activities", "pages")
                .flatMap(module -> SourceFiles.of(module, ".java").stream())
                .toList();
    }
}
