package io.lodgeflow.domain.reservation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text by which bookings are found: lower case, without accents, split at everything that is no letter or
 * digit, at most {@value #LONGEST} characters each. Finding and being found use the same words.
 */
public final class SearchWords {

    public static final int LONGEST = 40;
    private static final int MOST = 60;

    /** Without doubles, in the order of the text. */
    public static List<String> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        // Hangul syllables were taken apart as well; put them together again.
        String whole = Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Arrays.stream(whole.split("[^\\p{L}\\p{Nd}]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private SearchWords() {}
}
