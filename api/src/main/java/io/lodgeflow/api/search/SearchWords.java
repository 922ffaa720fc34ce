package io.lodgeflow.api.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text cut into words that can be compared whatever their case, accents and width. Words match by their beginning, so
 * that half-typed ones find something; for Hangul that holds for the letters of a syllable too.
 */
final class SearchWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    /** Letters that Unicode does not take apart. */
    private static final Map<String, String> FOLDED =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");

    /** In order, each once. */
    static List<String> of(String... texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            Arrays.stream(BETWEEN.split(folded(text), -1))
                    .filter(word -> !word.isEmpty())
                    .forEach(words::add);
        }
        return List.copyOf(words);
    }

    /** Lower case, without accents and apostrophes, in plain width. */
    static String folded(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text.replaceAll("['’`]", ""), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : FOLDED.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return plain;
    }

    /** True if every wanted word is the beginning of some present one. */
    static boolean allMatch(List<String> wanted, List<String> present) {
        return wanted.stream().allMatch(word -> present.stream().anyMatch(one -> one.startsWith(word)));
    }

    private SearchWords() {}
}
