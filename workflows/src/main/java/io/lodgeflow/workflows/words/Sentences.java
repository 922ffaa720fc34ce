package io.lodgeflow.workflows.words;

import io.lodgeflow.domain.words.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Puts sentences into words: English for the API, the audit log and whoever reads neither language, Korean for readers of
 * Korean. The words stand in {@code words/sentences*.properties}, one line for each code in each language.
 */
public final class Sentences {

    private static final ResourceBundleMessageSource WORDS = new ResourceBundleMessageSource();

    static {
        WORDS.setBasename("words/sentences");
        WORDS.setDefaultEncoding(StandardCharsets.UTF_8.name());
        WORDS.setFallbackToSystemLocale(false);
        WORDS.setAlwaysUseMessageFormat(true);
        WORDS.setBundleClassLoader(Sentences.class.getClassLoader());
    }

    private Sentences() {}

    public static String english(Sentence sentence) {
        return in(Locale.ENGLISH, sentence);
    }

    /** A sentence without words, which only a later version may have written, is shown as it is stored. */
    public static String in(Locale reader, Sentence sentence) {
        Object[] arguments = sentence.arguments().stream()
                .map(one -> one instanceof Sentence inner ? in(reader, inner) : one)
                .toArray();
        if (sentence.code().equals(Sentence.ALL)) {
            return Stream.of(arguments).map(String::valueOf).collect(Collectors.joining(" "));
        }
        String words = WORDS.getMessage(sentence.code(), arguments, null, reader);
        return words == null ? sentence.stored() : words;
    }
}
