package io.lodgeflow.web;

import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.words.Sentences;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;

/**
 * Problems in the caller's language, by Accept-Language: English, in which they are written where they arise, or Korean. What
 * is refused by the rules of the hotel is a {@link Sentence}; what is wrong with a request has its Korean words, by its code,
 * in {@code words/problems_ko.properties}. Programs look at codes, which have no language.
 */
final class ProblemWords {

    private static final String SAID = "said";
    private static final Properties KOREAN = new Properties();

    static {
        try (InputStreamReader file = new InputStreamReader(
                new ClassPathResource("words/problems_ko.properties").getInputStream(), StandardCharsets.UTF_8)) {
            KOREAN.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The first of the caller's languages that the product speaks. */
    static Locale languageOf(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.ENGLISH;
        }
        return Collections.list(request.getLocales()).stream()
                .map(wanted -> Locale.of(wanted.getLanguage()))
                .filter(wanted -> wanted.equals(Locale.KOREAN) || wanted.equals(Locale.ENGLISH))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    static String title(Locale reader, ProblemException cause) {
        String english = Problem.titleOf(cause.code());
        return reader.equals(Locale.KOREAN)
                ? KOREAN.getProperty("title." + cause.status().value(), english)
                : english;
    }

    static String detail(Locale reader, ProblemException cause) {
        return cause.detail().code().equals(SAID)
                ? byCode(reader, cause.code(), Sentences.english(cause.detail()))
                : Sentences.in(reader, cause.detail());
    }

    static List<FieldProblem> errors(Locale reader, ProblemException cause) {
        String whole = Sentences.english(cause.detail());
        return cause.errors().stream()
                .map(error -> new FieldProblem(
                        error.pointer(),
                        error.parameter(),
                        error.header(),
                        error.code(),
                        error.detail().equals(whole)
                                ? detail(reader, cause)
                                : byCode(reader, error.code(), error.detail())))
                .toList();
    }

    private static String byCode(Locale reader, String code, String english) {
        return reader.equals(Locale.KOREAN) ? Objects.requireNonNullElse(KOREAN.getProperty(code), english) : english;
    }

    private ProblemWords() {}
}
