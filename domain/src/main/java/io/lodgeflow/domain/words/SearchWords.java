package io.lodgeflow.domain.words;

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
 * that half-typed ones find something; for Hangul that holds for the letters of a syllable too. Keys of names are stored:
 * who changes the folding writes a migration that makes them anew, as {@code V82} did.
 */
public final class SearchWords {

    /** What the column of a key holds. */
    private static final int LONGEST_KEY = 200;

    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʼʻ`´′＇]");
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    /** Letters that Unicode does not take apart. */
    private static final Map<String, String> FOLDED = Map.ofEntries(
            Map.entry("ß", "ss"),
            Map.entry("æ", "ae"),
            Map.entry("œ", "oe"),
            Map.entry("ø", "o"),
            Map.entry("ł", "l"),
            Map.entry("đ", "d"),
            Map.entry("ð", "d"),
            Map.entry("þ", "th"),
            Map.entry("ħ", "h"),
            Map.entry("ı", "i"),
            Map.entry("ς", "σ"));

    /** In order, each once. */
    public static List<String> of(String... texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            Arrays.stream(BETWEEN.split(folded(text), -1))
                    .filter(word -> !word.isEmpty())
                    .forEach(words::add);
        }
        return List.copyOf(words);
    }

    /**
     * All words in order with a blank between two, for comparing whole names and for what the database keeps: syllables of
     * Hangul stay whole, and what is longer than 200 is cut.
     */
    public static String key(String name) {
        String words = BETWEEN.matcher(folded(name)).replaceAll(" ").strip();
        String key = Normalizer.normalize(words, Normalizer.Form.NFC);
        if (key.length() <= LONGEST_KEY) {
            return key;
        }
        int end = Character.isHighSurrogate(key.charAt(LONGEST_KEY - 1)) ? LONGEST_KEY - 1 : LONGEST_KEY;
        return key.substring(0, end).strip();
    }

    /** Lower case, without accents and apostrophes, in plain width. */
    public static String folded(String text) {
        String bare = APOSTROPHES.matcher(text).replaceAll("");
        String plain = MARKS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : FOLDED.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return plain;
    }

    /** True if every wanted word is the beginning of some present one. */
    public static boolean allMatch(List<String> wanted, List<String> present) {
        return wanted.stream().allMatch(word -> present.stream().anyMatch(one -> one.startsWith(word)));
    }

    private SearchWords() {}
}
